package run.empirical.cli.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.ReplyReader.ErrorBody;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Redaction;
import run.empirical.cli.model.TestCase;

/**
 * Turns a complete reply into an answer or a failure.
 *
 * @param url the API's base URL, for messages
 * @param redaction redacts secrets that a server may quote
 */
record ReplyInterpreter(ApiUrl url, Redaction redaction) {
  /**
   * Reads a reply.
   *
   * @throws Deadline.PassedException if reading a large body takes too long
   */
  LookUp interpret(TestCase testCase, Reply reply, Deadline deadline) {
    if (reply.status() != 200) {
      return LookUp.failed(testCase, failure(reply, deadline));
    }
    if (!reply.complete()) {
      return LookUp.failed(testCase, breach(reply, "it is larger than 16 MiB"));
    }
    // Over HTTP/2 the client does not check this.
    Long said = reply.headers().contentLength();
    if (said != null && said != reply.body().length) {
      return LookUp.failed(
          testCase,
          breach(
              reply,
              "it is " + reply.body().length + " bytes long, but Content-Length is " + said));
    }
    try {
      return LookUp.answered(
          testCase, withoutSecrets(ReplyReader.readLastPasses(reply.body(), deadline)));
    } catch (UnexpectedJsonException e) {
      return LookUp.failed(testCase, breach(reply, String.valueOf(e.getMessage())));
    }
  }

  /** IDs are data, but a secret that a server puts there must not be printed. */
  private List<LastPass> withoutSecrets(List<LastPass> passes) {
    List<LastPass> clean = new ArrayList<>(passes.size());
    for (LastPass pass : passes) {
      String environmentId = redaction.redactData(pass.environmentId());
      String testRunId = redaction.redactData(pass.testRunId());
      clean.add(new LastPass(environmentId, testRunId, pass.executedAt()));
    }
    return clean;
  }

  private Failure failure(Reply reply, Deadline deadline) {
    ErrorBody error = ReplyReader.readError(reply.body(), deadline);
    String said = said(error);
    int status = reply.status();
    return switch (status) {
      case 400 ->
          permanentFailure(ErrorKind.REJECTED, status, "the API rejected the request", said);
      case 401 -> unauthorized(reply, "the API rejected the key", said);
      case 403 -> unauthorized(reply, "the API key lacks permission", said);
      case 407 ->
          permanentFailure(
              ErrorKind.UNREACHABLE,
              status,
              "the proxy requires valid credentials",
              ": set the proxy variable to http://user:password@host:port");
      case 408 -> transientFailure(ErrorKind.TRY_LATER, status, "the API timed out", said);
      case 429 -> transientFailure(ErrorKind.TRY_LATER, status, "rate limited by the API", said);
      case 500 ->
          error.text() != null
              ? transientFailure(
                  ErrorKind.BACKEND, status, "the API's analytics backend failed", said)
              : transientFailure(
                  ErrorKind.TRY_LATER, status, "the API returned a server error", said);
      default -> otherFailure(reply, error, said);
    };
  }

  private Failure unauthorized(Reply reply, String what, String said) {
    String hint = ". Create a key at " + ApiKey.PAGE;
    return reply.isWebPage()
        ? permanentFailure(
            ErrorKind.UNAUTHORIZED,
            reply.status(),
            "the reply is a web page, not the API's",
            ". Is the base URL " + url + " right, or did a proxy answer? Otherwise " + what + hint)
        : permanentFailure(ErrorKind.UNAUTHORIZED, reply.status(), what, said + hint);
  }

  private Failure otherFailure(Reply reply, ErrorBody error, String said) {
    int status = reply.status();
    if (status == 501) {
      return permanentFailure(ErrorKind.TRY_LATER, status, "the API returned a server error", said);
    }
    if (status >= 500 && status <= 599) {
      return transientFailure(ErrorKind.TRY_LATER, status, "the API returned a server error", said);
    }
    if (status >= 400 && status <= 499 && error.message() != null) {
      return permanentFailure(ErrorKind.REJECTED, status, "the API rejected the request", said);
    }
    if (status >= 300 && status <= 399) {
      String target = reply.headers().location();
      return permanentFailure(
          ErrorKind.PROTOCOL,
          status,
          "the reply is a redirect" + (target == null ? "" : " to " + target),
          ". Redirects are not followed: check the base URL " + url);
    }
    return permanentFailure(
        ErrorKind.PROTOCOL,
        status,
        "unexpected reply from the API",
        said + ". Is the base URL " + url + " right?");
  }

  private Failure breach(Reply reply, String what) {
    String type = reply.headers().contentType();
    boolean json = type == null || type.contains("json");
    return permanentFailure(
        ErrorKind.PROTOCOL,
        reply.status(),
        "the reply breaks the API's contract: " + redaction.quote(what),
        encoding(reply.headers().contentEncoding())
            + (json
                ? ""
                : ". Its Content-Type is " + type + ": is the base URL " + url + " right?"));
  }

  private static String encoding(@Nullable String name) {
    return name == null || name.equalsIgnoreCase("identity")
        ? ""
        : ". The server encoded it as " + name + ", which was not requested";
  }

  private String said(ErrorBody error) {
    String text = error.message() != null ? error.message() : error.text();
    return text == null || text.isBlank() ? "" : ": " + redaction.quote(text);
  }

  private static Failure permanentFailure(ErrorKind kind, int status, String what, String more) {
    return new Failure(kind, what + " (HTTP " + status + ")" + more, status, false);
  }

  private static Failure transientFailure(ErrorKind kind, int status, String what, String more) {
    return new Failure(kind, what + " (HTTP " + status + ")" + more, status, true);
  }
}
