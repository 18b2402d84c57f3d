package run.empirical.cli.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JqFilterTest {
  @Test
  void returnsResultsOneByOne() throws IOException {
    List<String> results = new ArrayList<>();
    JqFilter.compile(".[] | tojson, .").run("[\"a\\n\",{\"b\":[1]}]", results::add);
    assertEquals(List.of("\"a\\n\"", "a\n", "{\"b\":[1]}", "{\"b\":[1]}"), results);
  }

  @Test
  void streamsAnEndlessFilter() throws IOException {
    JqFilter filter = JqFilter.compile("range(1e9)");
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
}
