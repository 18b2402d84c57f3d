package run.empirical.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.input.SourceOptions;
import run.empirical.cli.input.TestArgument;
import run.empirical.cli.input.TestCaseSources;
import run.empirical.cli.input.TestReference;

/** The arguments and options that name test cases, one by one or in lists. */
public final class ListOptions {
  @Parameters(
      paramLabel = "<test_case_id>",
      arity = "0..*",
      description =
          "Playwright's test ID, or a link with it: the address of a test in Playwright's HTML"
              + " report or the dashboard. Several are looked up at once.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = SourceOptions.FROM,
      paramLabel = "FILE",
      description =
          "IDs, one per line, each perhaps followed by a title. Blank lines and # comments are"
              + " skipped; - is standard input. May be repeated.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = SourceOptions.FROM_PLAYWRIGHT,
      paramLabel = "FILE",
      description =
          "The failed tests of a Playwright run. Its HTML report or .last-run.json, or a folder"
              + " that has one; - is standard input.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = SourceOptions.LAST_FAILED,
      description =
          "The failed tests of the last Playwright run. It is looked for in this folder and above"
              + " it in the checkout.")
  private boolean lastFailed;

  /**
   * Where the test cases come from; nothing is read yet.
   *
   * @param parsed the command's arguments
   * @throws FailureException of kind {@code USAGE} if the arguments or options are wrong
   */
  public TestCaseSources sources(ParseResult parsed, Host host, InputFiles inputs) {
    if (ids.isEmpty() && lists.isEmpty() && reports.isEmpty() && !lastFailed) {
      throw FailureException.usage(
          "no test case given: pass an ID or link, "
              + SourceOptions.LAST_FAILED
              + " or "
              + SourceOptions.FROM
              + (host.terminal().inputIsPipe() ? " -" : " FILE"));
    }
    if (reports.size() > 1) {
      throw FailureException.usage(SourceOptions.FROM_PLAYWRIGHT + " can be given only once");
    }
    String report = reports.isEmpty() ? null : reports.get(0);
    if (lastFailed && report != null) {
      throw FailureException.usage(
          SourceOptions.FROM_PLAYWRIGHT
              + " and "
              + SourceOptions.LAST_FAILED
              + " cannot be used together");
    }
    lists.forEach(list -> inputs.claim(list, SourceOptions.FROM));
    if (lists.stream().filter(InputFiles.DASH::equals).count() > 1) {
      throw FailureException.usage(
          SourceOptions.FROM + " - reads standard input, which can be read only once");
    }
    inputs.claim(report, SourceOptions.FROM_PLAYWRIGHT);
    try {
      return new TestCaseSources(arguments(parsed, inputs), List.copyOf(lists), report, lastFailed);
    } catch (IllegalArgumentException e) {
      throw FailureException.usage(String.valueOf(e.getMessage()));
    }
  }

  /** The test cases among all arguments; those after the first {@code --} are taken as they are. */
  private List<TestReference> arguments(ParseResult parsed, InputFiles inputs) {
    Set<String> options = parsed.commandSpec().optionsMap().keySet();
    List<String> all = parsed.originalArgs();
    int delimiter = all.indexOf("--");
    int afterDelimiter = delimiter < 0 ? 0 : all.size() - delimiter - 1;
    int beforeDelimiter = ids.size() - afterDelimiter;
    List<TestReference> references = new ArrayList<>();
    ids.subList(0, beforeDelimiter).forEach(id -> references.add(TestArgument.parse(id, inputs)));
    ids.subList(beforeDelimiter, ids.size())
        .forEach(id -> references.add(TestArgument.parseAfterDelimiter(id, options)));
    return references;
  }
}
