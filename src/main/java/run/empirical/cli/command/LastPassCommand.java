package run.empirical.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import run.empirical.cli.client.ConnectionSettings;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.input.Sources;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.option.ConnectionOptions;
import run.empirical.cli.option.GateOptions;
import run.empirical.cli.option.ListOptions;
import run.empirical.cli.option.OutputOptions;
import run.empirical.cli.option.QuestionOptions;
import run.empirical.cli.option.Settings;
import run.empirical.cli.run.Messages;
import run.empirical.cli.run.Outputs;
import run.empirical.cli.run.Run;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;

/**
 * Looks up when tests last passed in each environment and, with gate options, judges the result.
 */
@Command(
    name = "last-pass",
    header = {
      "When did a test last pass, and where?",
      "",
      "  empirical last-pass --last-failed            the tests that just failed",
      "  empirical last-pass ID                       a test by its ID or link",
      "  empirical last-pass --from ids.txt --json    a list, for a script",
      "  empirical last-pass --from ids.txt --require 1,2 --max-age 24h && ./release",
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
final class LastPassCommand extends HostedCommand {
  @Mixin(name = "Query")
  private QuestionOptions query = new QuestionOptions();

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
    Console console = output.console(host);
    InputFiles inputs = new InputFiles(host);
    Settings settings = Settings.load(host, inputs);
    console.details(settings.describeFile());
    settings.fill(self.commandLine());
    connection.check(settings, inputs);
    Sources sources = lists.sources(host, inputs);
    boolean demo = connection.isDemo();
    EnvironmentNames names =
        demo
            ? query.environmentNames(SandboxData.ENVIRONMENTS, "--demo")
            : query.environmentNames(settings.environmentNames(), "empirical.properties");
    Question asked = query.question(names, gating, demo, host.time().now());
    output.check(asked);
    try (Sandbox sandbox = demo ? sandbox(host) : null) {
      // The key is read before the lists, so that no message about them quotes it.
      ConnectionSettings api =
          sandbox == null
              ? connection.toApi(settings, host, inputs)
              : ConnectionOptions.toSandbox(sandbox.baseUri(), host);
      TestCaseList list = sources.read(gating.given(), host, inputs, console);
      Question question = asked.about(list);
      if (list.size() == 0 && question.gate() == null) {
        console.note(sources.nothingToLookUp());
      }
      Outputs outputs = output.outputs(question, sources.dashboard(), inputs, host);
      Messages messages = output.messages(outputs, console);
      if (demo) {
        console.line("empirical: --demo: this data is invented, no request leaves this machine");
      }
      try (LookUps lookUps = connection.lookUps(api, host, console)) {
        return new Run(question, lookUps, connection.maxTime(), outputs, messages, host)
            .execute()
            .code();
      } finally {
        console.clearStatus();
      }
    }
  }

  /** Answers {@code --demo}, on the loopback address. */
  private static Sandbox sandbox(Host host) {
    try {
      return Sandbox.start(0, SandboxData.invented(), null, Duration.ZERO, host.time()::now);
    } catch (IOException e) {
      throw FailureException.config("--demo: cannot listen on this machine: " + e.getMessage());
    }
  }
}
