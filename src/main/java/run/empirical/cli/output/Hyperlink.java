package run.empirical.cli.output;

/** Text that a terminal shows as a link. */
final class Hyperlink {
  private static final String START = "\u001b]8;;";
  private static final String END = "\u001b\\";

  private Hyperlink() {}

  /**
   * The text between the control sequences of a hyperlink (OSC 8).
   *
   * @param url ASCII without control characters
   */
  static String of(String text, String url) {
    return START + url + END + text + START + END;
  }
}
