package run.empirical.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.answer.ReportPlace;
import run.empirical.cli.answer.ReportTarget;
import run.empirical.cli.answer.Reports;
import run.empirical.cli.answer.SortOrder;
import run.empirical.cli.host.ColourChoice;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.ScreenWidth;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Gate;
import run.empirical.cli.output.JqFilter;
import run.empirical.cli.output.JqRenderer;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.RenderSettings;
import run.empirical.cli.output.Renderer;
import run.empirical.cli.output.Surface;
import run.empirical.cli.output.TimeStyle;

/** The output options. */
public final class OutputOptions {
  private @Nullable OutputFormat format;

  @Option(
      names = "--jq",
      order = -1,
      paramLabel = "FILTER",
      description = "Run a jq filter over the JSON document; strings print raw.")
  private @Nullable String filter;

  @Option(
      names = "--report",
      paramLabel = "[FORMAT=]FILE",
      converter = ReportArgument.class,
      completionCandidates = Converters.Format.class,
      description =
          "Also write this format to this file, whole or not at all; without FORMAT the file's"
              + " ending decides. May be repeated.")
  private List<ReportTarget> reports = new ArrayList<>();

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      converter = Converters.Sort.class,
      completionCandidates = Converters.Sort.class,
      description =
          "Order of several test cases: ${COMPLETION-CANDIDATES} (default: asked). newest puts the"
              + " test that passed last first.")
  private SortOrder sort = SortOrder.ASKED;

  @Option(
      names = "--time",
      descriptionKey = Settings.IN_PROJECT_FILE,
      paramLabel = "STYLE",
      converter = Converters.Time.class,
      completionCandidates = Converters.Time.class,
      description = "Time format of the table: ${COMPLETION-CANDIDATES}.")
  private @Nullable TimeStyle time;

  @Option(
      names = "--dashboard",
      descriptionKey = Settings.IN_PROJECT_FILE,
      paramLabel = "URL",
      converter = Converters.DashboardUrl.class,
      description = {
        // picocli breaks lines at the dots of a URL.
        "Link each test run to the project's page, such as",
        "https://dash.empirical.run/acme (EMPIRICAL_DASHBOARD)."
      })
  private @Nullable Dashboard dashboard;

  @Option(
      names = "--color",
      descriptionKey = Settings.IN_USER_FILE,
      paramLabel = "WHEN",
      converter = Converters.Colour.class,
      completionCandidates = Converters.Colour.class,
      description =
          "Use colour: ${COMPLETION-CANDIDATES}. NO_COLOR and CLICOLOR_FORCE are respected.")
  private @Nullable ColourChoice colour;

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
      order = -3,
      paramLabel = "FORMAT",
      converter = Converters.Format.class,
      completionCandidates = Converters.Format.class,
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

  /** Whether standard output is JSON, so that errors are JSON, too. */
  public boolean isJson() {
    return filter != null || (format != null && format.isJson());
  }

  /** Rejects options that contradict each other. */
  public void check(@Nullable Gate gate) {
    if (filter != null && format() != OutputFormat.JSON) {
      throw FailureException.usage(
          "--jq filters the JSON document, so that no other --output goes with it");
    }
    if (gate == null && format != null && format.needsGate()) {
      throw needsGate("--output " + word(format));
    }
    Map<Path, Path> taken = new HashMap<>();
    for (ReportTarget report : reports) {
      if (gate == null && report.format().needsGate()) {
        throw needsGate("--report " + word(report.format()));
      }
      Path other = taken.put(ReportPlace.of(report.file()).path(), report.file());
      if (other != null) {
        throw FailureException.usage(
            "two reports go to one file: " + other + " and " + report.file());
      }
    }
  }

  /**
   * What writes the answer to standard output.
   *
   * @param testCases how many there are: several are a matrix unless another format is asked for
   */
  public Renderer renderer(RenderSettings settings, int testCases, Host host, DataOut out) {
    OutputFormat usual = testCases > 1 ? OutputFormat.MATRIX : OutputFormat.TABLE;
    return filter == null
        ? (format == null ? usual : format).renderer(settings, out)
        : new JqRenderer(JqFilter.compile(filter), settings, host.terminal().output(), out);
  }

  /** Opens the reports, once all input files are known. */
  public Reports reports(RenderSettings settings, InputFiles inputs, Host host) {
    return Reports.open(reports, settings, inputs, host.random());
  }

  /** The format given; null if the number of test cases decides. */
  private @Nullable OutputFormat format() {
    return format == null && filter != null ? OutputFormat.JSON : format;
  }

  private static FailureException needsGate(String option) {
    return FailureException.usage(
        option + " tells what a gate decided: add --require, --max-age or --since");
  }

  private static String word(OutputFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Where test runs have their pages; null when it is not known.
   *
   * @param linked the dashboard of a link among the arguments
   */
  public @Nullable Dashboard dashboard(Settings settings, @Nullable Dashboard linked) {
    if (dashboard != null) {
      return dashboard;
    }
    Object configured = settings.configured("--dashboard", "EMPIRICAL_DASHBOARD");
    return configured == null ? linked : (Dashboard) configured;
  }

  /** The order of several test cases. */
  public SortOrder sort() {
    return sort;
  }

  /** How the table shows times. */
  public TimeStyle time(Settings settings) {
    return settings.choose(time, "--time", TimeStyle.RELATIVE);
  }

  /** The properties of standard output. */
  public Surface surface(Settings settings) {
    Host host = settings.host();
    return new Surface(() -> ScreenWidth.of(host), colour(settings), hyperlinks(settings), false);
  }

  /** The Linux console prints a hyperlink's control sequences as text. */
  private boolean hyperlinks(Settings settings) {
    Host host = settings.host();
    String terminal = host.variable("TERM");
    return host.terminal().output()
        && settings.choose(colour, "--color", ColourChoice.AUTO) != ColourChoice.NEVER
        && !"dumb".equals(terminal)
        && !"linux".equals(terminal);
  }

  private boolean colour(Settings settings) {
    Host host = settings.host();
    ColourChoice configured = (ColourChoice) settings.configured("--color");
    return ColourChoice.colours(colour, configured, host, host.terminal().output());
  }

  /** The console with the verbosity given. */
  public Console console(Host host) {
    if (quiet && verbose) {
      throw FailureException.usage("--quiet and --verbose contradict each other");
    }
    return new Console(
        host, quiet ? Verbosity.QUIET : verbose ? Verbosity.VERBOSE : Verbosity.NORMAL);
  }
}
