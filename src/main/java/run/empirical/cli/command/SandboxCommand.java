package run.empirical.cli.command;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Console.Verbosity;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.option.Converters;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;

/** Serves the API's endpoint locally, for trying out scripts without an account. */
@Command(
    name = "sandbox",
    header = {
      "Serve the API's endpoint on this machine, to try scripts without an account.",
      "",
      "  empirical sandbox --port 8787 &",
      "  EMPIRICAL_API_URL=http://127.0.0.1:8787 EMPIRICALRUN_KEY=sandbox-key \\",
      "      empirical last-pass a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
      ""
    },
    customSynopsis = "empirical sandbox [OPTION]...")
final class SandboxCommand extends ProgramCommand {
  /** In bytes. */
  private static final int MAX_DATA_BYTES = 64 << 20;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Converters.Port.class,
      description = "Port to listen on; 0, the default, picks a free one.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Serve the passes in a JSON file. It looks like {\"ID\": [{\"environment_id\": \"1\","
              + " \"test_run_id\": \"7\", \"executed_at\": \"3h\"}]}; executed_at is an age, or"
              + " epoch milliseconds as in the API.")
  private @Nullable String dataFile;

  /** Lists the built-in test cases in the help. */
  @Spec
  void describeBuiltInData(CommandSpec spec) {
    List<String> lines = new ArrayList<>(List.of(""));
    lines.add("Prints its base URL once it listens, and serves until it is interrupted.");
    lines.addAll(List.of("", "Built-in environments:"));
    SandboxData.ENVIRONMENTS.forEach((id, name) -> lines.add("  " + id + " (" + name + ")"));
    lines.addAll(List.of("", "Built-in test cases (any other gets invented passes):"));
    SandboxData.builtInTests()
        .forEach((id, shows) -> lines.addAll(List.of("  " + id, "      " + shows)));
    lines.add("");
    spec.usageMessage().description(lines.toArray(String[]::new));
  }

  @Override
  List<String> everydayOptions() {
    return List.of("--port", "--data");
  }

  @Override
  int run(CommandSpec self, Host host) throws InterruptedException {
    Console console = new Console(host, Verbosity.NORMAL);
    try (Sandbox sandbox = Sandbox.start(port, data(host), host.time()::now)) {
      new DataOut(host).print(sandbox.baseUri() + "\n");
      console.note(
          "the sandbox serves %s until it is interrupted (Ctrl-C); to try it:",
          dataFile == null ? "invented data" : "passes from " + InputFiles.name(dataFile));
      String first = SandboxData.builtInTests().keySet().iterator().next();
      String call = "empirical last-pass " + (dataFile == null ? first : "ID");
      toTryIt(sandbox.baseUri(), call, File.separatorChar == '\\').forEach(console::line);
      new CountDownLatch(1).await();
      return ExitStatus.OK.code();
    } catch (IOException e) {
      throw FailureException.config("cannot listen on port %s: %s", port, IoProblem.of(e));
    }
  }

  /** The lines that look up a test in the sandbox: in sh or, on Windows, cmd.exe and PowerShell. */
  static List<String> toTryIt(URI sandbox, String call, boolean onWindows) {
    return onWindows
        ? List.of(
            "  in cmd.exe:",
            "      set EMPIRICAL_API_URL=" + sandbox,
            "      set EMPIRICALRUN_KEY=sandbox-key",
            "      " + call,
            "  in PowerShell:",
            "      $env:EMPIRICAL_API_URL = '" + sandbox + "'",
            "      $env:EMPIRICALRUN_KEY = 'sandbox-key'",
            "      " + call)
        : List.of(
            "  EMPIRICAL_API_URL=" + sandbox + " EMPIRICALRUN_KEY=sandbox-key \\", "      " + call);
  }

  private SandboxData data(Host host) {
    if (dataFile == null) {
      return SandboxData.invented();
    }
    String name = InputFiles.name(dataFile);
    try (InputStream in = new InputFiles(host).open(dataFile, "--data", MAX_DATA_BYTES)) {
      return SandboxData.read(in, "--data: " + name);
    } catch (IOException e) {
      throw FailureException.config("--data: cannot read %s: %s", name, IoProblem.of(e));
    }
  }
}
