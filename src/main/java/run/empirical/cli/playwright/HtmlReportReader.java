package run.empirical.cli.playwright;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;

/** Reads the {@code report.json} of an HTML report in one pass and keeps the selected tests. */
final class HtmlReportReader {
  /** The end of the year 9999, in milliseconds. */
  private static final long MAX_TIME = 253_402_300_799_999L;

  private final JsonWalk json;
  private final TestFilter filter;
  private final TextBudget budget = new TextBudget();
  private final List<Test> selected = new ArrayList<>();
  private final Set<String> projectNames = new HashSet<>();
  private boolean hasFiles;
  private @Nullable Instant startTime;
  private int tests;
  private int failed;
  private int errors;
  private @Nullable String firstError;

  HtmlReportReader(JsonWalk json, TestFilter filter) {
    this.json = json;
    this.filter = filter;
  }

  /** A test whose file may not be read yet, since members of JSON objects have no order. */
  private record Test(
      String id,
      String project,
      List<String> titles,
      @Nullable Location location,
      List<String> tags,
      int repeat,
      Suite file) {
    TestName name() {
      return new TestName(project, file.file(), location, titles, tags);
    }
  }

  void read() throws IOException, UnexpectedJsonException, UnusableReportException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "startTime" ->
            startTime = Instant.ofEpochMilli(json.wholeNumber(0, MAX_TIME, "a time"));
        case "files" -> {
          hasFiles = true;
          json.enterArray();
          while (json.nextElement()) {
            readFile();
          }
        }
        case "errors" -> readErrors();
        default -> json.skip();
      }
    }
    if (!hasFiles) {
      throw new UnusableReportException("its report.json has no files");
    }
  }

  /** The number of tests, selected or not. */
  int tests() {
    return tests;
  }

  /** The report's content. */
  PlaywrightReport report() throws UnusableReportException {
    UniqueTests unique = new UniqueTests();
    for (Test test : selected) {
      TestName name = test.name();
      if (filter.matches(name)) {
        unique.add(test.id(), name.title(projectNames.size() > 1, test.repeat()), name.file());
      }
    }
    return new PlaywrightReport(
        unique.testCases(),
        List.of(),
        new PlaywrightRun(startTime, tests, failed, null),
        errors,
        firstError);
  }

  private void readFile() throws IOException, UnexpectedJsonException, UnusableReportException {
    Suite file = new Suite(null);
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "fileName" -> file.setFile(budget.charge(json.string()));
        case "tests" -> {
          json.enterArray();
          while (json.nextElement()) {
            readTest(file);
          }
        }
        default -> json.skip();
      }
    }
  }

  private void readTest(Suite file)
      throws IOException, UnexpectedJsonException, UnusableReportException {
    String id = null;
    String title = null;
    String project = "";
    List<String> titles = new ArrayList<>();
    Location location = null;
    List<String> tags = List.of();
    Outcome outcome = null;
    int repeat = 0;
    long before = budget.used();
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "testId" -> id = budget.charge(TestIds.read(json));
        case "title" -> title = budget.charge(json.string());
        case "projectName" -> project = budget.charge(json.string());
        case "path" -> titles = readStrings();
        case "location" -> location = readLocation();
        case "tags" -> tags = readStrings();
        case "outcome" -> outcome = Outcome.read(json);
        case "repeatEachIndex" -> repeat = json.count();
        default -> json.skip();
      }
    }
    tests++;
    projectNames.add(project);
    Outcome known = json.present(outcome, "outcome");
    if (known == Outcome.UNEXPECTED) {
      failed++;
    }
    if (filter.matches(known)) {
      titles.add(json.present(title, "title"));
      selected.add(
          new Test(json.present(id, "testId"), project, titles, location, tags, repeat, file));
    } else {
      budget.reset(before);
    }
  }

  private List<String> readStrings()
      throws IOException, UnexpectedJsonException, UnusableReportException {
    List<String> strings = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      strings.add(budget.charge(json.string()));
    }
    return strings;
  }

  private @Nullable Location readLocation()
      throws IOException, UnexpectedJsonException, UnusableReportException {
    Location location = Location.read(json);
    if (location != null) {
      budget.charge(location.file());
    }
    return location;
  }

  private void readErrors() throws IOException, UnexpectedJsonException {
    json.enterArray();
    while (json.nextElement()) {
      errors++;
      if (firstError == null && json.isString()) {
        firstError = PlaywrightReport.firstLine(json.string());
      } else {
        json.skip();
      }
    }
  }
}
