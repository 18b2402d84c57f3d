package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.command.Program;
import run.empirical.cli.connection.SystemAuthorities;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.Terminal;
import run.empirical.cli.text.Resources;
import run.empirical.cli.text.Secrets;

/**
 * Runs the program in this process with variables, terminals, clocks and streams set by the test.
 * Nothing depends on the real machine, not even a project's file.
 */
public final class Cli {
  /** The default time at the start of a run. */
  public static final Instant NOW = Instant.parse("2026-11-24T12:16:04.250Z");

  /** The environment variables that {@code help environment} describes, sorted. */
  public static final Set<String> DESCRIBED_VARIABLES = describedVariables();

  /** No parent either, so that a run that writes there by mistake leaves nothing behind. */
  private static final Path NO_SUCH_FOLDER = Path.of("target", "no-such-folder", "none");

  private final Set<String> readVariables = new ConcurrentSkipListSet<>();
  private final Map<String, String> variables = new HashMap<>(Map.of("EMPIRICAL_CONFIG", ""));
  private final ManualTime time = new ManualTime(NOW);
  private InputStream in = InputStream.nullInputStream();
  private @Nullable OutputStream replacedOut;
  private Predicate<IOException> closedPipe = error -> false;
  private Path folder = NO_SUCH_FOLDER;
  private Path root = NO_SUCH_FOLDER;
  private Screens screens = new Screens(false, false, false, false);

  private record Screens(boolean input, boolean inputIsPipe, boolean output, boolean error)
      implements Terminal {}

  private static Set<String> describedVariables() {
    String page = Resources.read(Program.class, "environment.txt");
    return Pattern.compile("(?m)(?:^  |\\G, )([A-Z][A-Z0-9_]+)")
        .matcher(page.substring(page.indexOf("ENVIRONMENT VARIABLES")))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The commands that help shows. */
  public static List<String> commands() {
    return offered("=");
  }

  /** The long options of a command. */
  public static List<String> options(String command) {
    return offered(command, "=--");
  }

  /** The words that completion offers, from the command model. */
  private static List<String> offered(String... words) {
    return new Cli()
        .run(Stream.concat(Stream.of("__complete", "--"), Stream.of(words)).toArray(String[]::new))
        .out()
        .lines()
        .skip(3)
        .map(line -> line.split("\t", 2)[0])
        .toList();
  }

  /** A run against the API at this URL with {@link FakeApi#KEY}. */
  public static Cli against(String url) {
    return new Cli().variable("EMPIRICAL_API_URL", url).variable("EMPIRICALRUN_KEY", FakeApi.KEY);
  }

  /** Sets an environment variable. */
  public Cli variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Removes an environment variable. */
  public Cli without(String name) {
    variables.remove(name);
    return this;
  }

  /**
   * Sets the working folder, in which {@code --last-failed} and the project's file are looked for.
   */
  public Cli folder(Path working) {
    folder = working;
    return this;
  }

  /** Sets the root folder in which the system's certificates are looked for, as on Linux. */
  public Cli root(Path system) {
    root = system;
    return this;
  }

  /** Sets the content of standard input, which is empty by default. */
  public Cli input(String text) {
    return input(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sets the stream for standard input. */
  public Cli input(InputStream stream) {
    in = stream;
    screens = new Screens(false, true, screens.output(), screens.error());
    return this;
  }

  /** Fails a run that reads standard input, a pipe. */
  public Cli unreadableInput() {
    return input(
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("standard input was read");
          }
        });
  }

  /** Makes all three standard streams terminals. */
  public Cli terminal() {
    return terminal(true, true, true);
  }

  /** Sets which of the standard streams are terminals. */
  public Cli terminal(boolean input, boolean output, boolean error) {
    screens = new Screens(input, false, output, error);
    return this;
  }

  /** Redirects standard output, for example to a stream that fails. */
  public Cli out(OutputStream out, Predicate<IOException> explanation) {
    replacedOut = out;
    closedPipe = explanation;
    return this;
  }

  /** Sets the local time at the start of a run. */
  public Cli clock(Instant now) {
    time.set(now);
    return this;
  }

  /** Sets the local clock back once, at the program's first pause. */
  public Cli setBack(Duration jump) {
    time.setBack(jump);
    return this;
  }

  /** Lets real time pass, too, so that a look-up without a reply reaches its deadline. */
  public Cli realTime() {
    time.followRealTime();
    return this;
  }

  /** The environment variables that all runs so far have read. */
  public Set<String> readVariables() {
    return readVariables;
  }

  /** The durations of the pauses between tries, in order; none took real time. */
  public List<Duration> pauses() {
    return time.pauses();
  }

  /**
   * Runs {@code last-pass}.
   *
   * @param arguments the first arguments, separated by spaces
   * @param more further arguments, as they are
   */
  public Outcome lastPass(String arguments, String... more) {
    Stream<String> first = Stream.of(("last-pass " + arguments).split(" "));
    return run(Stream.concat(first, Stream.of(more)).toArray(String[]::new));
  }

  /** Runs the program once. It may read only environment variables that its help describes. */
  public Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = new Program().run(host(replacedOut == null ? out : replacedOut, err), arguments);
    Set<String> undescribed = new TreeSet<>(readVariables);
    undescribed.removeAll(DESCRIBED_VARIABLES);
    assertEquals(Set.of(), undescribed, "variables that environment.txt does not describe");
    String text = out.toString(StandardCharsets.UTF_8);
    if (text.startsWith("{")) {
      JsonFields.requireDescribed(text);
    }
    return new Outcome(exit, text, err.toString(StandardCharsets.UTF_8));
  }

  private @Nullable String read(String name) {
    // Proxy variables may also be in lower case.
    readVariables.add(name.endsWith("_proxy") ? name.toUpperCase(Locale.ROOT) : name);
    return variables.get(name);
  }

  /** Makes the host of a run, for tests of a part of the program. */
  public Host host(OutputStream out, OutputStream err) {
    return new Host(
        in,
        out,
        err,
        screens,
        this::read,
        time,
        () -> 0.5,
        closedPipe,
        folder,
        new Secrets(variables.get(Secrets.KEY_VARIABLE)),
        () -> SystemAuthorities.load(root));
  }
}
