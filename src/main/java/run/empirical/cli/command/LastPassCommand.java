package run.empirical.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.client.ConnectionSettings;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.input.TestCaseSources;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Query;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.model.Wait;
import run.empirical.cli.option.ConnectionOptions;
import run.empirical.cli.option.FileArgument;
import run.empirical.cli.option.GateOptions;
import run.empirical.cli.option.ListOptions;
import run.empirical.cli.option.OutputOptions;
import run.empirical.cli.option.QueryOptions;
import run.empirical.cli.option.Settings;
import run.empirical.cli.run.AnswerFile;
import run.empirical.cli.run.Outputs;
import run.empirical.cli.run.Run;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;

/**
 * Looks up when tests last passed in each environment and, with gate options, judges the result.
 */
@Command(
    name = LastPassCommand.NAME,
    header = {
      "When did a test last pass, and where?",
      "",
      "  empirical last-pass --last-failed            the tests that just failed",
      "  empirical last-pass ID                       a test by its ID or link",
      "  empirical last-pass --from ids.txt --json    a list, for a script",
      "  empirical last-pass --from ids.txt --require staging --max-age 24h",
      ""
    },
    customSynopsis = "empirical last-pass [OPTION]... <test_case_id>...",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:answered; the gate, if any, is met",
      "20:the gate is not met",
      "other:could not find out: see empirical help exit-codes"
    },
    footer = {"", "More: empirical help " + HelpSubjects.TOPIC_NAMES})
final class LastPassCommand extends HostedCommand {
  static final String NAME = "last-pass";

  @Mixin(name = "Query")
  private QueryOptions query = new QueryOptions();

  @Mixin(name = "Lists of test cases")
  private ListOptions lists = new ListOptions();

  @Mixin(name = "Gate")
  private GateOptions gating = new GateOptions();

  @Mixin(name = "Output")
  private OutputOptions output = new OutputOptions();

  @Mixin(name = "Connection")
  private ConnectionOptions connection = new ConnectionOptions();

  @Override
  List<String> everydayOptions() {
    return List.of(
        "--last-failed",
        "--from",
        "--from-playwright",
        "--days",
        "--before",
        "--env",
        "--require",
        "--max-age",
        "--wait",
        "--output",
        "--report",
        "--demo");
  }

  /** The arguments, variables and the project's file; nothing else has been read. */
  private record Request(Settings settings, TestCaseSources sources, Query query) {}

  /** A run that is ready to start. */
  private record Plan(Question question, ConnectionSettings api, Outputs outputs) {}

  @Override
  int run(CommandSpec self, Host host) throws InterruptedException {
    Console console = new Console(host, output.verbosity());
    InputFiles inputs = new InputFiles(host);
    Request request = parse(self, host, inputs, console);
    try (Sandbox sandbox = connection.isDemo() ? sandbox(host) : null) {
      Plan plan = plan(request, sandbox, host, inputs, console);
      try (LookUps lookUps = lookUps(plan, host, console)) {
        Run run =
            new Run(plan.question(), lookUps, connection.maxTime(), plan.outputs(), console, host);
        return run.execute().code();
      }
    } finally {
      console.clearStatus();
    }
  }

  private Request parse(CommandSpec self, Host host, InputFiles inputs, Console console) {
    Settings settings = Settings.load(host, inputs);
    console.details(settings.describeFile());
    settings.fill(self.commandLine(), connection.isDemo(), host);
    connection.check(settings, inputs);
    TestCaseSources sources = lists.sources(self.commandLine().getParseResult(), host, inputs);
    EnvironmentNames names =
        connection.isDemo()
            ? query.environmentNames(SandboxData.ENVIRONMENTS, "--demo")
            : query.environmentNames(settings.environmentNames(), "empirical.properties");
    Query asked = query(names, settings.filledFrom(QueryOptions.ENVIRONMENTS), host.time().now());
    output.check(asked.gate() != null);
    return new Request(settings, sources, asked);
  }

  /**
   * The query.
   *
   * @param variable what gives the environments if {@code --env} does not: it is for what people
   *     look at, so that a gate neither requires them nor, without any, leaves out others
   */
  private Query query(EnvironmentNames names, @Nullable String variable, Instant now) {
    List<String> environments = query.environments(names);
    Gate gate = gating.gate(names, variable == null ? environments : List.of());
    if (variable != null && gate != null && gate.required().isEmpty()) {
      environments = List.of();
    }
    Wait waiting = gating.waiting();
    LookBackWindow window = query.window(now);
    return new Query(
        gate == null ? window : gate.window(window, now, waiting),
        environments,
        variable,
        names,
        gate,
        waiting,
        connection.isDemo());
  }

  private Plan plan(
      Request request, @Nullable Sandbox sandbox, Host host, InputFiles inputs, Console console) {
    // The key is read before the lists, so that no message about them quotes it.
    ConnectionSettings api =
        sandbox == null
            ? connection.toApi(request.settings(), host, inputs)
            : ConnectionOptions.toSandbox(sandbox.baseUri(), host);
    boolean gated = request.query().gate() != null;
    TestCaseList list = request.sources().read(gated, host, inputs, console);
    if (list.testCases().isEmpty() && !gated) {
      console.note("nothing to look up: " + String.join(", ", list.emptyMessages()));
    }
    Outputs outputs =
        new Outputs(
            new DataOut(host),
            output.format(list.testCases().size()),
            output.style(request.sources().dashboard(), host),
            answerFiles(inputs, host));
    if (sandbox != null) {
      console.line("empirical: --demo: this data is invented, no request leaves this machine");
    }
    return new Plan(new Question(request.query(), list), api, outputs);
  }

  /** Answers {@code --demo}, on the loopback address. */
  private static Sandbox sandbox(Host host) {
    try {
      return Sandbox.start(0, SandboxData.invented(), null, Duration.ZERO, host.time()::now);
    } catch (IOException e) {
      throw FailureException.config("--demo: cannot listen on this machine: " + e.getMessage());
    }
  }

  private LookUps lookUps(Plan plan, Host host, Console console) {
    Wait wait = plan.question().query().waiting();
    return new LookUps(
        plan.api(),
        connection.retries(wait == null ? null : wait.longest(), host.random()),
        connection.concurrency(),
        host.time(),
        console.isVerbose() ? console::details : null);
  }

  private List<AnswerFile> answerFiles(InputFiles inputs, Host host) {
    List<AnswerFile> files = new ArrayList<>();
    for (FileArgument argument : output.files()) {
      AnswerFile file = AnswerFile.at(argument.file(), argument.format(), inputs, host);
      for (AnswerFile other : files) {
        if (file.isSameAs(other) && !file.appends()) {
          throw FailureException.usage(
              "two reports go to one file: " + other.typed() + " and " + file.typed());
        }
      }
      files.add(file);
    }
    return files;
  }
}
