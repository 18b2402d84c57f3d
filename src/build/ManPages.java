import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.option.Settings;
import run.empirical.cli.sandbox.BuiltInTest;

/**
 * Generates a man page for each command. Options and exit statuses come from the program's model,
 * topics from the output of {@code empirical help}, and the rest from a text file per page.
 *
 * <p>Arguments: the release date (ISO 8601), the jar, the directory of the texts, and the output
 * directory. The jar must also be on the class path.
 *
 * <p>A text has paragraphs, headings in capitals, and indented lists and examples, like the help,
 * and these directives:
 *
 * <pre>
 * &#64;options              the command's options
 * &#64;commands             all commands
 * &#64;exit-status [N ...]  all exit statuses, or these
 * &#64;topic NAME [N]       a help topic, starting at its Nth paragraph
 * &#64;built-in             the sandbox's test cases
 * </pre>
 */
final class ManPages {
  private static final String HEADING = "[A-Z][A-Z ]+";
  private static final Pattern GAP = Pattern.compile("(?<=\\S)  +");

  /** A smaller gap may be part of an example. */
  private static final int MIN_LIST_COLUMN = 8;

  private final Path jar;
  private final CommandSpec command;
  private final Map<String, CommandSpec> pages;
  private final StringBuilder roff = new StringBuilder();

  private ManPages(Path jar, CommandSpec command, Map<String, CommandSpec> pages) {
    this.jar = jar;
    this.command = command;
    this.pages = pages;
  }

  public static void main(String... arguments) throws Exception {
    String date = arguments[0].substring(0, "2026-01-01".length());
    CommandSpec root =
        new CommandLine(Class.forName("run.empirical.cli.command.EmpiricalCommand"))
            .getCommandSpec();
    Map<String, CommandSpec> pages = new TreeMap<>(Map.of("empirical", root));
    visible(root).forEach(sub -> pages.put("empirical-" + sub.name(), sub));
    Path folder = Files.createDirectories(Path.of(arguments[3]));
    for (String name : pages.keySet()) {
      String text = Files.readString(Path.of(arguments[2], name + ".txt"));
      ManPages page = new ManPages(Path.of(arguments[1]), pages.get(name), pages);
      Files.writeString(folder.resolve(name + ".1"), page.write(name, date, text));
    }
  }

  private static List<CommandSpec> visible(CommandSpec root) {
    return root.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .toList();
  }

  private String write(String name, String date, String text) throws Exception {
    String title = name.toUpperCase(Locale.ROOT);
    line(
        ".TH \"%s\" 1 %s \"%s\" \"Empirical Manual\"",
        title, date, pages.get("empirical").version()[0]);
    // Turn off hyphenation and justification in groff up to 1.22, mandoc, and groff 1.23 or later.
    line(".nh\n.ad l\n.nr HY 0\n.ds AD l");
    line(
        ".SH NAME\n%s \\- %s",
        escaped(name), escaped(command.usageMessage().header()[0].replaceFirst("\\.$", "")));
    line(".SH SYNOPSIS\n.nf");
    for (String synopsis : command.usageMessage().customSynopsis()) {
      line("%s", escaped(synopsis).replaceFirst("^[a-z\\\\ -]+(?= )", "\\\\fB$0\\\\fR"));
    }
    line(".fi");
    for (List<String> block : blocks(text)) {
      if (block.get(0).startsWith("@")) {
        insert(block.get(0).split(" "));
      } else {
        block(block);
      }
    }
    List<String> others = pages.keySet().stream().filter(it -> !it.equals(name)).toList();
    line(".SH SEE ALSO\n%s(1)", escaped(String.join("(1), ", others)));
    return roff.toString();
  }

  private void insert(String... words) throws IOException, InterruptedException {
    switch (words[0]) {
      case "@options" -> options();
      case "@commands" -> {
        for (CommandSpec sub : visible(command)) {
          String header = sub.usageMessage().header()[0];
          item(bold(sub.name()), header + " See empirical-" + sub.name() + "(1).");
        }
      }
      case "@exit-status" -> {
        for (ExitStatus status : ExitStatus.values()) {
          if (words.length == 1 || List.of(words).contains("" + status.code())) {
            String kind = status.kind().isEmpty() ? "" : " (" + status.kind() + ")";
            item(bold("" + status.code()) + kind, status.when());
          }
        }
      }
      case "@topic" -> {
        List<List<String>> topic = blocks(help(words[1]));
        topic
            .subList(words.length < 3 ? 0 : Integer.parseInt(words[2]) - 1, topic.size())
            .forEach(this::block);
      }
      case "@built-in" ->
          Stream.of(BuiltInTest.values()).forEach(test -> item(bold(test.id()), test.shows()));
      default -> throw new IllegalArgumentException(String.join(" ", words));
    }
  }

  private String help(String topic) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process help = new ProcessBuilder(java, "-jar", jar.toString(), "help", topic).start();
    String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (help.waitFor() != 0) {
      throw new IOException("no help on " + topic);
    }
    return text;
  }

  private void options() {
    command.positionalParameters().forEach(value -> item(value(value), description(value)));
    List<OptionSpec> own = new ArrayList<>(command.options());
    command
        .mixins()
        .forEach(
            (title, mixin) -> {
              if (!title.equals("mixinStandardHelpOptions")) {
                own.removeAll(mixin.options());
                line(".SS %s", escaped(title));
                options(new ArrayList<>(mixin.options()));
              }
            });
    line(own.size() < command.options().size() ? ".SS Help" : ".\\\"");
    options(own);
  }

  private void options(List<OptionSpec> options) {
    options.sort(Comparator.comparingInt(OptionSpec::order));
    for (OptionSpec option : options) {
      String value = option.arity().max() == 0 ? "" : " " + value(option);
      item(
          bold(String.join(", ", option.names())) + value, description(Settings.described(option)));
    }
  }

  private static String value(ArgSpec argument) {
    String more = argument.isPositional() && argument.isMultiValue() ? "..." : "";
    return "\\fI" + escaped(argument.paramLabel() + more) + "\\fR";
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description()).replaceAll("(%n|\\s)+", " ").strip();
  }

  /** Splits a text into blocks: a heading, a directive, a paragraph, a list or an example. */
  private static List<List<String>> blocks(String text) {
    List<List<String>> blocks = new ArrayList<>();
    boolean begins = true;
    for (String line : text.lines().toList()) {
      boolean alone = line.matches(HEADING) || line.startsWith("@");
      if (!line.isBlank()) {
        if (begins
            || alone
            || line.startsWith(" ") != blocks.get(blocks.size() - 1).get(0).startsWith(" ")) {
          blocks.add(new ArrayList<>());
        }
        blocks.get(blocks.size() - 1).add(line);
      }
      begins = alone || line.isBlank();
    }
    return blocks;
  }

  private void block(List<String> lines) {
    List<String> flush = String.join("\n", lines).stripIndent().lines().toList();
    Map<String, String> list = list(flush);
    if (lines.get(0).matches(HEADING)) {
      line(".SH %s", lines.get(0));
    } else if (!lines.get(0).startsWith(" ")) {
      line(".PP\n%s", prose(String.join(" ", lines)));
    } else if (list.isEmpty()) {
      line(".PP\n.RS 2\n.EX\n%s\n.EE\n.RE", escaped(String.join("\n", flush)));
    } else {
      list.forEach((term, description) -> item(bold(term), description));
    }
  }

  /** Splits a two-column list into terms and descriptions; empty if it is none, or nested. */
  private static Map<String, String> list(List<String> lines) {
    Map<String, String> list = new LinkedHashMap<>();
    Matcher gap = GAP.matcher(lines.get(0));
    boolean nested = lines.stream().anyMatch(line -> line.matches(" {1,7}\\S.*"));
    int column = gap.find() && !nested ? gap.end() : 0;
    String term = "";
    for (String line : column < MIN_LIST_COLUMN ? List.<String>of() : lines) {
      int split = Math.min(column, line.length());
      if (line.charAt(split - 1) != ' ') {
        split = line.length();
      }
      String first = line.substring(0, split).strip();
      term = first.isEmpty() ? term : first;
      list.merge(term, line.substring(split), (one, more) -> (one + " " + more).strip());
    }
    return list;
  }

  private void item(String term, String description) {
    int first = Math.min(1, description.length());
    String stop = description.matches("|.*[.]") ? "" : ".";
    String sentence =
        description.substring(0, first).toUpperCase(Locale.ROOT)
            + description.substring(first)
            + stop;
    line(".TP\n%s\n%s", term, prose(sentence));
  }

  private void line(String format, Object... parts) {
    roff.append(format.formatted(parts)).append('\n');
  }

  private static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  /** Escapes text and sets options in bold. */
  private static String prose(String text) {
    return escaped(text)
        .replaceAll("(?<![\\w/-])(\\\\-){1,2}[a-z]+(\\\\-[a-z]+)*", "\\\\fB$0\\\\fR");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("`", "\\(ga")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti")
        .replaceAll("(?m)^\\.", "\\\\&.");
  }
}
