package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCases;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.Selection;
import run.empirical.cli.playwright.UnusableReportException;

/** The options that name lists of test cases. */
public final class ListOptions {
  private static final String FROM = "--from";
  private static final String FROM_PLAYWRIGHT = "--from-playwright";

  @Option(
      names = FROM,
      paramLabel = "FILE",
      description = {
        "IDs, one on each line, - for standard input; blank lines and lines that start with # are"
            + " skipped. May be repeated."
      })
  private List<String> lists = new ArrayList<>();

  @Option(
      names = FROM_PLAYWRIGHT,
      paramLabel = "FILE",
      description = {
        "The failed tests of a Playwright JSON report, - for standard input. May be repeated."
      })
  private List<String> reports = new ArrayList<>();

  @Option(
      names = "--playwright-status",
      paramLabel = "STATUS[,STATUS]",
      converter = Converters.Statuses.class,
      completionCandidates = Converters.Statuses.class,
      description = "Which of the report's tests: ${COMPLETION-CANDIDATES} (default: failed).")
  private @Nullable PlaywrightStatuses statuses;

  /** Whether any list is named. */
  public boolean given() {
    return !lists.isEmpty() || haveTitles();
  }

  /** Whether the list is one that has titles. */
  public boolean haveTitles() {
    return !reports.isEmpty();
  }

  /**
   * All test cases asked about, each once: those named as arguments, then those of the lists.
   *
   * @param unidentified gets a failed look-up for each test of a report that cannot be asked about,
   *     since its ID cannot be told
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used, of kind {@code
   *     USAGE} when there is neither an argument nor a list
   */
  public TestCases testCases(
      List<TestCase> named, InputFiles inputs, Console console, Consumer<LookUp> unidentified) {
    if (named.isEmpty() && !given()) {
      throw FailureException.usage("missing <test_case_id>: which test case is asked about?");
    }
    if (statuses != null && !haveTitles()) {
      throw FailureException.usage("--playwright-status has no meaning without --from-playwright");
    }
    claim(lists, FROM, inputs);
    claim(reports, FROM_PLAYWRIGHT, inputs);
    TestCases all = new TestCases();
    named.forEach(all::add);
    for (String list : lists) {
      readIds(list, inputs, id -> all.add(TestCase.of(id)));
    }
    for (String report : reports) {
      PlaywrightReport read = read(report, inputs, console);
      read.testCases().forEach(all::add);
      read.unidentified().forEach(test -> failedLookUps(report, test).forEach(unidentified));
    }
    return all;
  }

  /** Says that the lists have nothing in them. */
  public String nothingToLookUp() {
    List<String> reasons = new ArrayList<>();
    lists.forEach(list -> reasons.add(InputFiles.name(list) + " has no IDs"));
    reports.forEach(
        report -> reasons.add(InputFiles.name(report) + " has no " + wanted() + "tests"));
    return "nothing to look up: " + String.join(", ", reasons);
  }

  private static void claim(List<String> files, String option, InputFiles inputs) {
    files.forEach(file -> inputs.claim(file, option));
    if (files.stream().filter(InputFiles.DASH::equals).count() > 1) {
      throw FailureException.usage(option + " - reads standard input, which can be read only once");
    }
  }

  private static void readIds(String file, InputFiles inputs, Consumer<String> ids) {
    try (InputStream in = inputs.open(file, FROM, IdList.LARGEST)) {
      IdList.read(in, ids);
    } catch (IdList.MalformedException e) {
      throw unusable(FROM, InputFiles.name(file) + ": " + e.getMessage());
    } catch (IOException e) {
      throw unreadable(FROM, file, e);
    }
  }

  private PlaywrightReport read(String file, InputFiles inputs, Console console) {
    String name = InputFiles.name(file);
    try (InputStream in = inputs.open(file, FROM_PLAYWRIGHT)) {
      PlaywrightReport read = PlaywrightReport.read(in, selections());
      if (read.errors() > 0) {
        console.warning(name + " tells of " + errors(read));
      }
      return read;
    } catch (UnusableReportException e) {
      throw unusable(FROM_PLAYWRIGHT, name + ": " + e.getMessage());
    } catch (IOException e) {
      throw unreadable(FROM_PLAYWRIGHT, file, e);
    }
  }

  private static List<LookUp> failedLookUps(
      String file, PlaywrightReport.Unidentified unidentified) {
    String message = FROM_PLAYWRIGHT + ": " + InputFiles.name(file) + ": " + unidentified.problem();
    return Collections.nCopies(
        unidentified.tests(),
        LookUp.failed(
            TestCase.withoutId(unidentified.title()), Failure.of(ErrorKind.CONFIG, message)));
  }

  private static String errors(PlaywrightReport read) {
    boolean one = read.errors() == 1;
    return (one ? "an error" : read.errors() + " errors")
        + " outside of its tests"
        + (read.firstError() == null ? "" : (one ? ": " : ", the first: ") + read.firstError());
  }

  private Set<Selection> selections() {
    return statuses == null ? Set.of(Selection.FAILED) : statuses.selections();
  }

  /** The tests that are wanted of the report, in a word or two. */
  private String wanted() {
    return selections().contains(Selection.ALL)
        ? ""
        : selections().stream()
            .map(selection -> selection.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or ", "", " "));
  }

  private static FailureException unreadable(String option, String file, IOException error) {
    return unusable(option, "cannot read " + InputFiles.name(file) + ": " + IoProblem.of(error));
  }

  private static FailureException unusable(String option, String problem) {
    return new FailureException(ErrorKind.CONFIG, option + ": " + problem);
  }

  /** The value of the option that says which tests of a report are meant. */
  record PlaywrightStatuses(Set<Selection> selections) {}
}
