package run.empirical.cli.output;

/** Text colours for terminals. The text must be understandable without them. */
enum Colour {
  PLAIN(""),
  HEADING("1"),
  GOOD("32"),
  WARNING("33"),
  BAD("31"),
  FAINT("2");

  private final String code;

  Colour(String code) {
    this.code = code;
  }

  /** The text between this colour's ECMA-48 SGR sequences. */
  String apply(String text) {
    return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
