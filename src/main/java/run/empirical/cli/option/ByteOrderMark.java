package run.empirical.cli.option;

/** The byte order mark, which some editors put at the start of a UTF-8 file. */
final class ByteOrderMark {
  private static final char CHARACTER = '\ufeff';

  private ByteOrderMark() {}

  /** The text without a leading byte order mark. */
  static String without(String text) {
    return !text.isEmpty() && text.charAt(0) == CHARACTER ? text.substring(1) : text;
  }
}
