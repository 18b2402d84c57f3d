package run.empirical.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fake API on a real socket, without passes until a test sets its answers. After each test, it
 * checks that every request was the contract's POST with a valid body. Each test has its own base
 * URL, since a request of an earlier test's program may arrive late: it must be neither counted nor
 * answered.
 */
public final class FakeApi
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  /** The endpoint's path. */
  public static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";

  /** The key that the runs from {@link #cli()} send. */
  public static final String KEY = "sk-the-key-that-nobody-may-see-7f3a";

  /** A reply with one pass, in an environment without a name. */
  public static final String ONE_PASS =
      """
      {"data":[{"environment_id":"1","test_run_id":"48213","executed_at":1795511564000}]}\
      """;

  private final WireMockServer server;
  private int test = 1;

  /** Creates an API over plain HTTP. */
  public FakeApi() {
    this(WireMockConfiguration.options().http2PlainDisabled(true));
  }

  /** Creates an API with these settings; address, port and threads are added. */
  public FakeApi(WireMockConfiguration configuration) {
    this.server =
        new WireMockServer(
            configuration.bindAddress("127.0.0.1").dynamicPort().containerThreads(24));
  }

  /** The path of this test's base URL. */
  public String folder() {
    return "/test-" + test;
  }

  /** The base URL. */
  public String url() {
    return "http://127.0.0.1:" + server.port() + folder();
  }

  /** The port for TLS, if the server has one. */
  public int tlsPort() {
    return server.httpsPort();
  }

  /** A run against this API with {@link #KEY}. */
  public Cli cli() {
    return Cli.against(url());
  }

  /** A JSON reply whose date is that of the clock of a {@link Cli} run. */
  public static ResponseDefinitionBuilder reply(int status, String body) {
    return ResponseDefinitionBuilder.responseDefinition()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withHeader("Date", httpDate(Cli.NOW))
        .withBody(body);
  }

  /** Formats an instant for HTTP headers. */
  public static String httpDate(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** Answers every request this way. */
  public void answers(int status, String body) {
    answers(reply(status, body));
  }

  /** Answers every request this way. */
  public void answers(ResponseDefinitionBuilder reply) {
    server.stubFor(post(urlEqualTo(folder() + PATH)).willReturn(reply));
  }

  /** Answers requests for one test case this way. */
  public void answers(String testCaseId, ResponseDefinitionBuilder reply) {
    server.stubFor(
        post(urlEqualTo(folder() + PATH))
            .withRequestBody(matchingJsonPath("$.test_case_id", equalTo(testCaseId)))
            .willReturn(reply));
  }

  /** Answers requests in sequence; the last reply repeats. */
  public void answersInTurn(ResponseDefinitionBuilder... replies) {
    for (int i = 0; i < replies.length; i++) {
      server.stubFor(
          post(urlEqualTo(folder() + PATH))
              .inScenario("in turn")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
              .willSetStateTo("after " + Math.min(i + 1, replies.length - 1))
              .willReturn(replies[i]));
    }
  }

  /** All requests received, oldest first. */
  public List<LoggedRequest> requests() {
    List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
    Collections.reverse(events);
    return events.stream()
        .map(ServeEvent::getRequest)
        .filter(request -> request.getUrl().startsWith(folder() + "/"))
        .toList();
  }

  /** The bodies of all requests received, oldest first. */
  public List<String> bodies() {
    return requests().stream().map(LoggedRequest::getBodyAsString).toList();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.resetAll();
    server.stubFor(any(anyUrl()).atPriority(100).willReturn(reply(200, "{\"data\":[]}")));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    for (LoggedRequest request : requests()) {
      assertEquals(RequestMethod.POST, request.getMethod());
      assertEquals(folder() + PATH, request.getUrl());
      Contract.REQUEST.check(request.getBodyAsString());
    }
    test++;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
  }
}
