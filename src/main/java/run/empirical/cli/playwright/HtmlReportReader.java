package run.empirical.cli.playwright;

import java.io.IOException;
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
  private final ReportedRun run = new ReportedRun();
  private final List<Test> tests = new ArrayList<>();
  private boolean hasFiles;

  HtmlReportReader(JsonWalk json, TestFilter filter) {
    this.json = json;
    this.filter = filter;
  }

  private record Test(TestId id, TestName name, Outcome outcome) {}

  void read() throws IOException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "startTime" ->
            run.setStart(Instant.ofEpochMilli(json.wholeNumber(0, MAX_TIME, "a time")));
        case "duration" -> run.readDuration(json);
        case "stats" -> {
          json.enterObject();
          for (String stat = json.nextMember(); stat != null; stat = json.nextMember()) {
            run.readCount(stat, json);
          }
        }
        case "files" -> {
          hasFiles = true;
          json.forEach(this::readFile);
        }
        case "errors" -> json.forEach(() -> run.addError(json.stringOrNull()));
        default -> json.skip();
      }
    }
    if (!hasFiles) {
      throw new UnusableReportException("its report.json has no files");
    }
  }

  /** The report's content. */
  PlaywrightReport report() throws UnusableReportException {
    run.check();
    SelectedTests selected = new SelectedTests(filter, run.hasSeveralProjects());
    for (Test test : tests) {
      selected.add(test.id(), test.name(), test.outcome());
    }
    return run.report(selected);
  }

  private void readFile() throws IOException {
    String file = null;
    List<Test> found = null;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "fileName" -> file = budget.charge(json.string());
        case "tests" -> found = readTests();
        default -> json.skip();
      }
    }
    // Only now is the file known, since members of JSON objects have no order.
    for (Test test : json.present(found, "tests")) {
      tests.add(new Test(test.id(), test.name().in(file), test.outcome()));
    }
  }

  private List<Test> readTests() throws IOException {
    List<Test> found = new ArrayList<>();
    json.forEach(() -> readTest(found));
    return found;
  }

  private void readTest(List<Test> found) throws IOException {
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
    run.addTest(known, project, ran);
    if (filter.concerns(known)) {
      titles.add(json.present(title, "title"));
      TestName name = new TestName(project, null, location, titles, tags);
      found.add(new Test(new TestId(json.present(id, "testId"), repeat, ""), name, known));
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
    json.forEach(() -> strings.add(budget.charge(json.string())));
    return strings;
  }

  private @Nullable Location readLocation() throws IOException {
    Location location = Location.read(json);
    if (location != null) {
      budget.charge(location.file());
    }
    return location;
  }
}
