package run.empirical.cli.command;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.answer.AnswerStream;
import run.empirical.cli.answer.AnswerWriter;
import run.empirical.cli.answer.ApiAccess;
import run.empirical.cli.answer.ErrorReporter;
import run.empirical.cli.answer.Progress;
import run.empirical.cli.answer.Reports;
import run.empirical.cli.answer.WaitPolicy;
import run.empirical.cli.answer.Waiting;
import run.empirical.cli.answer.Warnings;
import run.empirical.cli.client.Connection;
import run.empirical.cli.client.LookUpListener;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.client.RequestLimits;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.EnvironmentKey;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.RowRules;
import run.empirical.cli.model.Tally;
import run.empirical.cli.model.TestCases;
import run.empirical.cli.model.TriageRules;
import run.empirical.cli.option.ConnectionOptions;
import run.empirical.cli.option.GateOptions;
import run.empirical.cli.option.ListOptions;
import run.empirical.cli.option.MisplacedKey;
import run.empirical.cli.option.OutputOptions;
import run.empirical.cli.option.QuestionOptions;
import run.empirical.cli.option.Settings;
import run.empirical.cli.option.TestCaseList;
import run.empirical.cli.output.RenderSettings;
import run.empirical.cli.output.Renderer;
import run.empirical.cli.sandbox.BuiltInEnvironment;

/**
 * Looks up when tests last passed in each environment and, with gate options, judges the result.
 */
@Command(
    name = "last-pass",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = CurrentVersion.class,
    header = {
      "When did a test last pass, and where?",
      "",
      "  empirical last-pass a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
      "  empirical last-pass a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee --days 90 --json",
      "  empirical last-pass a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee \\",
      "      --require 1,2 --max-age 24h && ./release",
      "  empirical last-pass --last-failed",
      ""
    },
    customSynopsis = "empirical last-pass [OPTION]... <test_case_id>...",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:answered; the gate, if any, is met",
      "20:the gate is not met",
      "other:could not find out: see empirical help exit-codes"
    },
    footer = {"", "More: empirical help gating, formatting, environment, exit-codes"})
final class LastPassCommand implements HostedCommand, FailureHandler.SpeaksJson {
  @Mixin(name = "Query")
  private QuestionOptions question = new QuestionOptions();

  @Mixin(name = "Lists of test cases")
  private ListOptions lists = new ListOptions();

  @Mixin(name = "Gate")
  private GateOptions decision = new GateOptions();

  @Mixin(name = "Output")
  private OutputOptions output = new OutputOptions();

  @Mixin(name = "Connection")
  private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public boolean speaksJson() {
    return output.isJson();
  }

  @Override
  public int run(CommandSpec self, Host host) throws InterruptedException {
    Console console = output.console(host);
    InputFiles inputs = new InputFiles(host);
    connection.check(inputs);
    TestCaseList list = lists.testCases(question.testCases(), host, inputs, console);
    TestCases testCases = list.testCases();
    if (EnvironmentKey.of(host).isAmong(testCases)) {
      throw MisplacedKey.amongTestCases();
    }
    Settings settings = Settings.load(self, host, inputs);
    Asked asked = asked(list, settings);
    RequestLimits limits = connection.limits(settings);
    RenderSettings look = renderSettings(settings, asked);
    DataOut out = new DataOut(host);
    Renderer renderer = output.renderer(look, list.size(), host, out);
    if (list.size() == 0 && asked.gate() == null) {
      console.note(lists.nothingToLookUp());
    }

    try (ApiAccess api = api(settings, limits, testCases, inputs, console);
        Reports reports = output.reports(look, inputs, host)) {
      LookUps lookUps = api.lookUps();
      Warnings warnings = warnings(host, console, asked);
      AnswerStream answers =
          new AnswerStream(
              asked.rules(),
              output.sort(),
              asked.window().before(),
              lookUps::clocks,
              new AnswerWriter(console, out, renderer, reports),
              new ErrorReporter(console, speaksJson(), asked.batch()),
              warnings);
      list.unidentified().forEach(answers::add);
      if (asked.waitPolicy() == null) {
        LookUpListener listener = listener(host, console, testCases.size());
        lookUps.run(testCases.iterator(), asked.window(), listener, answers::add);
      } else {
        new Waiting(lookUps, asked.rules(), asked.waitPolicy(), host, console, warnings)
            .run(testCases, asked.window())
            .forEach(answers::add);
      }
      return status(answers.end(), asked.gate()).code();
    }
  }

  /**
   * The options of one run, validated together.
   *
   * @param batch whether to name test cases
   * @param triage how to sum up a list of test cases; null without a list
   * @param waitPolicy how long to wait for the gate; null to look up once
   */
  private record Asked(
      boolean batch,
      LookBackWindow window,
      RowRules rules,
      @Nullable TriageRules triage,
      @Nullable WaitPolicy waitPolicy) {
    @Nullable Gate gate() {
      return rules.gate();
    }
  }

  private Asked asked(TestCaseList list, Settings settings) {
    Instant now = settings.host().time().now();
    LookBackWindow window = question.window(settings);
    EnvironmentNames names =
        question.environmentNames(
            knownNames(settings), connection.demo() ? "--demo" : "the configuration");
    Set<String> environments = question.environmentIds(names);
    Gate gate = decision.gate(window, names, environments, now);
    WaitPolicy waitPolicy = decision.waitPolicy(gate, window.before(), now);
    output.check(gate);
    boolean batch = list.testCases().size() > 1 || lists.given();
    Instant runStart = list.report() == null ? null : list.report().startedAt();
    TriageRules triage = lists.given() ? new TriageRules(runStart, window) : null;
    return new Asked(batch, window, new RowRules(environments, names, gate), triage, waitPolicy);
  }

  private Map<String, String> knownNames(Settings settings) {
    return connection.demo() ? BuiltInEnvironment.labelsById() : settings.environmentNames();
  }

  private RenderSettings renderSettings(Settings settings, Asked asked) {
    return new RenderSettings(
        asked.batch(),
        asked.gate(),
        asked.rules().names(),
        asked.window(),
        output.time(settings),
        settings.host().time()::zone,
        output.dashboard(settings, question.linkedDashboard()),
        connection.demo(),
        asked.triage(),
        output.surface(settings));
  }

  private Warnings warnings(Host host, Console console, Asked asked) {
    return new Warnings(
        console,
        asked.rules().names(),
        question.environments(),
        asked.window(),
        asked.gate(),
        asked.triage(),
        asked.batch(),
        host.terminal().output() && host.terminal().error() && !output.isJson());
  }

  private ApiAccess api(
      Settings settings,
      RequestLimits limits,
      TestCases testCases,
      InputFiles inputs,
      Console console) {
    Host host = settings.host();
    if (connection.demo()) {
      console.say("empirical: --demo: this data is invented, no request leaves this machine");
      return ApiAccess.demo(limits, host.time(), console);
    }
    Connection reached = connection.connection(settings, inputs, console);
    if (reached.key().isAmong(testCases)) {
      throw MisplacedKey.amongTestCases();
    }
    return ApiAccess.open(reached, limits, host.time(), console);
  }

  private static LookUpListener listener(Host host, Console console, int total) {
    boolean shown = !console.isQuiet() && host.terminal().error();
    return shown ? new Progress(console, host.time(), total) : lookUp -> {};
  }

  /** A failure outranks an unmet gate, which outranks success. */
  private static ExitStatus status(Tally tally, @Nullable Gate gate) {
    if (tally.firstFailure() != null) {
      return ExitStatus.of(tally.firstFailure().kind());
    }
    boolean unmet = gate != null && !Boolean.TRUE.equals(tally.gateMet());
    return unmet ? ExitStatus.GATE_NOT_MET : ExitStatus.OK;
  }
}
