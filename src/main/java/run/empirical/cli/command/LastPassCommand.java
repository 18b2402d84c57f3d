package run.empirical.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.client.ApiSession;
import run.empirical.cli.connection.ConnectionSettings;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.lookup.RetryPolicy;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.option.ConnectionOptions;
import run.empirical.cli.option.FileArgument;
import run.empirical.cli.option.GateOptions;
import run.empirical.cli.option.ListOptions;
import run.empirical.cli.option.OutputOptions;
import run.empirical.cli.option.QueryOptions;
import run.empirical.cli.option.Settings;
import run.empirical.cli.run.AnswerFile;
import run.empirical.cli.run.LastPassRun;
import run.empirical.cli.run.Outputs;
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
    customSynopsis = "empirical last-pass [OPTION]... [<test_case_id>...]",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:answered; the gate, if any, is met",
      "20:the gate is not met",
      "other:could not find out: see empirical help exit-codes"
    },
    footer = {"", "More: empirical help " + HelpSubjects.TOPIC_NAMES})
final class LastPassCommand extends ProgramCommand {
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

  @Override
  int run(CommandSpec self, Host host) throws InterruptedException {
    gating.requireUsable(lists.ofReport());
    output.requireGate(gating.isGate(), lists.ofReport());
    Console console = new Console(host, output.verbosity());
    InputFiles inputs = new InputFiles(host);
    Settings settings = Settings.load(host, inputs);
    console.details(settings.describeFile());
    settings.fill(self.commandLine(), host);
    Question withoutLists = question(settings, host, inputs);
    List<AnswerFile> files = answerFiles(host);
    try (Sandbox sandbox = connection.isDemo() ? sandbox(host) : null) {
      // Read the key before the lists, so that it is redacted in messages about them.
      ConnectionSettings api =
          sandbox == null
              ? connection.toApi(settings, host, inputs)
              : ConnectionOptions.toSandbox(sandbox.baseUri(), host);
      TestCaseList all = lists.read(withoutLists.list(), gating.isGate(), host, inputs, console);
      Question question = withoutLists.about(all);
      files.forEach(file -> file.requireNoInput(inputs));
      return ask(question, api, outputs(question, files, host), console, host);
    } finally {
      console.clearProgress();
    }
  }

  /**
   * The question about the test cases among the arguments. Finds each mistake in the arguments,
   * before a key, a list or a report is read.
   */
  private Question question(Settings settings, Host host, InputFiles inputs) {
    connection.requireCompatible(settings);
    connection.claimInputs(settings, host, inputs);
    TestCaseList arguments = lists.checkedArguments(host, inputs);
    EnvironmentNames names =
        connection.isDemo()
            ? query.environmentNames(SandboxData.ENVIRONMENTS)
            : query.environmentNames(settings);
    List<String> narrowedTo = query.narrowedTo(names);
    Gate gate = gating.gate(names, narrowedTo);
    Instant now = host.time().now();
    Duration maxWait = gating.maxWait();
    LookBackWindow window = query.window(now);
    window = gate == null ? window : gate.widened(window, now, maxWait);
    boolean lacksProjectFile = settings.lacksProjectFile(host);
    return new Question(
        arguments, window, narrowedTo, names, gate, maxWait, connection.isDemo(), lacksProjectFile);
  }

  /** Asks the API, and prints and writes the answer; returns the exit status. */
  private int ask(
      Question question, ConnectionSettings api, Outputs outputs, Console console, Host host)
      throws InterruptedException {
    if (connection.isDemo()) {
      console.line("empirical: --demo: this data is invented, no request leaves this machine");
    }
    Consumer<List<String>> log = console.isVerbose() ? console::details : null;
    try (ApiSession session = new ApiSession(api, connection.concurrency(), host.time(), log)) {
      RetryPolicy policy = connection.retryPolicy(question.maxWait(), host.random());
      Duration maxTime = connection.maxTime();
      return new LastPassRun(question, session, policy, maxTime, outputs, console, host)
          .execute()
          .code();
    }
  }

  /** Starts the sandbox for {@code --demo}. */
  private static Sandbox sandbox(Host host) {
    try {
      return Sandbox.start(0, SandboxData.invented(), host.time()::now);
    } catch (IOException e) {
      throw FailureException.config("--demo: cannot listen on this machine: %s", IoProblem.of(e));
    }
  }

  private Outputs outputs(Question question, List<AnswerFile> files, Host host) {
    int testCases = question.list().testCases().size();
    return new Outputs(new DataOut(host), output.format(testCases), output.style(host), files);
  }

  private List<AnswerFile> answerFiles(Host host) {
    List<AnswerFile> files = new ArrayList<>();
    for (FileArgument argument : output.files()) {
      AnswerFile file = AnswerFile.at(argument.file(), argument.format(), host);
      for (AnswerFile other : files) {
        if (file.target().equals(other.target()) && !file.appends()) {
          throw FailureException.usage(
              "two reports go to one file: %s and %s", other.pathText(), file.pathText());
        }
      }
      files.add(file);
    }
    return files;
  }
}
