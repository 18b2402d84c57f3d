package run.empirical.cli.option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.testcases.FailedTestCases;
import run.empirical.cli.testcases.IdList;
import run.empirical.cli.testcases.ReadingContext;
import run.empirical.cli.testcases.TestArgument;

/** The arguments and options that name test cases, one by one or in lists. */
public final class ListOptions {
  @Parameters(
      paramLabel = "<test_case_id>",
      arity = "0..*",
      description =
          "Playwright's test ID, or a link with it: the address of a test in Playwright's HTML"
              + " report or the dashboard. Several are looked up at once.")
  private List<String> ids = new ArrayList<>();

  @Essential
  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "IDs, one per line, each perhaps followed by a title. Blank lines and # comments are"
              + " skipped. The API's own list of test cases works, too: see empirical help"
              + " deploying. - is standard input. May be repeated.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--from-playwright",
      paramLabel = "FILE",
      description =
          "The failed tests of a Playwright run. Its HTML report or .last-run.json, or a folder"
              + " that has one; - is standard input.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--last-failed",
      description =
          "The failed tests of the last Playwright run. Its report is looked for in this folder and"
              + " those above it in the checkout.")
  private boolean lastFailed;

  /**
   * The test cases among the arguments; no list is read yet.
   *
   * @throws FailureException of kind {@code USAGE} if the arguments or options are wrong
   */
  public TestCaseList checkedArguments(Host host, InputFiles inputs) {
    boolean hasList = ofReport() || !lists.isEmpty();
    if (ids.isEmpty() && !hasList) {
      throw FailureException.usage(
          "no test case given: pass an ID or link, --last-failed or --from %s",
          host.terminal().inputIsPipe() ? "-" : "FILE");
    }
    if (reports.size() > 1) {
      throw FailureException.usage(
          "--from-playwright can be given only once; merge the blob reports of shards (npx"
              + " playwright merge-reports --reporter html FOLDER), or run jq -r '.failedTests[]?'"
              + " shard-*/.last-run.json | empirical last-pass --from -");
    }
    if (lastFailed && !reports.isEmpty()) {
      throw FailureException.usage("--from-playwright and --last-failed cannot be used together");
    }
    lists.forEach(list -> TestArgument.requireNoTestFile(list, ""));
    lists.forEach(list -> inputs.claim(list, "--from"));
    if (lists.stream().filter(InputFiles.DASH::equals).count() > 1) {
      throw FailureException.usage("--from - reads standard input, which can be read only once");
    }
    reports.forEach(report -> inputs.claim(report, "--from-playwright"));
    return TestCaseList.ofArguments(TestArgument.ids(ids, hasList, inputs));
  }

  /** Whether a report of failed tests is looked up. */
  public boolean ofReport() {
    return lastFailed || !reports.isEmpty();
  }

  /**
   * Reads all test cases, each ID once: first the arguments, then the lists, then the report. A
   * note names each list without a test case.
   *
   * @param arguments the test cases among the arguments
   * @param gated whether there is a gate, for which each list must have a test case
   * @throws FailureException of kind {@code CONFIG} for a list or report that cannot be used
   */
  public TestCaseList read(
      TestCaseList arguments, boolean gated, Host host, InputFiles inputs, Console console) {
    ReadingContext context = new ReadingContext(host, inputs, console, new HashSet<>());
    TestCaseList all = arguments;
    // All are read first, since titles tell projects apart if all lists together have several.
    for (Supplier<TestCaseList> list :
        lists.stream().map(list -> read(list, gated, context)).toList()) {
      all = all.plus(list.get());
    }
    FailedTestCases playwright = new FailedTestCases(context);
    for (String report : reports) {
      all = all.plus(playwright.of(report));
    }
    if (lastFailed) {
      all = all.plus(playwright.ofLastRun());
    }
    return all;
  }

  private static Supplier<TestCaseList> read(String list, boolean gated, ReadingContext context) {
    Supplier<TestCaseList> testCases = IdList.read(list, context);
    if (testCases.get().testCases().isEmpty()) {
      String problem = "no test case ID in " + InputFiles.name(list);
      if (gated) {
        throw FailureException.config(
            "--from: %s; a gate needs at least one, or leave the list out", problem);
      }
      context.console().note(problem);
    }
    return testCases;
  }
}
