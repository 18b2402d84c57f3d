package run.empirical.cli.command;

import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.option.Essential;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.text.Secrets;
import run.empirical.cli.text.ShortText;
import run.empirical.cli.text.WhiteSpace;

/**
 * Checks arguments before they are parsed. Each must be one thing: an option that is joined to
 * another argument, or that begins with a dash from a word processor, would become part of a value
 * or a test case, and the gate that it sets would silently be left out.
 */
final class RawArguments {
  /** Dashes of all kinds, for a character class. */
  private static final String DASHES = "-\\p{Pd}\u2212\u30fc\uff70";

  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  /** Dashes and invisible characters, and the name after them. */
  private static final Pattern OPTION =
      Pattern.compile(
          "(?<dashes>[" + DASHES + "\\p{Cf}]++)(?<name>\\p{L}[A-Za-z]*+(?:-[A-Za-z]++)*+)?");

  /** Two dashes, or one that word processors make of them. In サーバー-env, ー is a letter. */
  private static final Pattern TWO_DASHES =
      Pattern.compile("(?![\u30fc\uff70][-\\p{Pd}])[" + DASHES + "]{2}|[–—―−]");

  /** picocli takes these for arguments: a part of a time such as -0800, or a dash after a blank. */
  private static final Pattern NO_OPTION = Pattern.compile("(?sU)(?:-[0-9]|\\s+-.).*");

  private final Map<String, OptionSpec> options = new HashMap<>();
  private final Set<String> essential = new HashSet<>();

  /** Checks the arguments of these commands. */
  RawArguments(Collection<CommandLine> commands) {
    commands.forEach(command -> options.putAll(command.getCommandSpec().optionsMap()));
    options.values().stream()
        .filter(RawArguments::isEssential)
        .forEach(option -> essential.addAll(List.of(option.names())));
  }

  /** Whether an option is marked as {@link Essential}. */
  static boolean isEssential(OptionSpec option) {
    return ((AnnotatedElement) option.userObject()).isAnnotationPresent(Essential.class);
  }

  /**
   * Checks all arguments.
   *
   * @throws FailureException of kind {@code USAGE} for the first that is not UTF-8, or not one
   *     thing
   */
  void check(List<String> arguments) {
    // Completion passes words that are not complete.
    boolean complete = arguments.indexOf(CandidatesCommand.NAME) != 0;
    String before = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!SafeText.isIntact(argument)) {
        throw FailureException.usage(
            "argument %s is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8", i + 1);
      }
      if (complete) {
        check(argument, before, i + 1);
      }
      // No option follows two dashes.
      before = before.equals("--") ? before : argument;
    }
  }

  private void check(String argument, String before, int number) {
    if (Secrets.setsKey(argument)) {
      throw FailureException.usage(
          "%s is an environment variable; set it before you run empirical", Secrets.KEY_VARIABLE);
    }
    requireAsciiDash(argument, 0);
    requireAsciiDash(argument, valueIn(argument));
    OptionSpec previous = options.get(before);
    OptionSpec awaiting = previous != null && Completer.takesValue(previous) ? previous : null;
    requireOneOption(argument, awaiting, number);
    // Perhaps the rest of a value that was not quoted.
    if (awaiting == null && !before.equals("--") && NO_OPTION.matcher(argument).matches()) {
      throw FailureException.usage(
          "'%s' begins with a dash; quote a value that has a space",
          ShortText.ofArgument(argument));
    }
  }

  /**
   * Rejects an argument with an option in it.
   *
   * @param awaiting the option whose value the argument is; null if there is none
   */
  private void requireOneOption(String argument, @Nullable OptionSpec awaiting, int number) {
    String option = optionIn(argument);
    // Within a word, invisible characters count for nothing.
    String joined = option != null ? option : optionIn(INVISIBLE.matcher(argument).replaceAll(""));
    if (joined != null) {
      String own = argument.substring(0, Math.max(0, valueIn(argument) - 1));
      OptionSpec owner = options.getOrDefault(own, awaiting);
      throw FailureException.usage(
          "%s has %s in it; pass each option as an argument of its own%s",
          owner == null ? "argument " + number : "the value of " + owner.longestName(),
          joined,
          owner != null && Completer.takesFile(owner) ? ", or rename the file" : "");
    }
  }

  /** Rejects a text if, from this index on, it begins with a sign other than ASCII's dash. */
  private static void requireAsciiDash(String text, int start) {
    Matcher option = OPTION.matcher(text).region(start, text.length());
    String dashes = option.lookingAt() ? option.group("dashes") : "";
    String foreign = dashes.replace("-", "");
    if (foreign.isEmpty()) {
      return;
    }
    int sign = foreign.codePointAt(0);
    String found =
        Character.getType(sign) == Character.FORMAT
            ? Message.of("an invisible character (U+%04X)", sign)
            : "a long dash (" + Character.toString(sign) + ")";
    if (start > 0) {
      throw FailureException.usage(
          "%s: the value begins with %s; remove it", text.substring(0, start - 1), found);
    }
    boolean hasDash = !dashes.matches("\\p{Cf}+");
    boolean isOption = hasDash && option.group("name") != null && isEnd(text, option.end());
    throw FailureException.usage(
        "'%s' begins with %s; %s",
        ShortText.ofArgument(text),
        found,
        isOption ? "type " + withDashes(option.group("name")) : "remove it");
  }

  /** The first option within a text; null if there is none. */
  private @Nullable String optionIn(String text) {
    int value = valueIn(text);
    Matcher option = OPTION.matcher(text);
    while (option.find()) {
      String name = option.group("name");
      if (option.start() > 0
          && name != null
          && (option.start() == value
              || isSeparate(text, option)
              || namesEssential(text, option))) {
        return withDashes(name);
      }
    }
    return null;
  }

  /** Whether a comma or white space is before an option. "a - b.txt" and "x -y" have none. */
  private static boolean isSeparate(String text, Matcher option) {
    int end = option.start();
    while (end > 0 && WhiteSpace.is(text.charAt(end - 1))) {
      end--;
    }
    boolean afterComma = end > 0 && text.charAt(end - 1) == ',';
    return afterComma || (end < option.start() && !option.group("dashes").equals("-"));
  }

  /** Whether this is the name of an essential option, which any text may precede. */
  private boolean namesEssential(String text, Matcher option) {
    return essential.contains("--" + option.group("name"))
        && TWO_DASHES.matcher(option.group("dashes")).find()
        && isEnd(text, option.end());
  }

  /** Whether the name of an option ends here. */
  private static boolean isEnd(String text, int index) {
    return index == text.length() || text.charAt(index) == '=' || WhiteSpace.is(text.charAt(index));
  }

  /** The start of the value in an option such as {@code --env=1}; 0 for any other argument. */
  private static int valueIn(String argument) {
    return argument.startsWith("-") ? argument.indexOf('=') + 1 : 0;
  }

  private static String withDashes(String name) {
    return (name.length() == 1 ? "-" : "--") + name;
  }
}
