package run.empirical.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.client.ExchangeLog;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console.Verbosity;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;

/** The output options. */
public final class OutputOptions {
  private @Nullable OutputFormat format;

  @Option(
      names = "--report",
      paramLabel = "[FORMAT=]FILE",
      description =
          "Also write a file, such as page.html or table.md. Without FORMAT its ending decides."
              + " May be repeated.")
  private List<FileArgument> reports = new ArrayList<>();

  @Option(
      names = "--dashboard",
      paramLabel = "URL",
      description =
          "Link each test run to the project's page, such as https://dash.empirical.run/acme"
              + " (EMPIRICAL_DASHBOARD).")
  private @Nullable Dashboard dashboard;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "Use colour: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). NO_COLOR and"
              + " CLICOLOR_FORCE are respected.")
  private ColourChoice colour = ColourChoice.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description =
          "Print no warnings, progress or summaries: only errors, and that data is invented.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Print requests and replies, bodies up to "
              + ExchangeLog.MAX_LOGGED_CHARACTERS
              + " characters, with the key redacted.")
  private boolean verbose;

  // picocli lists methods after fields, unless their order is lower.
  @Option(
      names = {"-o", "--output"},
      order = -3,
      paramLabel = "FORMAT",
      description =
          "Output format: ${COMPLETION-CANDIDATES}. Default: table, or matrix for several test"
              + " cases.")
  void setFormat(OutputFormat newFormat) {
    format = newFormat;
  }

  @Option(names = "--json", order = -2, description = "The same as --output json.")
  void setJson(boolean json) {
    if (json) {
      format = OutputFormat.JSON;
    }
  }

  /**
   * Rejects a format that needs a gate if there is none.
   *
   * @param ofReport whether a report of failed tests is looked up, for which there is no gate
   */
  public void requireGate(boolean gated, boolean ofReport) {
    List<OutputFormat> formats =
        Stream.concat(Stream.ofNullable(format), reports.stream().map(FileArgument::format))
            .toList();
    for (OutputFormat drawn : formats) {
      if (drawn.needsGate() && !gated) {
        throw FailureException.usage(
            ofReport
                ? "%s needs a gate, and a gate a list of tests (--from)"
                : "%s needs a gate: add --require",
            drawn);
      }
    }
  }

  /** The verbosity of standard error. */
  public Verbosity verbosity() {
    if (quiet && verbose) {
      throw FailureException.usage("--quiet and --verbose cannot be used together");
    }
    return quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
  }

  /** The format of standard output; by default a table for one test case, a matrix for several. */
  public OutputFormat format(int testCases) {
    return format != null ? format : testCases > 1 ? OutputFormat.MATRIX : OutputFormat.TABLE;
  }

  /** The files to write the answer to. */
  public List<FileArgument> files() {
    return List.copyOf(reports);
  }

  /** The style of standard output. */
  public Style style(Host host) {
    boolean terminal = host.terminal().output();
    return new Style(
        terminal ? Style.Target.TERMINAL : Style.Target.PIPE,
        colour.colours(host, terminal),
        terminal && hyperlinks(host),
        host.secrets()::redact,
        dashboard);
  }

  /** Whether the terminal supports hyperlinks. The Linux console prints them as text. */
  private boolean hyperlinks(Host host) {
    String name = host.variable("TERM");
    return colour != ColourChoice.NEVER && !"dumb".equals(name) && !"linux".equals(name);
  }
}
