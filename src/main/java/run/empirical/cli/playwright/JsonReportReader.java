package run.empirical.cli.playwright;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.playwright.Projects.Project;
import run.empirical.cli.playwright.Spec.ProjectTest;

/**
 * Reads a JSON report or a {@code .last-run.json} in one pass, and keeps the specs that have
 * selected tests.
 */
final class JsonReportReader {
  private final JsonWalk json;
  private final TestFilter filter;
  private final List<Spec> specs = new ArrayList<>();
  private final Projects projects = new Projects();
  private final ReportedRun run = new ReportedRun();
  private final LastRunFile lastRun = new LastRunFile();
  private @Nullable String root;
  private boolean hasSuites;

  JsonReportReader(JsonWalk json, TestFilter filter) {
    this.json = json;
    this.filter = filter;
  }

  void read() throws IOException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "config" -> readConfig();
        case "suites" -> {
          hasSuites = true;
          readSuites(null);
        }
        case "errors" -> json.forEach(() -> run.addError(json.stringMember("message")));
        case "stats" -> readStats();
        case "status" -> lastRun.readStatus(json);
        case "failedTests" -> lastRun.readFailedTests(json);
        default -> json.skip();
      }
    }
  }

  /** The content of the report, or of the {@code .last-run.json}. */
  PlaywrightReport report() throws UnusableReportException {
    if (lastRun.found() && hasSuites) {
      throw new UnusableReportException(
          "contradicts itself: it has suites, as a JSON report, and failedTests, as a"
              + " .last-run.json");
    }
    if (lastRun.found()) {
      return lastRun.report(filter);
    }
    if (!hasSuites) {
      throw new UnusableReportException("suites: missing; is it a Playwright report?");
    }
    run.check();
    TestIds ids = new TestIds(root, projects);
    SelectedTests selected = new SelectedTests(filter, run.hasSeveralProjects());
    for (Spec spec : specs) {
      Iterator<TestId> id = ids.of(spec).iterator();
      for (ProjectTest test : spec.tests()) {
        selected.add(id.next(), spec.name(test), test.outcome());
      }
    }
    return run.report(selected);
  }

  private void readConfig() throws IOException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "rootDir" -> root = json.string();
        case "projects" -> json.forEach(this::readProject);
        default -> json.skip();
      }
    }
  }

  private void readProject() throws IOException {
    String id = null;
    String projectName = null;
    String folder = null;
    Integer repeats = null;
    List<String> files = new ArrayList<>();
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "id" -> id = json.string();
        case "name" -> projectName = json.string();
        case "testDir" -> folder = json.string();
        case "repeatEach" -> repeats = json.count();
        case "testMatch", "testIgnore" -> files.add(name + readStrings());
        default -> json.skip();
      }
    }
    String key = id != null ? id : projectName;
    projects.add(json.present(key, "name"), new Project(folder, repeats, files));
  }

  private List<String> readStrings() throws IOException {
    List<String> strings = new ArrayList<>();
    json.forEach(() -> strings.add(json.string()));
    return strings;
  }

  private void readSuites(@Nullable Suite parent) throws IOException {
    json.forEach(() -> readSuite(new Suite(parent)));
  }

  private void readSuite(Suite suite) throws IOException {
    Boolean hasMembers = null;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "title" -> suite.setTitle(json.string());
        case "file" -> suite.setFile(json.string());
        case "suites" -> {
          hasMembers = true;
          readSuites(suite);
        }
        case "specs" -> {
          hasMembers = true;
          json.forEach(() -> readSpec(suite));
        }
        default -> json.skip();
      }
    }
    json.present(hasMembers, "specs");
  }

  private void readSpec(Suite suite) throws IOException {
    String id = null;
    String title = null;
    List<ProjectTest> found = null;
    List<String> tags = List.of();
    boolean ok = true;
    String file = null;
    int line = 0;
    int column = 0;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "id" -> id = TestIds.read(json);
        case "title" -> title = json.string();
        case "ok" -> ok = json.bool();
        case "tests" -> found = readTests();
        case "tags" -> tags = readStrings();
        case "file" -> file = json.string();
        case "line" -> line = Location.readNumber(json);
        case "column" -> column = Location.readNumber(json);
        default -> json.skip();
      }
    }
    found = json.present(found, "tests");
    if (!ok && found.stream().noneMatch(test -> test.outcome() == Outcome.UNEXPECTED)) {
      throw json.wrong("contradicts itself: ok is false, but no test in it failed");
    }
    projects.countTests(found, !tags.isEmpty());
    if (found.stream().anyMatch(test -> filter.concerns(test.outcome()))) {
      Location location = file == null ? null : new Location(file, line, column);
      specs.add(
          new Spec(
              suite,
              json.present(title, "title"),
              json.present(id, "id"),
              location,
              tags.stream().map(tag -> "@" + tag).toList(),
              found));
    }
  }

  private List<ProjectTest> readTests() throws IOException {
    List<ProjectTest> found = new ArrayList<>();
    json.forEach(() -> found.add(readTest()));
    return found;
  }

  private ProjectTest readTest() throws IOException {
    String projectId = null;
    String projectName = "";
    Outcome outcome = null;
    boolean marked = false;
    boolean ran = false;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "projectId" -> projectId = json.string();
        case "projectName" -> projectName = json.string();
        case "status" -> outcome = Outcome.read(json);
        case "expectedStatus" -> marked = json.string().equals("skipped");
        case "results" -> ran = json.skipElements() > 0;
        default -> json.skip();
      }
    }
    Outcome known = json.present(outcome, "status").ifMarked(marked);
    run.addTest(known, projectName, ran);
    String project = projectId != null ? projectId : projectName;
    return new ProjectTest(project, projectName, known);
  }

  private void readStats() throws IOException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "startTime" -> run.setStart(readTime());
        case "duration" -> run.readDuration(json);
        default -> run.readCount(name, json);
      }
    }
  }

  private Instant readTime() throws IOException {
    String text = json.string();
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw json.wrong("'" + text + "' is not a time");
    }
  }
}
