package run.empirical.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Console.Verbosity;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.ShortText;

/** Turns exceptions into a message and an exit status. */
record FailureHandler(Host host) {
  /** Only picocli's message has the option and the argument. */
  private static final Pattern NOT_A_VALUE =
      Pattern.compile("(?s).* option '(.*)' but found '(.*)'");

  /** Prints the message about an exception that ended the program; returns the exit status. */
  int print(Throwable error) {
    if (error instanceof ParameterException mistake) {
      return printMistake(mistake);
    }
    if (error instanceof InterruptedException) {
      return ExitStatus.INTERRUPTED.code();
    }
    int status = print(explain(error));
    if (expected(error) == null) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace, true));
      trace.toString().lines().forEach(line -> console().line(line.replace("\t", "    ")));
    }
    return status;
  }

  /** Prints a failure; returns its exit status. */
  int print(Failure failure) {
    console().error(failure.message());
    return failure.exit().code();
  }

  private int printMistake(ParameterException thrown) {
    CommandLine command = thrown.getCommandLine();
    List<String> unmatched = command.getParseResult().unmatched();
    // What follows an unknown option may be its value, and secret.
    ParameterException error =
        unmatched.isEmpty() ? thrown : new UnmatchedArgumentException(command, unmatched);
    console().error(message(error));
    if (error instanceof UnmatchedArgumentException || error instanceof MissingParameterException) {
      console().line("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    return ExitStatus.USAGE.code();
  }

  private Console console() {
    return new Console(host, Verbosity.NORMAL);
  }

  private static String message(ParameterException error) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched.getUnmatched().isEmpty() ? notAValue(unmatched) : unknown(unmatched);
    }
    if (error instanceof MissingParameterException missing && missing.getMissing().size() == 1) {
      ArgSpec argument = missing.getMissing().get(0);
      return argument instanceof OptionSpec option
          ? option.longestName() + " needs a value: " + option.paramLabel()
          : "missing " + argument.paramLabel();
    }
    ArgSpec argument = error.getArgSpec();
    if (argument == null || !(error.getCause() instanceof TypeConversionException reason)) {
      return String.valueOf(error.getMessage());
    }
    String name =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    return name + (argument.arity().max() == 0 ? " takes no value" : ": " + reason.getMessage());
  }

  /** The message about what picocli takes for an option where it expects a value. */
  private static String notAValue(UnmatchedArgumentException error) {
    Matcher found = NOT_A_VALUE.matcher(String.valueOf(error.getMessage()));
    String argument = found.matches() ? found.group(2) : "";
    // No option begins with a digit.
    return argument.matches("(?s)-[0-9].*")
        ? found.group(1) + ": a value cannot begin with a dash, got '" + argument + "'"
        : unknown(new UnmatchedArgumentException(error.getCommandLine(), List.of(argument)));
  }

  private static String unknown(UnmatchedArgumentException error) {
    String argument = ShortText.ofArgument(error.getUnmatched().get(0));
    if (argument.startsWith("-")) {
      String name = argument.replaceFirst("(?s)^(-[^-]).*", "$1");
      return "unknown option: " + name + adviceOnOption(name, error);
    }
    if (error.getCommandLine().getParent() != null) {
      return "unexpected argument '" + argument + "'";
    }
    // After --, picocli recognises no command.
    if (error.getCommandLine().getSubcommands().containsKey(argument)) {
      return "unexpected -- before " + argument + ": remove the --";
    }
    return "unknown command '" + argument + "'" + adviceOnCommand(argument, error.getCommandLine());
  }

  /** The advice for an unknown option. Some are those of other programs. */
  private static String adviceOnOption(String name, UnmatchedArgumentException error) {
    return switch (name) {
      case "--api-key", "--api-token", "--token", "--key" ->
          "; the API key is read from EMPIRICALRUN_KEY or --key-file";
      case "--debug" -> "; last-pass has --verbose";
      case "--silent" -> "; last-pass has --quiet";
      case "--format" -> "; last-pass has --output";
      case "--no-color" -> "; last-pass has --color never";
      case "--project" ->
          "; it is an option of Playwright, for npx playwright test --list, whose list --from"
              + " reads";
      case "--insecure", "-k" ->
          "; certificates are always checked; --cacert names authorities to trust";
      default -> adviceOnOther(name, error);
    };
  }

  private static String adviceOnOther(String name, UnmatchedArgumentException error) {
    CommandLine lastPass = error.getCommandLine().getSubcommands().get(LastPassCommand.NAME);
    if (lastPass != null && lastPass.getCommandSpec().optionsMap().containsKey(name)) {
      return "; it is an option of last-pass; put last-pass before it";
    }
    // With invented data, a gate could be met.
    List<String> names =
        error.getSuggestions().stream().filter(it -> !it.equals("--demo")).toList();
    return names.isEmpty() ? "" : "; did you mean " + String.join(" or ", names) + "?";
  }

  /** The advice for an unknown command. */
  private static String adviceOnCommand(String word, CommandLine program) {
    if (HelpSubjects.TOPICS.containsKey(word)) {
      return "; did you mean empirical help " + word + "?";
    }
    if (word.equals("gate")) {
      return "; a gate is empirical last-pass with --require";
    }
    if (word.equals("version")) {
      return "; did you mean empirical --version?";
    }
    return word.contains("://") || !TestCaseId.playwrightIdsIn(word).isEmpty()
        ? "; to look up a test, put last-pass before it"
        : ": use " + String.join(", ", HelpSubjects.commands(program.getCommandSpec()).keySet());
  }

  /**
   * The failure to report for an error. An unexpected error means that the system ran out of a
   * resource or that the program has a bug.
   */
  static Failure explain(Throwable error) {
    Failure expected = expected(error);
    return expected != null
        ? expected
        : Failure.of(ExitStatus.INTERNAL, "a bug in empirical, please report it: " + error);
  }

  /** The failure that caused an error; null for a bug. */
  private static @Nullable Failure expected(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof FailureException known) {
        return known.failure();
      }
      // Anything can run out of resources, even loading a class or setting up TLS.
      if (isShortage(cause)) {
        return Failure.of(ExitStatus.INTERNAL, "not enough resources: " + cause.getMessage());
      }
    }
    return null;
  }

  /** The JDK throws OutOfMemoryError for threads, too. Messages about files differ by C library. */
  private static boolean isShortage(Throwable error) {
    String message = String.valueOf(error.getMessage());
    return error instanceof OutOfMemoryError
        || (error instanceof IOException
            && (message.contains("Too many open files")
                || message.contains("No file descriptors available")));
  }
}
