package run.empirical.cli.playwright;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;

/** Reads the {@code report.json} of an HTML report in one pass and keeps the selected tests. */
final class HtmlReportReader {
  /** The end of the year 9999, in milliseconds. */
  private static final long MAX_TIME = 253_402_300_799_999L;

  /** The types of the annotations of tests that are marked as skipped. */
  private static final Set<String> MARKS = Set.of("skip", "fixme");

  private final JsonWalk json;
  private final TestFilter filter;
  private final TextBudget budget = new TextBudget();
  private final List<Test> selected = new ArrayList<>();
  private final TestCounts counts = new TestCounts();
  private boolean hasFiles;
  private @Nullable Instant start;
  private @Nullable Duration duration;
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
      Outcome outcome,
      Suite file) {
    TestName name() {
      return new TestName(project, file.file(), location, titles, tags);
    }
  }

  void read() throws IOException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "startTime" -> start = Instant.ofEpochMilli(json.wholeNumber(0, MAX_TIME, "a time"));
        case "duration" -> duration = PlaywrightReport.readDuration(json);
        case "stats" -> {
          json.enterObject();
          for (String stat = json.nextMember(); stat != null; stat = json.nextMember()) {
            counts.readReported(stat, json);
          }
        }
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

  /** The report's content. */
  PlaywrightReport report() throws UnusableReportException {
    counts.check();
    UniqueTests unique = new UniqueTests();
    for (Test test : selected) {
      TestName name = test.name();
      if (!filter.matches(name)) {
        continue;
      }
      if (filter.leavesOut(test.outcome())) {
        unique.leaveOut();
      } else {
        String title = name.title(counts.hasSeveralProjects(), test.repeat());
        unique.add(test.id(), title, name.file());
      }
    }
    return new PlaywrightReport(
        unique.testCases(),
        List.of(),
        counts.run(start, duration, errors),
        unique.leftOut(),
        errors,
        firstError);
  }

  /** The number of tests, selected or not. */
  int tests() {
    return counts.tests();
  }

  private void readFile() throws IOException {
    Suite file = new Suite(null);
    Boolean hasTests = null;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "fileName" -> file.setFile(budget.charge(json.string()));
        case "tests" -> {
          hasTests = true;
          json.enterArray();
          while (json.nextElement()) {
            readTest(file);
          }
        }
        default -> json.skip();
      }
    }
    json.present(hasTests, "tests");
  }

  private void readTest(Suite file) throws IOException {
    String id = null;
    String title = null;
    String project = "";
    List<String> titles = new ArrayList<>();
    Location location = null;
    List<String> tags = List.of();
    Outcome outcome = null;
    Boolean ok = null;
    boolean marked = false;
    boolean ran = false;
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
        case "ok" -> ok = json.bool();
        case "annotations" -> marked = readMark();
        case "results" -> ran = json.skipElements() > 0;
        case "repeatEachIndex" -> repeat = json.count();
        default -> json.skip();
      }
    }
    Outcome known = json.present(outcome, "outcome").ifMarked(marked);
    if (ok != null && (ok ? known == Outcome.UNEXPECTED : known.passed())) {
      throw json.wrong("contradicts itself: its outcome does not agree with ok");
    }
    counts.add(known, project, ran);
    if (filter.concerns(known)) {
      titles.add(json.present(title, "title"));
      selected.add(
          new Test(
              json.present(id, "testId"), project, titles, location, tags, repeat, known, file));
    } else {
      budget.reset(before);
    }
  }

  /** Reads a test's annotations; true if one marks it as skipped. */
  private boolean readMark() throws IOException {
    boolean marked = false;
    json.enterArray();
    while (json.nextElement()) {
      json.enterObject();
      for (String name = json.nextMember(); name != null; name = json.nextMember()) {
        if (name.equals("type")) {
          marked |= MARKS.contains(json.string());
        } else {
          json.skip();
        }
      }
    }
    return marked;
  }

  private List<String> readStrings() throws IOException {
    List<String> strings = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      strings.add(budget.charge(json.string()));
    }
    return strings;
  }

  private @Nullable Location readLocation() throws IOException {
    Location location = Location.read(json);
    if (location != null) {
      budget.charge(location.file());
    }
    return location;
  }

  private void readErrors() throws IOException {
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
