package run.empirical.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import run.empirical.cli.answer.ErrorReporter;
import run.empirical.cli.client.ApiKey;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;

/** Turns exceptions into a message and an exit status. */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Host host;

  FailureHandler(Host host) {
    this.host = host;
  }

  @Override
  public int handleParseException(ParameterException error, String[] arguments) {
    return usage(message(error), error.getCommandLine());
  }

  @Override
  public int handleExecutionException(
      Exception error, CommandLine command, ParseResult parseResult) {
    return end(error, command);
  }

  /** Reports the exception that ended a command; returns the exit status. */
  int end(Throwable error, CommandLine command) {
    if (error instanceof InterruptedException) {
      return ExitStatus.INTERRUPTED.code();
    }
    Failure failure = UnexpectedError.explain(error);
    if (failure.kind() == ErrorKind.USAGE) {
      return usage(failure.message(), command);
    }
    ErrorReporter.Form form = command.<HostedCommand>getCommand().errorForm();
    Console console = new Console(host, Verbosity.NORMAL);
    int status = new ErrorReporter(console, form).say(failure);
    if (form != ErrorReporter.Form.JSON && UnexpectedError.isBug(error)) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace, true));
      trace.toString().lines().forEach(line -> console.say(line.replace("\t", "    ")));
    }
    return status;
  }

  private int usage(String message, CommandLine command) {
    Console console = new Console(host, Verbosity.NORMAL);
    console.error(message);
    console.say("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitStatus.USAGE.code();
  }

  private static String message(ParameterException error) {
    if (error instanceof MissingParameterException missing && missing.getMissing().size() == 1) {
      ArgSpec argument = missing.getMissing().get(0);
      return argument instanceof OptionSpec option
          ? option.longestName() + " needs a value: " + option.paramLabel()
          : "missing " + argument.paramLabel();
    }
    if (error.getArgSpec() instanceof OptionSpec option && option.longestName().equals("--json")) {
      return NearMiss.JSON_TAKES_NO_VALUE;
    }
    if (error.getArgSpec() instanceof OptionSpec option
        && error.getCause() instanceof TypeConversionException reason) {
      return option.longestName() + ": " + reason.getMessage();
    }
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(error.getMessage());
    }
    // The value of an unknown option could be the key.
    String argument = unmatched.getUnmatched().get(0).replaceFirst("(?s)^(--?[^=]*)=.*", "$1");
    if (!argument.startsWith("--") && argument.startsWith("-") && ApiKey.isLikely(argument)) {
      argument = argument.substring(0, 2);
    }
    boolean isCommand = error.getCommandLine().getParent() == null && !argument.startsWith("-");
    return (isCommand ? "there is no command '" : "there is no option or argument '")
        + argument
        + "'"
        + NearMiss.hint(argument, error.getCommandLine(), unmatched.getSuggestions());
  }
}
