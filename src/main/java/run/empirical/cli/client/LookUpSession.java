package run.empirical.cli.client;

import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Time;

/**
 * What all look-ups of one run share.
 *
 * @param api the API
 * @param url the API's base URL, for messages
 * @param interpreter decides what a reply means
 * @param transportFailures says why no reply came
 * @param limits how hard to try
 * @param time the clocks
 * @param serverClock what the server's clock says
 * @param wire hears of retries
 */
record LookUpSession(
    LastPassApi api,
    ApiUrl url,
    ReplyInterpreter interpreter,
    TransportFailures transportFailures,
    RequestLimits limits,
    Time time,
    ServerClock serverClock,
    Wire wire) {

  /** What is said of a look-up whose deadline passed during a try. */
  Failure tooSlow() {
    return new Failure(
        ErrorKind.TRY_LATER,
        "no answer from "
            + url
            + " within "
            + DurationText.format(limits.timeout())
            + " (--timeout)",
        null,
        true);
  }
}
