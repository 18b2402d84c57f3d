package run.empirical.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import run.empirical.cli.answer.ErrorReporter;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;

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
    Failure expected = expected(error);
    if (expected != null && expected.kind() == ErrorKind.USAGE) {
      return usage(expected.message(), command);
    }
    ErrorReporter.Form form = command.<HostedCommand>getCommand().errorForm();
    int status = report(explain(error), form);
    if (form != ErrorReporter.Form.JSON && expected == null) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace, true));
      trace.toString().lines().forEach(line -> console().say(line.replace("\t", "    ")));
    }
    return status;
  }

  /** Reports a failure; returns its exit status. */
  int report(Failure failure, ErrorReporter.Form form) {
    return new ErrorReporter(console(), form).say(failure);
  }

  /** Reports invalid arguments; returns the exit status. */
  int usage(String message, CommandLine command) {
    console().error(message);
    console().say("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitStatus.USAGE.code();
  }

  private Console console() {
    return new Console(host, Verbosity.NORMAL);
  }

  private static String message(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched.getUnmatched().get(0), unmatched);
    }
    return error.getArgSpec() instanceof OptionSpec option
            && error.getCause() instanceof TypeConversionException reason
        ? option.longestName() + ": " + reason.getMessage()
        : String.valueOf(error.getMessage());
  }

  private static String unknown(String argument, UnmatchedArgumentException error) {
    if (argument.startsWith("-")) {
      // What follows the name could be the key.
      String name =
          argument.startsWith("--")
              ? argument.replaceFirst("(?s)=.*", "")
              : argument.substring(0, Math.min(2, argument.length()));
      String hint =
          switch (name) {
            case "--api-key" -> "; the API key is read from EMPIRICALRUN_KEY or --key-file";
            case "--format" -> "; did you mean --output?";
            default -> didYouMean(error.getSuggestions());
          };
      return "unknown option: " + name + hint;
    }
    if (error.getCommandLine().getParent() != null) {
      return "unexpected argument '" + argument + "'";
    }
    boolean isId = error.getSuggestions().isEmpty() || TestCase.of(argument).looksLikePlaywright();
    return "unknown command '"
        + argument
        + "'"
        + didYouMean(isId ? List.of("empirical last-pass " + argument) : error.getSuggestions());
  }

  private static String didYouMean(List<String> suggestions) {
    return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
  }

  /**
   * Explains an error. Errors that no other code handles mean that the system ran out of a resource
   * or that the program has a bug.
   */
  static Failure explain(Throwable error) {
    Failure expected = expected(error);
    return expected != null
        ? expected
        : Failure.of(ErrorKind.INTERNAL, "a bug in empirical, please report it: " + error);
  }

  /** What the error means; null for a bug. */
  private static @Nullable Failure expected(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof FailureException known) {
        return known.failure();
      }
      // Threads and open files can run out anywhere, even while Java loads a class.
      if (cause instanceof OutOfMemoryError || cause instanceof IOException) {
        return Failure.of(
            ErrorKind.INTERNAL,
            "not enough resources: " + cause.getMessage() + "; check memory and ulimit -a");
      }
    }
    return null;
  }
}
