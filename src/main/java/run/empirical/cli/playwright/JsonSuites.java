package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.playwright.ReportJson.Config;
import run.empirical.cli.playwright.ReportJson.ProjectTest;
import run.empirical.cli.playwright.ReportJson.Spec;
import run.empirical.cli.playwright.ReportJson.Suite;

/** The tests in the suites of a JSON report. */
final class JsonSuites {
  private final List<NamedTest> tests = new ArrayList<>();
  private final TestIds ids;
  private boolean anyRan;

  JsonSuites(@Nullable Config config, List<Suite> files) {
    ids = new TestIds(config == null ? List.of() : config.projects());
    files.forEach(file -> add(file, file.file(), List.of()));
  }

  List<NamedTest> tests() {
    return tests;
  }

  boolean anyRan() {
    return anyRan;
  }

  private void add(Suite suite, @Nullable String file, List<String> titles) {
    for (Spec spec : suite.specs()) {
      add(spec, file, plus(titles, spec.title()));
    }
    for (Suite block : suite.suites()) {
      add(block, file, plus(titles, block.title()));
    }
  }

  private void add(Spec spec, @Nullable String file, List<String> titles) {
    TestIds.OfSpec known = ids.of(spec, file, titles);
    for (int i = 0; i < spec.tests().size(); i++) {
      ProjectTest test = spec.tests().get(i);
      anyRan |= test.results() != null && !test.results().isEmpty();
      tests.add(new NamedTest(known.id(i), titles, test.projectName(), 0, file, test.outcome()));
    }
  }

  private static List<String> plus(List<String> titles, @Nullable String title) {
    if (title == null || title.isEmpty()) {
      return titles;
    }
    List<String> more = new ArrayList<>(titles);
    more.add(title);
    return more;
  }
}
