package run.empirical.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.text.Secrets;
import run.empirical.cli.text.ShortText;

/**
 * Checks arguments before they are parsed. Each must be one thing: an option that is joined to
 * another argument, or that begins with a dash from a word processor, would become part of a value
 * or a test case, and the gate that it sets would silently be left out.
 */
final class RawArguments {
  /** Dashes of all kinds, for a character class. */
  private static final String DASHES = "-\\p{Pd}\u2212\u30fc\uff70";

  /** A dash of any kind or an invisible character. */
  private static final String SIGN = "[" + DASHES + "\\p{Cf}]";

  /** A sign that is not an ASCII dash. */
  private static final String FOREIGN = "[" + DASHES + "\\p{Cf}&&[^-]]";

  /** White space of any kind. */
  private static final String SPACE = "[\\p{Z}\\t-\\r\\x85]";

  /** A text that begins with a foreign sign. If there is a dash, an option may follow. */
  private static final Pattern FOREIGN_START =
      pattern("(?s)(?=-*(FOREIGN))\\p{Cf}*(?:[DASHES]SIGN*([A-Za-z][A-Za-z-]*)(?==|SPACE|$))?.*");

  /**
   * An option as the value of another one, or after a comma or white space; after white space, a
   * single ASCII dash is none.
   */
  private static final Pattern JOINED_OPTION =
      pattern("(?:^-[^=]*+=-|,SPACE*+SIGN|SPACE(?:-SIGN|FOREIGN))SIGN*+(\\p{L}[A-Za-z-]*)");

  /** The start of an argument that messages may show. In the rest, there may be the API key. */
  private static final Pattern SHOWN =
      Pattern.compile("--[A-Za-z-]+=?|" + Assumptions.TEST_CASE_ID);

  private RawArguments() {}

  /** The pattern with the constants above for their names. */
  private static Pattern pattern(String regex) {
    return Pattern.compile(
        regex
            .replace("DASHES", DASHES)
            .replace("SIGN", SIGN)
            .replace("FOREIGN", FOREIGN)
            .replace("SPACE", SPACE));
  }

  /**
   * Checks all arguments.
   *
   * @throws FailureException of kind {@code USAGE} for the first that is not UTF-8, or not one
   *     thing
   */
  static void check(List<String> arguments) {
    // Completion passes words that are not complete.
    boolean complete = arguments.indexOf(CandidatesCommand.NAME) != 0;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!SafeText.isIntact(argument)) {
        throw FailureException.usage(
            "argument " + (i + 1) + " is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8");
      }
      if (complete) {
        check(argument, i + 1);
      }
    }
  }

  private static void check(String argument, int number) {
    int value = argument.startsWith("-") ? argument.indexOf('=') + 1 : 0;
    // Windows takes variables in upper and lower case alike.
    if (argument.toUpperCase(Locale.ROOT).contains(Secrets.KEY_VARIABLE + "=")) {
      throw FailureException.usage(
          Secrets.KEY_VARIABLE + " is an environment variable; set it before you run empirical");
    }
    Matcher start = FOREIGN_START.matcher(argument);
    if (start.matches()) {
      String advice = start.group(2) == null ? "remove it" : "type " + typed(start.group(2));
      String shown = ShortText.ofArgument(argument);
      throw FailureException.usage("'" + shown + "' begins with " + named(start) + "; " + advice);
    }
    if (start.reset(argument.substring(value)).matches()) {
      String option = argument.substring(0, value - 1);
      throw FailureException.usage(
          option + ": the value begins with " + named(start) + "; remove it");
    }
    Matcher joined = JOINED_OPTION.matcher(argument);
    if (joined.find()) {
      Matcher shown = SHOWN.matcher(argument);
      String option = typed(joined.group(1));
      String name = shown.lookingAt() ? "'" + shown.group() + "…'" : "argument " + number;
      throw FailureException.usage(
          name
              + " has "
              + option
              + " in it; pass each option as an argument of its own, or rename the file");
    }
  }

  private static String named(Matcher start) {
    int sign = start.group(1).codePointAt(0);
    return Character.getType(sign) == Character.FORMAT
        ? String.format(Locale.ROOT, "an invisible character (U+%04X)", sign)
        : "a long dash (" + Character.toString(sign) + ")";
  }

  private static String typed(String option) {
    return (option.length() == 1 ? "-" : "--") + option;
  }
}
