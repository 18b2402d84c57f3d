package run.empirical.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.host.ColourChoice;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Surface;
import run.empirical.cli.output.TimeStyle;

/** The options that say how the answer is shown. */
final class OutputOptions {
  private OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = "--time",
      paramLabel = "STYLE",
      converter = Converters.Time.class,
      completionCandidates = Converters.Time.class,
      description = "The table's time: ${COMPLETION-CANDIDATES}.")
  private @Nullable TimeStyle time;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      converter = Converters.Colour.class,
      completionCandidates = Converters.Colour.class,
      description = "${COMPLETION-CANDIDATES}; NO_COLOR and CLICOLOR_FORCE are heeded.")
  private @Nullable ColourChoice colour;

  @Option(
      names = {"-q", "--quiet"},
      description = "No warnings, progress and summaries; errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say what is sent and received, the key redacted.")
  private boolean verbose;

  @Option(
      names = {"-o", "--output"},
      order = -3,
      paramLabel = "FORMAT",
      converter = Converters.Format.class,
      completionCandidates = Converters.Format.class,
      description = "${COMPLETION-CANDIDATES}.")
  void setFormat(OutputFormat newFormat) {
    format = newFormat;
  }

  @Option(names = "--json", order = -2, description = "The same as --output json.")
  void setJson(boolean json) {
    if (json) {
      format = OutputFormat.JSON;
    }
  }

  OutputFormat format() {
    return format;
  }

  TimeStyle time(Settings settings) {
    return settings.choose(
        time, "time", text -> Readers.word(TimeStyle.class, text), TimeStyle.RELATIVE);
  }

  /** Standard output, as the user and the machine would have it. */
  Surface surface(Settings settings) {
    return new Surface(() -> ScreenWidth.of(settings.host()), colour(settings), false);
  }

  private boolean colour(Settings settings) {
    Host host = settings.host();
    ColourChoice configured =
        settings.configured("color", text -> Readers.word(ColourChoice.class, text));
    return ColourChoice.colours(colour, configured, host, host.terminal().output());
  }

  Console console(Host host) {
    if (quiet && verbose) {
      throw Usage.problem("--quiet and --verbose contradict each other");
    }
    return new Console(
        host, quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL);
  }
}
