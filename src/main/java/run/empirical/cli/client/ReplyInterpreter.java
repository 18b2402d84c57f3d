package run.empirical.cli.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.ReplyReader.ErrorBody;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

/**
 * Decides what a whole reply means: an answer, or a failure of one kind.
 *
 * @param url the API's base URL, for messages
 * @param redaction knows the secrets that a server may quote
 */
record ReplyInterpreter(ApiUrl url, Redaction redaction) {
  /**
   * Reads a reply.
   *
   * @throws Deadline.PassedException when a large body takes too long to read
   */
  LookUp interpret(TestCase testCase, Reply reply, Deadline deadline) {
    if (reply.status() != 200) {
      return LookUp.failed(testCase, failure(reply, deadline));
    }
    if (!reply.complete()) {
      return LookUp.failed(testCase, breach(reply, "it is larger than 16 MiB"));
    }
    // Over HTTP/2 the client does not compare them.
    Long said = reply.headers().contentLength();
    if (said != null && said != reply.body().length) {
      return LookUp.failed(
          testCase, breach(reply, "it is " + reply.body().length + " bytes long and says " + said));
    }
    try {
      return LookUp.answered(
          testCase, withoutSecrets(ReplyReader.readLastPasses(reply.body(), deadline)));
    } catch (ContractBreach e) {
      return LookUp.failed(testCase, breach(reply, String.valueOf(e.getMessage())));
    }
  }

  /** IDs are data, yet a server that puts a secret there must not get it printed. */
  private List<LastPass> withoutSecrets(List<LastPass> passes) {
    List<LastPass> clean = new ArrayList<>(passes.size());
    for (LastPass pass : passes) {
      String environmentId = redaction.redactId(pass.environmentId());
      String testRunId = redaction.redactId(pass.testRunId());
      clean.add(new LastPass(environmentId, testRunId, pass.executedAt()));
    }
    return clean;
  }

  private Failure failure(Reply reply, Deadline deadline) {
    ErrorBody error = ReplyReader.readError(reply.body(), deadline);
    String said = said(error);
    int status = reply.status();
    return switch (status) {
      case 400 -> permanent(ErrorKind.REJECTED, status, "the API rejected the request", said);
      case 401 ->
          permanent(
              ErrorKind.UNAUTHORIZED,
              status,
              "the API does not accept the key",
              said + ". Keys are made at " + ApiKey.PAGE);
      case 403 ->
          permanent(
              ErrorKind.UNAUTHORIZED,
              status,
              "the API key may not ask this",
              said + ". Keys are made at " + ApiKey.PAGE);
      case 407 ->
          permanent(
              ErrorKind.UNREACHABLE,
              status,
              "the proxy wants other credentials",
              ": set them as http://user:password@host:port in the proxy variable");
      case 408 -> passing(ErrorKind.TRY_LATER, status, "the API gave up on the request", said);
      case 429 -> passing(ErrorKind.TRY_LATER, status, "the API wants fewer requests", said);
      case 500 ->
          error.text() != null
              ? passing(ErrorKind.BACKEND, status, "the API's analytics backend failed", said)
              : passing(ErrorKind.TRY_LATER, status, "the API failed", said);
      default -> otherFailure(reply, error, said);
    };
  }

  private Failure otherFailure(Reply reply, ErrorBody error, String said) {
    int status = reply.status();
    if (status >= 500 && status <= 599) {
      return passing(ErrorKind.TRY_LATER, status, "the API is in trouble", said);
    }
    if (status >= 400 && status <= 499 && error.message() != null) {
      return permanent(ErrorKind.REJECTED, status, "the API rejected the request", said);
    }
    if (status >= 300 && status <= 399) {
      String target = reply.headers().location();
      return permanent(
          ErrorKind.PROTOCOL,
          status,
          "the reply redirects" + (target == null ? "" : " to " + target),
          ". A redirect is never followed: check the base URL " + url);
    }
    return permanent(
        ErrorKind.PROTOCOL,
        status,
        "the API gives no such reply",
        said + ". Is the base URL " + url + " right?");
  }

  private Failure breach(Reply reply, String what) {
    String type = reply.headers().contentType();
    boolean json = type == null || type.contains("json");
    return permanent(
        ErrorKind.PROTOCOL,
        reply.status(),
        "the reply breaks the API's contract: " + redaction.quote(what),
        encoding(reply.headers().contentEncoding())
            + (json
                ? ""
                : ". The server calls it " + type + ": is the base URL " + url + " right?"));
  }

  private static String encoding(@Nullable String name) {
    return name == null || name.equalsIgnoreCase("identity")
        ? ""
        : ". The server encoded it as " + name + ", which was not asked for";
  }

  private String said(ErrorBody error) {
    String text = error.message() != null ? error.message() : error.text();
    return text == null || text.isBlank() ? "" : ": " + redaction.quote(text);
  }

  private static Failure permanent(ErrorKind kind, int status, String what, String more) {
    return new Failure(kind, what + " (HTTP " + status + ")" + more, status, false);
  }

  private static Failure passing(ErrorKind kind, int status, String what, String more) {
    return new Failure(kind, what + " (HTTP " + status + ")" + more, status, true);
  }
}
