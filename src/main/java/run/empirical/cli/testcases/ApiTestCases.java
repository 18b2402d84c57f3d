package run.empirical.cli.testcases;

import static run.empirical.cli.json.MemberChecks.orEmpty;
import static run.empirical.cli.json.MemberChecks.required;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.json.RecordReader;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.text.WhiteSpace;

/**
 * The API's own list of test cases, the reply to {@code GET /api/v2/test-cases}, as {@code curl}
 * saves it. It is used only if it says that it is whole and up to date: a part of it would ask a
 * different question.
 *
 * @param error an error's message, or an object that has it; null for none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ApiTestCases(@Nullable Data data, @Nullable Pagination pagination, @Nullable Object error) {

  /**
   * The test cases.
   *
   * @param syncError an error's message, or an object that has it; null if the list is up to date
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Data(
      @JsonProperty("test_cases") @Nullable List<Entry> testCases,
      @JsonProperty("sync_error") @Nullable Object syncError) {}

  /** Which page of the list this is, and whether more follow. The first one is 1. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Pagination(@JsonProperty("has_more") @Nullable Boolean hasMore, @Nullable Number page) {}

  /** A test case. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Entry(
      String id,
      String name,
      List<String> suites,
      @JsonProperty("playwright_project") @Nullable String project) {
    Entry {
      if (TestCaseId.problem(required(id, "id")) != null
          || WhiteSpace.indexIn(id) < id.length()
          || !TestReference.idIn(id).equals(id)
          || !TestCaseId.playwrightIdsIn(id).stream().allMatch(id::equals)) {
        throw new IllegalArgumentException(Message.of("'%s' is not a test case ID", id));
      }
      name = name == null ? "" : name;
      suites = orEmpty(suites);
    }

    TestCase testCase(boolean withProject) {
      return new TestCase(
          id, PlaywrightTestCases.title(suites, name, withProject ? project : null));
    }
  }

  /**
   * Reads the test cases of such a list.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used, such as an
   *     empty one: its query is wrong
   */
  static Supplier<TestCaseList> read(ListInput input, ReadingContext context) {
    try {
      return new RecordReader<>(ApiTestCases.class).read(input.text()).list(input, context);
    } catch (IOException e) {
      throw input.unusable(": %s", e.getMessage());
    }
  }

  private Supplier<TestCaseList> list(ListInput input, ReadingContext context) {
    if (error != null) {
      throw input.unusable(
          " is an error reply, for which curl -f fails%s", message(error, context));
    }
    if (data == null || data.testCases() == null) {
      throw input.unusable(" has no data.test_cases; %s", ListInput.OTHER_INPUTS);
    }
    if (pagination == null || pagination.hasMore() == null) {
      throw input.unusable(" does not say whether it is whole: it has no pagination.has_more");
    }
    Number page = pagination.page();
    if (pagination.hasMore() || (page != null && !page.equals(1))) {
      throw input.unusable(
          " is one page of several; use a narrower tag, or join the pages (see empirical help"
              + " deploying)");
    }
    if (data.syncError() != null) {
      throw input.unusable(
          " is out of date, since its last sync failed%s", message(data.syncError(), context));
    }
    List<Entry> entries = data.testCases();
    if (entries.isEmpty()) {
      throw FailureException.config("--from: no test case matches the query of %s", input.name());
    }
    boolean anyPlaywright = entries.stream().anyMatch(it -> TestCaseId.isPlaywright(it.id()));
    for (Entry entry : entries) {
      if (anyPlaywright && !TestCaseId.isPlaywright(entry.id())) {
        throw input.unusable(": '%s' is not a Playwright test ID, as others are", entry.id());
      }
      if (entry.project() != null) {
        context.projects().add(entry.project());
      }
    }
    return () ->
        TestCaseList.ofList(
            entries.stream().map(it -> it.testCase(context.projects().size() > 1)).toList());
  }

  /** The API's message in an error, after a colon; empty if it has none. */
  private static String message(Object error, ReadingContext context) {
    Object message = error instanceof Map<?, ?> members ? members.get("message") : error;
    return message instanceof String text && !WhiteSpace.isBlank(text)
        ? ": " + context.host().secrets().inReplies().quote(WhiteSpace.strip(text))
        : "";
  }
}
