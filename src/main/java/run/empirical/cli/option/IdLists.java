package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;

/** Gathers the test cases of lists of IDs. */
final class IdLists {
  private final TestCases testCases;
  private int ids;
  private int unlikeIds;
  private @Nullable String firstUnlikeId;

  /**
   * Gathers from all lists of a run.
   *
   * @param testCases gets the test cases
   */
  IdLists(TestCases testCases) {
    this.testCases = testCases;
  }

  /** Adds the test cases of lists; warns of IDs that do not look like Playwright's. */
  void add(List<String> lists, InputFiles inputs, Console console) {
    lists.forEach(list -> add(list, inputs));
    // Quotes none of the IDs: one may be a key.
    if (firstUnlikeId != null) {
      console.warning(
          unlikeIds
              + " of "
              + ids
              + (ids == 1 ? " ID" : " IDs")
              + " in the lists"
              + (unlikeIds == 1 ? " does not look like a" : " do not look like")
              + " Playwright test ID"
              + (unlikeIds == 1 ? ": " : "s, the first in ")
              + firstUnlikeId);
    }
  }

  private void add(String file, InputFiles inputs) {
    String name = InputFiles.name(file);
    try (InputStream in = inputs.open(file, ListOptions.FROM, IdList.LARGEST)) {
      IdList.read(in, (testCase, line) -> add(testCase, "line " + line + " of " + name));
    } catch (IdList.MalformedException e) {
      throw unusable(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw unusable("cannot read " + name + ": " + IoProblem.of(e));
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

  private static FailureException unusable(String problem) {
    return FailureException.config(ListOptions.FROM + ": " + problem);
  }
}
