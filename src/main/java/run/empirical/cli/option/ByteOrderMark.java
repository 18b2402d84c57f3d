package run.empirical.cli.option;

/** The mark that some editors put before a text in UTF-8, and that is no part of it. */
final class ByteOrderMark {
  static final char CHARACTER = '\ufeff';

  private ByteOrderMark() {}

  /** The text without a mark at its beginning. */
  static String without(String text) {
    return !text.isEmpty() && text.charAt(0) == CHARACTER ? text.substring(1) : text;
  }
}
