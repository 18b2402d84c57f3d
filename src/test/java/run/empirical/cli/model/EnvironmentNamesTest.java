package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentNamesTest {
  private static final EnvironmentNames NAMES = new EnvironmentNames(Map.of("1", "production"), "");

  @Test
  void matchesNamesInUpperAndLowerCaseAlike() {
    assertEquals("1", NAMES.idOf("Production"));
    assertEquals("1", NAMES.idOf("PRODUCTION"));
    assertEquals("3", new EnvironmentNames(Map.of("3", "größe"), "").idOf("GRÖßE"));
  }

  @Test
  void acceptsAnIdAsItsOwnNameAndSingleQuotationMarks() {
    Map<String, String> names =
        Map.of("7", "7", "1", "the \"old\" one", "2", "'til noon", "3", "\"");
    assertEquals(names, new EnvironmentNames(names, "").byId());
  }

  /** In a {@code .properties} file, quotation marks are part of the value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "7=10 | the name '10' looks like an environment ID",
        "1=\"a\" | the name \"a\" is in quotation marks; write it without them",
        "1='a' | the name 'a' is in quotation marks; write it without them",
        "5=a,b | the name 'a,b' has a comma, which separates environments",
        "1=production 7=Production | the name 'Production' is given to both 1 and 7"
      })
  void rejectsANameThatNoOptionCouldTellApart(String names, String message) {
    Map<String, String> byId = new LinkedHashMap<>();
    for (String name : names.split(" ", -1)) {
      String[] parts = name.split("=", -1);
      byId.put(parts[0], parts[1]);
    }
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> new EnvironmentNames(byId, ""))
            .getMessage());
  }
}
