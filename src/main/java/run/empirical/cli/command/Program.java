package run.empirical.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.option.ColourChoice;
import run.empirical.cli.option.Converters;

/** The program: parses the arguments and runs the command. */
public final class Program {
  private static final Set<String> HELP_WORDS = Set.of("-h", "--help", "-V", "--version");

  private final CommandLine commandLine;
  private final RawArguments rawArguments;

  /** Builds the command model, without access to the environment. */
  public Program() {
    commandLine =
        new CommandLine(new EmpiricalCommand())
            .setExpandAtFiles(false)
            .setOverwrittenOptionsAllowed(true)
            .setUnmatchedOptionsAllowedAsOptionParameters(false);
    Converters.register(commandLine);
    rawArguments = new RawArguments(commandLine.getSubcommands().values());
  }

  /**
   * Runs the program.
   *
   * @param arguments as the shell passed them
   * @return the exit status
   */
  public int run(Host host, String... arguments) {
    try {
      List<String> words = List.of(arguments);
      rawArguments.check(words);
      StringWriter printed = new StringWriter();
      boolean isShort = words.contains("-h") && !words.contains("--help");
      boolean colour = ColourChoice.AUTO.colours(host, host.terminal().output());
      commandLine
          .setOut(new PrintWriter(printed, true))
          .setColorScheme(Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
          .setHelpFactory(
              (spec, scheme) -> {
                OptionSections.arrange(spec, isShort);
                return new Help(spec, scheme);
              });
      int status = execute(commandLine.parseArgs(arguments), host);
      if (!printed.getBuffer().isEmpty()) {
        // picocli ends lines as the system does, and the topics do not.
        new DataOut(host).print(printed.toString().replace(System.lineSeparator(), "\n"));
      }
      return status;
    } catch (Exception | Error e) {
      return new FailureHandler(host).print(e);
    }
  }

  /** Prints an error outside any command; returns the exit status. */
  public static int crashed(Host host, Throwable error) {
    return new FailureHandler(host).print(FailureHandler.explain(error));
  }

  private static int execute(ParseResult parsed, Host host) throws InterruptedException {
    rejectWhatHelpWouldHide(parsed);
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    List<CommandLine> commands = parsed.asCommandLineList();
    CommandLine chosen = commands.get(commands.size() - 1);
    return chosen.<ProgramCommand>getCommand().run(chosen.getCommandSpec(), host);
  }

  /**
   * Help and version exit with 0, as if a gate were met. picocli also takes {@code -Vx} and {@code
   * --help=false} for them, and then ignores unknown arguments.
   */
  private static void rejectWhatHelpWouldHide(ParseResult parsed) {
    boolean explicit =
        parsed.originalArgs().stream()
            .takeWhile(argument -> !argument.equals("--"))
            .anyMatch(HELP_WORDS::contains);
    for (CommandLine command : parsed.asCommandLineList()) {
      ParseResult own = command.getParseResult();
      if (!own.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(command, own.unmatched());
      }
      if (!explicit && (own.hasMatchedOption("--help") || own.hasMatchedOption("--version"))) {
        throw new ParameterException(
            command, "--help (-h) and --version (-V) take no value and must be separate arguments");
      }
    }
  }
}
