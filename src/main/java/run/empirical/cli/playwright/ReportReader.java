package run.empirical.cli.playwright;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.playwright.Spec.ProjectTest;

/** Goes through a report once and keeps the specs of which a test is selected. */
final class ReportReader {
  private final JsonWalk json;
  private final Set<Selection> selections;
  private final List<Spec> specs = new ArrayList<>();
  private final Projects projects = new Projects();
  private final Set<String> projectNames = new HashSet<>();
  private @Nullable String root;
  private boolean hasSuites;
  private int tests;
  private int errors;
  private @Nullable String firstError;

  ReportReader(JsonWalk json, Set<Selection> selections) {
    this.json = json;
    this.selections = selections;
  }

  void read() throws IOException, UnexpectedJsonException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "config" -> readConfig();
        case "suites" -> {
          hasSuites = true;
          readSuites(null);
        }
        case "errors" -> readErrors();
        default -> json.skip();
      }
    }
  }

  /** Whether there are suites, with or without tests in them. */
  boolean hasSuites() {
    return hasSuites;
  }

  /** The specs of which a test is selected, in the order of the report. */
  List<Spec> specs() {
    return specs;
  }

  boolean selects(ProjectTest test) {
    return selections.stream().anyMatch(selection -> selection.takes(test.outcome()));
  }

  TestIds ids() {
    return new TestIds(root, projects);
  }

  /** Whether tests of more than one project are in the report, selected or not. */
  boolean hasSeveralProjects() {
    return projectNames.size() > 1;
  }

  /** How many tests there are, selected or not. */
  int tests() {
    return tests;
  }

  /** How many errors there are that belong to no test. */
  int errors() {
    return errors;
  }

  /** The first of these errors; null when there is none or it has no message. */
  @Nullable String firstError() {
    return firstError;
  }

  private void readConfig() throws IOException, UnexpectedJsonException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "rootDir" -> root = json.string();
        case "projects" -> {
          json.enterArray();
          while (json.nextElement()) {
            readProject();
          }
        }
        default -> json.skip();
      }
    }
  }

  private void readProject() throws IOException, UnexpectedJsonException {
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

  private List<String> readStrings() throws IOException, UnexpectedJsonException {
    List<String> strings = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      strings.add(json.string());
    }
    return strings;
  }

  private void readSuites(@Nullable Scope around) throws IOException, UnexpectedJsonException {
    json.enterArray();
    while (json.nextElement()) {
      readSuite(new Scope(around));
    }
  }

  private void readSuite(Scope scope) throws IOException, UnexpectedJsonException {
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "title" -> scope.setTitle(json.string());
        case "file" -> scope.setFile(json.string());
        case "suites" -> readSuites(scope);
        case "specs" -> {
          json.enterArray();
          while (json.nextElement()) {
            readSpec(scope);
          }
        }
        default -> json.skip();
      }
    }
  }

  private void readSpec(Scope scope) throws IOException, UnexpectedJsonException {
    String id = null;
    String title = null;
    List<ProjectTest> found = null;
    boolean tagged = false;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "id" -> id = readId();
        case "title" -> title = json.string();
        case "tests" -> found = readTests();
        case "tags" -> tagged = !readStrings().isEmpty();
        default -> json.skip();
      }
    }
    found = json.present(found, "tests");
    tests += found.size();
    projects.add(found, tagged);
    if (found.stream().anyMatch(this::selects)) {
      specs.add(new Spec(scope, json.present(title, "title"), json.present(id, "id"), found));
    }
  }

  private String readId() throws IOException, UnexpectedJsonException {
    String id = json.string();
    IdFlaw flaw = IdFlaw.of(id);
    if (flaw != null) {
      throw json.wrong(flaw.words());
    }
    return TestIds.beforeMerge(id);
  }

  private List<ProjectTest> readTests() throws IOException, UnexpectedJsonException {
    List<ProjectTest> found = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      found.add(readTest());
    }
    return found;
  }

  private ProjectTest readTest() throws IOException, UnexpectedJsonException {
    String projectId = null;
    String projectName = "";
    Outcome outcome = null;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "projectId" -> projectId = json.string();
        case "projectName" -> projectName = json.string();
        case "status" -> {
          outcome = Outcome.of(json.string());
          if (outcome == null) {
            throw json.wrong("'" + json.string() + "' is not a status of Playwright's");
          }
        }
        default -> json.skip();
      }
    }
    projectNames.add(projectName);
    String project = projectId != null ? projectId : projectName;
    return new ProjectTest(project, projectName, json.present(outcome, "status"));
  }

  private void readErrors() throws IOException, UnexpectedJsonException {
    json.enterArray();
    while (json.nextElement()) {
      errors++;
      String message = readError();
      firstError = firstError == null ? message : firstError;
    }
  }

  private @Nullable String readError() throws IOException, UnexpectedJsonException {
    String message = null;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      if (name.equals("message") && json.isString()) {
        message = json.string();
      } else {
        json.skip();
      }
    }
    return message;
  }
}
