package run.empirical.cli.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

class JqFilterTest {
  @Test
  void returnsResultsOneByOne() throws IOException {
    List<String> results = new ArrayList<>();
    JqFilter.compile(".[] | tojson, .", () -> ZoneOffset.UTC)
        .run("[\"a\\n\",{\"b\":[1]}]", results::add);
    assertEquals(List.of("\"a\\n\"", "a\n", "{\"b\":[1]}", "{\"b\":[1]}"), results);
  }

  @Test
  void streamsAnEndlessFilter() throws IOException {
    JqFilter filter = JqFilter.compile("range(1e9)", () -> ZoneOffset.UTC);
    List<String> results = new ArrayList<>();
    assertThrows(
        IOException.class,
        () ->
            filter.run(
                "null",
                result -> {
                  results.add(result);
                  if (results.size() == 1000) {
                    throw new IOException("enough");
                  }
                }));
    assertEquals(1000, results.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch", "1, nosuch", "range(98), nosuch"})
  void rejectsAnUnknownNameAfterValidResults(String filter) {
    FailureException refused =
        assertThrows(FailureException.class, () -> JqFilter.compile(filter, () -> ZoneOffset.UTC));
    assertEquals(ErrorKind.USAGE, refused.failure().kind());
    assertEquals(
        "--jq: the filter does not compile: Function nosuch/0 does not exist",
        refused.failure().message());
  }
}
