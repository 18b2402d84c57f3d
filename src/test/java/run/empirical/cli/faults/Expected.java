package run.empirical.cli.faults;

import java.time.Duration;
import run.empirical.cli.dist.Outcome;

/**
 * The expected exit status and output.
 *
 * @param exit the exit status
 * @param out all of standard output
 * @param err all of standard error; names in braces are replaced with the run's values
 */
record Expected(int exit, String out, String err) {
  private static final String CA_HINT =
      ". To trust another authority, pass --cacert FILE or set SSL_CERT_FILE to the system's"
          + " bundle";

  /** The output for a correct reply. */
  static final Expected ANSWER =
      new Expected(
          0,
          """
          ENVIRONMENT  EXECUTED AT           TEST RUN
          1            2025-11-24T09:12:44Z  48213
          """,
          "");

  /** The output of a batch with correct replies for both test cases. */
  static final Expected BOTH_ANSWERS =
      new Expected(
          0,
          """
          TEST CASE  ENVIRONMENT  EXECUTED AT           TEST RUN
          first      1            2025-11-24T09:12:44Z  48213
          second     1            2025-11-24T09:12:44Z  48213
          """,
          "");

  static final Expected TIMEOUT = failure(75, "no answer from {url} within {timeout}s (--timeout)");
  static final Expected RESET = unreachable("connection reset");
  static final Expected CLOSED =
      unreachable("the connection closed before the whole reply arrived");

  static final Expected WANTS_CREDENTIALS =
      failure(
          69,
          "the proxy requires valid credentials (HTTP 407): set the proxy variable to"
              + " http://user:password@host:port");

  /** What {@link Script#echoCredentials} sends, redacted. */
  static final String ECHO = "[redacted] [redacted] [redacted] [redacted]";

  static Expected unreachable(String why) {
    return failure(69, "cannot reach {url}: " + why);
  }

  static Expected noTunnel(String why) {
    return failure(69, "cannot reach {url} through the proxy {proxy}: " + why);
  }

  static Expected tls(String why) {
    return failure(69, "TLS with localhost failed: " + why);
  }

  static Expected certificate(String why) {
    return tls(why + CA_HINT);
  }

  static Expected notHttp(String why) {
    return failure(76, "invalid HTTP reply from {url}: " + why);
  }

  static Expected notHttpFromProxy(String why) {
    return failure(76, "invalid HTTP reply from {url} through the proxy {proxy}: " + why);
  }

  static Expected breach(String what) {
    return breach(what, "");
  }

  static Expected breach(String what, String hint) {
    return failure(76, "the reply breaks the API's contract: " + what + " (HTTP 200)" + hint);
  }

  static Expected failure(int exit, String message) {
    return new Expected(exit, "", "empirical: " + message + "\n");
  }

  /**
   * The output if this happens to the second test case of a batch, after an answer for the first.
   */
  Expected afterAnAnswer() {
    String answer = BOTH_ANSWERS.out();
    return new Expected(
        exit,
        answer.substring(0, answer.indexOf("second")),
        err.replaceFirst("empirical: ", "empirical: second: "));
  }

  Outcome outcome(String url, String proxy, Duration timeout) {
    return new Outcome(
        exit,
        out,
        err.replace("{url}", url)
            .replace("{proxy}", proxy)
            .replace("{timeout}", "" + timeout.toSeconds()));
  }
}
