import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.sandbox.BuiltInTest;

/**
 * Makes a man page of each command: names, options and exit status from the command model, topics
 * from what the program's help says, the rest from a text for each page.
 *
 * <p>Arguments: when the release was made (ISO 8601), the folder with the texts, and the folder to
 * write to. The program's jar is on the class path.
 *
 * <p>A text, like a topic of the help, has paragraphs; indented lines are a list where what stands
 * in their first column is told of in a second one, else an example. A line in capitals is a
 * heading. A line that starts with {@code @} stands for what the program knows:
 *
 * <pre>
 * &#64;options              the options, in the sections of the help
 * &#64;commands             the commands
 * &#64;exit-status [N ...]  the exit statuses, or these only
 * &#64;topic NAME A .. B    a topic of the help, from the paragraph that starts with A until that
 *                       which starts with B; either may be left out
 * &#64;built-in             the test cases of the sandbox
 * </pre>
 */
final class ManPages {
  private static final String PROGRAM = "empirical";

  /** The name under which picocli keeps {@code --help} and {@code --version}. */
  private static final String STANDARD = "mixinStandardHelpOptions";

  private final String date;
  private final Path texts;
  private final CommandSpec root;

  private ManPages(String date, Path texts, CommandSpec root) {
    this.date = date;
    this.texts = texts;
    this.root = root;
  }

  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Class<?> command = Class.forName("run.empirical.cli.command.EmpiricalCommand");
    ManPages pages =
        new ManPages(
            arguments[0].substring(0, "2026-01-01".length()),
            Path.of(arguments[1]),
            new CommandLine(command).getCommandSpec());
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    for (Map.Entry<String, CommandSpec> page : pages.all().entrySet()) {
      Files.writeString(
          folder.resolve(page.getKey() + ".1"), pages.page(page.getKey(), page.getValue()));
    }
  }

  /** Every page's name with the command it is about. */
  private Map<String, CommandSpec> all() {
    Map<String, CommandSpec> all = new TreeMap<>(Map.of(PROGRAM, root));
    shown().forEach(command -> all.put(PROGRAM + "-" + command.name(), command));
    return all;
  }

  private List<CommandSpec> shown() {
    return root.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .toList();
  }

  /** The words that stand for values, where one cannot be taken for something else. */
  private Set<String> labels() {
    return all().values().stream()
        .flatMap(command -> command.args().stream())
        .flatMap(argument -> Stream.of(argument.paramLabel().split("[^A-Z]+")))
        .filter(word -> word.length() > 2)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String page(String name, CommandSpec command)
      throws IOException, ReflectiveOperationException {
    Roff page = new Roff(name, date, root.version()[0], labels());
    page.heading("NAME");
    page.name(name, firstLine(command));
    page.heading("SYNOPSIS");
    page.synopsis(command.usageMessage().customSynopsis());
    Path text = texts.resolve(name + ".txt");
    for (Block block : Block.of(Files.readString(text))) {
      if (block.isInsertion()) {
        insert(block.words(), command, page);
      } else {
        page.block(block);
      }
    }
    page.heading("SEE ALSO");
    page.seeAlso(all().keySet().stream().filter(other -> !other.equals(name)).toList());
    return page.toString();
  }

  private void insert(List<String> words, CommandSpec command, Roff page)
      throws ReflectiveOperationException {
    List<String> rest = words.subList(1, words.size());
    switch (words.get(0)) {
      case "@options" -> options(command, page);
      case "@commands" -> commands(page);
      case "@exit-status" -> exitStatus(rest, page);
      case "@topic" -> topic(rest, page);
      case "@built-in" -> {
        for (BuiltInTest test : BuiltInTest.values()) {
          page.item(Roff.bold(test.id()), test.shows());
        }
      }
      default -> throw new IllegalArgumentException("what is " + words + "?");
    }
  }

  private static void options(CommandSpec command, Roff page) {
    command.positionalParameters().forEach(argument -> argument(argument, page));
    List<OptionSpec> own = new ArrayList<>(command.options());
    command
        .mixins()
        .forEach(
            (title, mixin) -> {
              if (!title.equals(STANDARD)) {
                own.removeAll(mixin.options());
                page.subheading(title);
                inOrder(mixin.options()).forEach(option -> option(option, page));
              }
            });
    if (own.size() < command.options().size()) {
      page.subheading("Help");
    }
    inOrder(own).forEach(option -> option(option, page));
  }

  /** As the help has them. */
  private static List<OptionSpec> inOrder(List<OptionSpec> options) {
    return options.stream().sorted(Comparator.comparingInt(OptionSpec::order)).toList();
  }

  private static void argument(ArgSpec argument, Roff page) {
    String more = argument.isMultiValue() ? "..." : "";
    page.item(Roff.label(argument.paramLabel() + more), description(argument));
  }

  private static void option(OptionSpec option, Roff page) {
    String names = Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
    String label = option.arity().max() == 0 ? "" : " " + Roff.label(option.paramLabel());
    page.item(names + label, description(option));
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description()).replaceAll("(%n|\\s)+", " ").strip();
  }

  private void commands(Roff page) {
    for (CommandSpec command : shown()) {
      page.item(
          Roff.bold(command.name()),
          "%s See %s-%s(1).".formatted(firstLine(command), PROGRAM, command.name()));
    }
  }

  private static void exitStatus(List<String> codes, Roff page) {
    for (ExitStatus status : ExitStatus.values()) {
      String code = Integer.toString(status.code());
      if (codes.isEmpty() || codes.contains(code)) {
        String kind = status.kind().isEmpty() ? "" : " (" + Roff.italic(status.kind()) + ")";
        page.item(Roff.bold(code) + kind, status.when());
      }
    }
  }

  private static void topic(List<String> words, Roff page) throws ReflectiveOperationException {
    String text = help(words.get(0));
    List<Block> blocks = Block.of(text);
    int dots = words.indexOf("..");
    if (dots >= 0) {
      String from = String.join(" ", words.subList(1, dots));
      String until = String.join(" ", words.subList(dots + 1, words.size()));
      blocks =
          blocks.subList(
              from.isEmpty() ? 0 : starting(from, blocks),
              until.isEmpty() ? blocks.size() : starting(until, blocks));
    }
    blocks.forEach(page::block);
  }

  private static int starting(String begin, List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).lines().get(0).startsWith(begin)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no paragraph starts with '" + begin + "'");
  }

  private static String help(String topic) throws ReflectiveOperationException {
    Class<?> topics = Class.forName("run.empirical.cli.command.HelpTopic");
    Method title = topics.getDeclaredMethod("title");
    Method text = topics.getDeclaredMethod("text");
    title.setAccessible(true);
    text.setAccessible(true);
    for (Object constant : topics.getEnumConstants()) {
      if (title.invoke(constant).equals(topic)) {
        return (String) text.invoke(constant);
      }
    }
    throw new IllegalArgumentException("no topic " + topic);
  }

  private static String firstLine(CommandSpec command) {
    return command.usageMessage().header()[0];
  }

  /** Lines between two blank ones, or one that is a heading or stands for something else. */
  private record Block(List<String> lines) {
    private static final Pattern ALONE = Pattern.compile("@.*|[A-Z][A-Z ]+");

    private static final Pattern GAP = Pattern.compile("(?<=\\S)  +");

    /** A second column starts no earlier; so an example's lines that go on are no column. */
    private static final int FIRST_COLUMN = 8;

    static List<Block> of(String text) {
      List<Block> blocks = new ArrayList<>();
      List<String> open = new ArrayList<>();
      for (String line : (text + "\n").split("\n", -1)) {
        boolean alone = ALONE.matcher(line).matches();
        boolean turns = !open.isEmpty() && line.startsWith(" ") != open.get(0).startsWith(" ");
        if (!open.isEmpty() && (line.isBlank() || alone || turns)) {
          blocks.add(new Block(List.copyOf(open)));
          open.clear();
        }
        if (alone) {
          blocks.add(new Block(List.of(line)));
        } else if (!line.isBlank()) {
          open.add(line);
        }
      }
      return blocks;
    }

    boolean isInsertion() {
      return lines.get(0).startsWith("@");
    }

    boolean isHeading() {
      return ALONE.matcher(lines.get(0)).matches();
    }

    boolean isIndented() {
      return lines.get(0).startsWith(" ");
    }

    List<String> words() {
      return List.of(lines.get(0).split(" "));
    }

    /** The lines without what they are all indented by. */
    List<String> flush() {
      int indent = lines.stream().mapToInt(Block::indent).min().orElse(0);
      return lines.stream().map(line -> line.substring(indent)).toList();
    }

    /** What stands in the first column with what is told of it; nothing where this is no list. */
    Map<String, String> list() {
      Matcher gap = GAP.matcher(flush().get(0));
      int column =
          gap.find() ? gap.end() : flush().stream().mapToInt(Block::indent).max().orElse(0);
      if (column < FIRST_COLUMN) {
        return Map.of();
      }
      Map<String, String> list = new LinkedHashMap<>();
      String term = "";
      for (String line : flush()) {
        int split = Math.min(column, line.length());
        if (!line.substring(0, split).endsWith(" ")) {
          split = line.length();
        }
        String first = line.substring(0, split).strip();
        term = first.isEmpty() ? term : first;
        list.merge(term, line.substring(split), (told, more) -> (told + " " + more).strip());
      }
      return list.containsValue("") ? Map.of() : list;
    }

    private static int indent(String line) {
      return line.length() - line.stripLeading().length();
    }
  }

  /** A page in the language of man(7). */
  private static final class Roff {
    /** What is left of 80 columns when man has indented. */
    private static final int EXAMPLE_WIDTH = 71;

    /** What is set in bold wherever it stands, with the value that may follow an option. */
    private static final String BOLD =
        "(?<page>\\bempirical(-[a-z]+)*(?=\\(1\\)))"
            + "|(?<![\\w/-])(?<option>--?[a-z][a-z-]*)(?<value>[ =][A-Z]+(=[A-Z]+)?\\b)?"
            + "|\\b(?<variable>[A-Z]+(_[A-Z]+)+)\\b";

    /** What is set in italics, except in a heading that is named. */
    private static final String ITALIC = "|(?<![A-Z]{2} )\\b(?<label>%s)\\b(?! [A-Z]{2})";

    private final StringBuilder text = new StringBuilder();
    private final Pattern special;

    /** Whether a heading was the last thing. */
    private boolean begun;

    Roff(String name, String date, String version, Set<String> labels) {
      special = Pattern.compile(BOLD + ITALIC.formatted(String.join("|", labels)));
      text.append(".\\\" Made from the command model by src/build/ManPages.java.\n");
      String title = escaped(name.toUpperCase(Locale.ROOT));
      text.append(".TH \"%s\" 1 %s \"%s\" \"Empirical Manual\"\n".formatted(title, date, version));
      // No hyphens but those that are typed and no gaps between words: so in groff up to 1.22, in
      // mandoc and others, and in groff from 1.23 on.
      text.append(".nh\n.ad l\n.nr HY 0\n.ds AD l\n");
    }

    void heading(String title) {
      text.append(".SH ").append(title).append('\n');
      begun = true;
    }

    void subheading(String title) {
      text.append(".SS ").append(escaped(title)).append('\n');
      begun = true;
    }

    /** Begins a paragraph, as a heading does by itself. */
    private StringBuilder paragraph() {
      text.append(begun ? "" : ".PP\n");
      begun = false;
      return text;
    }

    void name(String name, String does) {
      String phrase = does.substring(0, 1).toLowerCase(Locale.ROOT) + does.substring(1);
      text.append(escaped(name))
          .append(" \\- ")
          .append(escaped(phrase.replaceFirst("\\.$", "")))
          .append('\n');
    }

    void synopsis(String[] lines) {
      for (String line : lines) {
        String words =
            Arrays.stream(line.split(" "))
                .map(word -> word.matches("[a-z-]+") ? bold(word) : label(word))
                .collect(Collectors.joining(" "));
        text.append(words).append('\n');
      }
    }

    void item(String term, String told) {
      begun = false;
      text.append(".TP\n").append(term).append('\n').append(prose(sentence(told))).append('\n');
    }

    /** With a capital and a full stop. */
    private static String sentence(String text) {
      String stop = text.endsWith(".") ? "" : ".";
      return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + stop;
    }

    void block(Block block) {
      if (block.isHeading()) {
        heading(block.lines().get(0));
      } else if (!block.isIndented()) {
        paragraph().append(prose(String.join(" ", block.lines()))).append('\n');
      } else if (block.list().isEmpty()) {
        example(block.flush());
      } else {
        block.list().forEach((term, told) -> item(bold(term), told));
      }
    }

    private void example(List<String> lines) {
      paragraph().append(".RS 2\n.EX\n");
      for (String line : lines) {
        if (line.length() > EXAMPLE_WIDTH) {
          throw new IllegalArgumentException("too wide for 80 columns: " + line);
        }
        text.append(line.startsWith(".") ? "\\&" : "").append(escaped(line)).append('\n');
      }
      text.append(".EE\n.RE\n");
    }

    void seeAlso(List<String> pages) {
      text.append(
          pages.stream()
              .map(page -> ".BR " + escaped(page) + " (1)")
              .collect(Collectors.joining(" ,\n", "", "\n")));
    }

    @Override
    public String toString() {
      return text.toString();
    }

    static String bold(String text) {
      return "\\fB" + escaped(text) + "\\fR";
    }

    static String italic(String text) {
      return "\\fI" + escaped(text) + "\\fR";
    }

    /** What stands for a value, its words in italics. */
    static String label(String text) {
      return Pattern.compile("\\w+|\\W+")
          .matcher(text)
          .replaceAll(
              part ->
                  Matcher.quoteReplacement(
                      part.group().matches("\\w+") ? italic(part.group()) : escaped(part.group())));
    }

    private String prose(String text) {
      StringBuilder prose = new StringBuilder();
      Matcher found = special.matcher(text);
      int end = 0;
      while (found.find()) {
        prose.append(plain(text.substring(end, found.start())));
        if (found.group("label") != null) {
          prose.append(italic(found.group()));
        } else if (found.group("option") == null) {
          prose.append(bold(found.group()));
        } else {
          String value = found.group("value");
          prose.append(bold(found.group("option"))).append(value == null ? "" : label(value));
        }
        end = found.end();
      }
      prose.append(plain(text.substring(end)));
      return prose.toString().replaceAll("^(?=[.'])", "\\\\&");
    }

    /** Text in which a hyphen joins words. */
    private static String plain(String text) {
      return escaped(text).replaceAll("(?<=[a-z])\\\\-(?=[a-z])", "-");
    }

    private static String escaped(String text) {
      if (!text.matches("[ -~]*")) {
        throw new IllegalArgumentException("not ASCII: " + text);
      }
      return text.replace("\\", "\\e")
          .replace("-", "\\-")
          .replace("'", "\\(aq")
          .replace("`", "\\(ga")
          .replace("^", "\\(ha")
          .replace("~", "\\(ti");
    }
  }
}
