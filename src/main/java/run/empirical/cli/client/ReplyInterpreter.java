package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.ReplyReader.ErrorBody;
import run.empirical.cli.connection.ApiUrl;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.text.Redaction;
import run.empirical.cli.text.WhiteSpace;

/**
 * Reads a complete reply as an answer or a failure. Secrets that a reply quotes are replaced.
 *
 * @param namesProject whether the request names a project
 */
record ReplyInterpreter(ApiUrl url, boolean namesProject, Redaction redaction) {
  private static final Set<Integer> MAYBE_ABOUT_PROJECT = Set.of(400, 401, 403, 404);
  private static final Pattern PROJECT = Pattern.compile("(?i)\\bproject\\b");

  /** The maximum length of a quoted line, in characters. */
  private static final int MAX_LINE = 200;

  /** How much of a plain-text body is searched for a line, in bytes. */
  private static final int MAX_PLAIN_TEXT = 4096;

  /**
   * The last passes in an answer.
   *
   * @param request the request, which messages quote
   * @throws FailureException if the reply is not an answer; it says whether the same request may
   *     succeed later
   */
  List<LastPass> lastPasses(Reply reply, LastPassRequest request) {
    if (reply.status() != 200) {
      throw new FailureException(explain(reply, request));
    }
    if (reply.body().length > Reply.MAX_BODY) {
      throw new FailureException(breach(reply, "it is larger than 16 MiB"));
    }
    try {
      return ReplyReader.readLastPasses(reply.body());
    } catch (ReplyReader.BreachException e) {
      throw new FailureException(breach(reply, String.valueOf(e.getMessage())));
    }
  }

  private Failure explain(Reply reply, LastPassRequest request) {
    ErrorBody error = ReplyReader.readError(reply.body());
    String plainText = error.either() == null ? plainText(reply) : "";
    String message = message(error) + plainText;
    Failure failure = byStatus(reply, request, error, message).withPlainText(plainText);
    return !namesProject
            && MAYBE_ABOUT_PROJECT.contains(reply.status())
            && PROJECT.matcher(message).find()
        ? failure.advising("For a key that is not bound to one project, give --project-id N")
        : failure;
  }

  private Failure byStatus(Reply reply, LastPassRequest request, ErrorBody error, String message) {
    int status = reply.status();
    return switch (status) {
      case 401 -> unauthorized(reply, Assumptions.UNAUTHORIZED, message);
      case 403 -> unauthorized(reply, Assumptions.FORBIDDEN, message);
      case 407 ->
          failure(
                  ExitStatus.UNREACHABLE,
                  reply,
                  "the proxy requires valid credentials",
                  ": set the proxy variable to [http://]user:password@host:port")
              .permanent();
      case 408 -> failure(ExitStatus.TRY_LATER, reply, "the API timed out", message);
      case 429 -> failure(ExitStatus.TRY_LATER, reply, "rate limited by the API", message);
      default -> {
        if (status == 400 || (status / 100 == 4 && error.either() != null)) {
          String more = message + sent(status, request);
          yield failure(ExitStatus.REJECTED, reply, "the API rejected the request", more);
        }
        if (status == 500 && error.text() != null) {
          yield failure(ExitStatus.BACKEND, reply, "the API's analytics backend failed", message);
        }
        yield status / 100 == 5
            ? failure(ExitStatus.TRY_LATER, reply, "the API returned a server error", message)
            : unexpected(reply, message);
      }
    };
  }

  /**
   * Quotes the part of a rejected request that the user may not have typed: the look-back window,
   * which {@code --max-age} widens, or the whole URL after a 404, since the base URL may be wrong.
   */
  private String sent(int status, LastPassRequest request) {
    if (status == 404) {
      return " (sent to " + url.endpoint(LastPassRequest.PATH) + ")";
    }
    StringJoiner members = new StringJoiner(", ", " (sent: ", ")").setEmptyValue("");
    if (status == 400) {
      RequestBody.optionalMembers(request)
          .forEach((name, value) -> members.add(name + " " + value));
    }
    return members.toString();
  }

  private Failure unauthorized(Reply reply, String what, String message) {
    String hint = ". Create a key at " + Assumptions.KEY_PAGE;
    if (!reply.isWebPage()) {
      return failure(ExitStatus.UNAUTHORIZED, reply, what, message + hint);
    }
    String more =
        Message.of(
            ". Is the base URL %s right, or did a proxy answer? Otherwise %s%s", url, what, hint);
    return failure(ExitStatus.UNAUTHORIZED, reply, "the reply is a web page, not the API's", more);
  }

  private Failure unexpected(Reply reply, String message) {
    if (reply.status() / 100 != 3 || reply.status() == 304) {
      String more = message + ". Is the base URL " + url + " right?";
      return failure(ExitStatus.PROTOCOL, reply, "unexpected reply from the API", more);
    }
    String target = quoted(reply, "location");
    String what = "the reply is a redirect" + (target == null ? "" : " to " + target);
    String more = ". Redirects are not followed: check the base URL " + url;
    return failure(ExitStatus.PROTOCOL, reply, what, more);
  }

  private Failure breach(Reply reply, String problem) {
    String what = "the reply breaks the API's contract: " + redaction.quote(problem);
    String type = quoted(reply, "content-type");
    String more =
        type == null || reply.isDeclaredAs("json")
            ? ""
            : ". Its Content-Type is " + type + ": is the base URL " + url + " right?";
    return failure(ExitStatus.PROTOCOL, reply, what, more);
  }

  private @Nullable String quoted(Reply reply, String header) {
    String value = reply.header(header);
    return value == null ? null : redaction.quote(value);
  }

  private String message(ErrorBody error) {
    String text = error.either();
    return text == null || text.isBlank()
        ? ""
        : ": " + withoutFullStop(redaction.quote(WhiteSpace.strip(text)));
  }

  /**
   * The first line that is not blank of a plain-text body, as proxies send it; empty if there is
   * none that ends early in the body. A part of a line may have a part of a secret, which would not
   * be replaced.
   */
  private String plainText(Reply reply) {
    if (!reply.isDeclaredAs("text/plain")) {
      return "";
    }
    byte[] body = reply.body();
    int length = Math.min(body.length, MAX_PLAIN_TEXT);
    String start = new String(body, 0, length, StandardCharsets.UTF_8);
    String lines = length == body.length ? start : start.substring(0, start.lastIndexOf('\n') + 1);
    return lines
        .lines()
        .map(WhiteSpace::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .map(line -> ": " + withoutFullStop(redaction.quote(line, MAX_LINE)))
        .orElse("");
  }

  /** A message that another sentence may follow. */
  private static String withoutFullStop(String message) {
    return message.replaceFirst("(?<=[^.])\\.$", "");
  }

  private static Failure failure(ExitStatus exit, Reply reply, String what, String more) {
    int status = reply.status();
    return new Failure(exit, what + " (HTTP " + status + ")" + more, status);
  }
}
