package run.empirical.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Console.Verbosity;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.Question;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;
import run.empirical.cli.run.Messages;
import run.empirical.cli.run.Outputs;
import run.empirical.cli.run.ReportFile;

/** The output options. */
public final class OutputOptions {
  private @Nullable OutputFormat format;

  @Option(
      names = "--report",
      paramLabel = "[FORMAT=]FILE",
      description =
          "Also write a file, such as page.html or table.md. Without FORMAT its ending decides."
              + " May be repeated.")
  private List<ReportArgument> reports = new ArrayList<>();

  @Option(
      names = "--only-unmet",
      description = "With a gate: show only test cases that do not meet it or are unknown.")
  private boolean onlyUnmet;

  @Option(
      names = "--dashboard",
      paramLabel = "URL",
      description = {
        // picocli breaks lines at the dots of a URL.
        "Link each test run to the project's page (EMPIRICAL_DASHBOARD), such as",
        "https://dash.empirical.run/acme."
      })
  @Setting(variable = "EMPIRICAL_DASHBOARD", key = ProjectFile.DASHBOARD)
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
      description = "Print errors only: no warnings, progress or summaries.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description =
          "Print requests and replies, bodies up to 2,000 characters, with the key redacted.")
  private boolean verbose;

  @Option(
      names = {"-o", "--output"},
      order = -2,
      paramLabel = "FORMAT",
      description =
          "Output format: ${COMPLETION-CANDIDATES}. Default: table, or matrix for several test"
              + " cases.")
  void setFormat(OutputFormat newFormat) {
    format = newFormat;
  }

  @Option(names = "--json", order = -1, description = "The same as --output json.")
  void setJson(boolean json) {
    if (json) {
      format = OutputFormat.JSON;
    }
  }

  /** Rejects options that cannot be used together. */
  public void check(Question question) {
    boolean gated = question.gate() != null;
    if (onlyUnmet && !gated) {
      throw needsGate("--only-unmet");
    }
    for (OutputFormat drawn : formats()) {
      if (!gated && drawn.needsGate()) {
        throw needsGate(drawn.toString());
      }
    }
  }

  /** The formats that are given. */
  private List<OutputFormat> formats() {
    Stream<OutputFormat> ofReports = reports.stream().map(ReportArgument::format);
    return Stream.concat(Stream.ofNullable(format), ofReports).toList();
  }

  /** What tells people of the answer, knowing what standard output shows. */
  public Messages messages(Outputs outputs, Console console) {
    return new Messages(console, outputs.format(), outputs.style());
  }

  /**
   * Where the answer goes.
   *
   * @param linked the dashboard of a link among the arguments; null if there is none
   * @param inputs all input files of the run
   */
  public Outputs outputs(
      Question question, @Nullable Dashboard linked, InputFiles inputs, Host host) {
    Dashboard known = dashboard != null ? dashboard : linked;
    return new Outputs(
        new DataOut(host), format(question), style(known, host), reports(inputs, host));
  }

  private List<ReportFile> reports(InputFiles inputs, Host host) {
    List<ReportFile> files = new ArrayList<>();
    Map<Path, Path> taken = new HashMap<>();
    for (ReportArgument report : reports) {
      ReportFile file = ReportFile.at(report.file(), report.format(), inputs, host);
      Path other = taken.put(file.target(), file.typed());
      if (other != null && !file.appends()) {
        throw FailureException.usage(
            "two reports go to one file: " + other + " and " + report.file());
      }
      files.add(file);
    }
    return files;
  }

  /** The console with the verbosity given. */
  public Console console(Host host) {
    if (quiet && verbose) {
      throw FailureException.usage("--quiet and --verbose cannot be used together");
    }
    return new Console(
        host, quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL);
  }

  /** The format given; else a table for one test case, a matrix for several. */
  private OutputFormat format(Question question) {
    if (format != null) {
      return format;
    }
    return question.list().size() > 1 ? OutputFormat.MATRIX : OutputFormat.TABLE;
  }

  private static FailureException needsGate(String what) {
    return FailureException.usage(what + " needs a gate: add --require, --max-age or --since");
  }

  private Style style(@Nullable Dashboard known, Host host) {
    boolean terminal = host.terminal().output();
    return new Style(
        terminal ? Style.Target.TERMINAL : Style.Target.PIPE,
        colour.colours(host, terminal),
        terminal && hyperlinks(host),
        host.secrets()::redact,
        known,
        onlyUnmet,
        0);
  }

  /** The Linux console prints a hyperlink's control sequences as text. */
  private boolean hyperlinks(Host host) {
    String name = host.variable("TERM");
    return colour != ColourChoice.NEVER && !"dumb".equals(name) && !"linux".equals(name);
  }
}
