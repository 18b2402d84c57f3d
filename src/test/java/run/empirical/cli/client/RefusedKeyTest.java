package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** A key that the API rejects eight times in a row is not sent for the rest of a batch. */
class RefusedKeyTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String REFUSED =
      "the API rejected the key (HTTP 401): no. Create a key at"
          + " https://dash.empirical.run/settings/api-keys";
  private static final String NO = "{\"data\":null,\"error\":{\"message\":\"no\"}}";

  @ParameterizedTest
  @ValueSource(ints = {1, 64})
  void stopsAfterEightRejectionsAndReportsTheErrorForTheRest(int concurrency) {
    API.answers(401, NO);

    Outcome outcome =
        API.cli().run(twenty("--concurrency", Integer.toString(concurrency), "-o", "tsv"));

    assertEquals(
        new Outcome(
            77,
            "",
            IntStream.rangeClosed(1, 8)
                    .mapToObj(i -> "empirical: t" + i + ": " + REFUSED + "\n")
                    .collect(Collectors.joining())
                + "empirical: 12 more test cases were not asked about, for the same reason\n"),
        outcome);
    assertEquals(8, API.requests().size());
  }

  @Test
  void printsOneJsonLinePerTestCase() {
    API.answers(401, NO);

    Outcome outcome = API.cli().run(twenty("--output", "ndjson"));

    assertEquals(
        new Outcome(
            77,
            "",
            IntStream.rangeClosed(1, 20)
                .mapToObj(
                    i ->
                        ("{\"error\":{\"kind\":\"unauthorized\",\"message\":\"%s\","
                                + "\"test_case_id\":\"t%d\",\"http_status\":401,"
                                + "\"retryable\":false,\"exit_code\":77}}\n")
                            .formatted(REFUSED, i))
                .collect(Collectors.joining())),
        outcome);
    assertEquals(8, API.requests().size());
  }

  private static String[] twenty(String... options) {
    List<String> arguments = new ArrayList<>(List.of("last-pass"));
    IntStream.rangeClosed(1, 20).forEach(i -> arguments.add("t" + i));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }
}
