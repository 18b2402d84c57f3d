package run.empirical.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import run.empirical.cli.host.ColourChoice;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.ReaderGone;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;

/** The program: its commands, and how each run of it is set up. */
@Command(
    name = "empirical",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    versionProvider = CurrentVersion.class,
    header = {
      "When did a Playwright test last pass, and where?",
      "",
      "  empirical last-pass a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee --demo",
      ""
    },
    customSynopsis = "empirical COMMAND [OPTION]...",
    footer = {"", "Help on a command or a topic: empirical help last-pass, empirical help gating"})
public final class EmpiricalCommand implements Runnable {
  private static final int NARROWEST = 55;
  private static final int USUAL_WIDTH = 80;
  private static final int WIDEST = 120;

  private final CommandLine commandLine;

  private EmpiricalCommand(Host host) {
    this.commandLine = new CommandLine(this);
    commandLine.addSubcommand(new LastPassCommand(host));
    commandLine.addSubcommand(new SandboxCommand(host));
    commandLine.addSubcommand(new HelpCommand());
  }

  /**
   * Runs the program once.
   *
   * @param arguments as the shell passed them
   * @return the exit status
   */
  public static int run(Host host, String... arguments) {
    StringWriter help = new StringWriter();
    int status = commandLine(host).setOut(new PrintWriter(help, true)).execute(arguments);
    return help.getBuffer().isEmpty() ? status : print(help.toString(), status, host);
  }

  /** The command model with its settings, as every run and every generated file uses it. */
  public static CommandLine commandLine(Host host) {
    FailureHandler failures = new FailureHandler(host);
    boolean colour = ColourChoice.colours(null, null, host, host.terminal().output());
    CommandLine commandLine = new EmpiricalCommand(host).commandLine;
    commandLine
        .setExpandAtFiles(false)
        .setOverwrittenOptionsAllowed(true)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
        .setHelpFactory(
            (spec, scheme) -> {
              // Asked for only now: finding the width out may load a native library.
              spec.usageMessage()
                  .width(width(host))
                  .exitCodeListHeading("%nExit status:%n")
                  .exitCodeList(ExitStatus.list());
              return new CommandLine.Help(spec, scheme);
            });
    return commandLine;
  }

  /** A bare {@code empirical} shows the short help. */
  @Override
  public void run() {
    commandLine.usage(commandLine.getOut());
  }

  private static int width(Host host) {
    Integer columns = null;
    String variable = host.variable("COLUMNS");
    if (variable != null) {
      try {
        columns = Readers.integer(variable, 1, Integer.MAX_VALUE);
      } catch (IllegalArgumentException e) {
        // A variable that is no width says nothing about the width.
        columns = null;
      }
    }
    if (columns == null && host.terminal().output()) {
      columns = host.terminal().columns();
    }
    int width = columns == null ? USUAL_WIDTH : columns;
    return Math.max(NARROWEST, Math.min(WIDEST, width));
  }

  private static int print(String text, int status, Host host) {
    try {
      new DataOut(host).append(text).flush();
      return status;
    } catch (ReaderGone e) {
      return status;
    } catch (IOException e) {
      Failure failure =
          Failure.of(ErrorKind.OUTPUT, "cannot write to standard output: " + e.getMessage());
      return new Complaints(new Console(host, Verbosity.NORMAL), false, false).say(failure);
    }
  }
}
