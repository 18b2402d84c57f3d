package run.empirical.cli.input;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;

/** Gathers the test cases of lists of IDs. */
public final class IdLists {
  /** The option that names a list. */
  public static final String FROM = "--from";

  private final InputFiles inputs;
  private final TestCases testCases;
  private int ids;
  private int unlikeIds;
  private @Nullable String firstUnlikeId;

  /**
   * Gathers from all lists of a run.
   *
   * @param testCases gets the test cases
   */
  public IdLists(InputFiles inputs, TestCases testCases) {
    this.inputs = inputs;
    this.testCases = testCases;
  }

  /**
   * Adds the test cases of a list.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  public void add(String file) {
    String name = InputFiles.name(file);
    try (InputStream in = inputs.open(file, FROM, IdList.LARGEST)) {
      IdList.read(in, (testCase, line) -> add(testCase, "line " + line + " of " + name));
    } catch (IdList.MalformedException e) {
      throw FailureException.config(FROM + ": " + name + ": " + e.getMessage());
    } catch (IOException e) {
      throw FailureException.config(FROM + ": cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  private void add(TestCase testCase, String place) {
    testCases.add(testCase);
    ids++;
    if (!testCase.looksLikePlaywright()) {
      unlikeIds++;
      firstUnlikeId = firstUnlikeId == null ? place : firstUnlikeId;
    }
  }

  /** The warning about IDs that do not look like Playwright's; null if all do. */
  public @Nullable String warning() {
    if (firstUnlikeId == null) {
      return null;
    }
    String all = unlikeIds + " of " + ids + (ids == 1 ? " ID" : " IDs") + " in the lists ";
    return unlikeIds == 1
        ? all + "does not look like a Playwright test ID: " + firstUnlikeId
        : all + "do not look like Playwright test IDs, the first in " + firstUnlikeId;
  }
}
