package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentNamesTest {
  private static final EnvironmentNames NAMES = new EnvironmentNames(Map.of("1", "production"));

  @Test
  void matchesNamesInUpperAndLowerCaseAlike() {
    assertEquals("1", NAMES.idOf("Production"));
    assertEquals("1", NAMES.idOf("PRODUCTION"));
    assertEquals("3", new EnvironmentNames(Map.of("3", "größe")).idOf("GRÖßE"));
  }

  @Test
  void rejectsANameThatLooksLikeAnotherId() {
    assertEquals("7", new EnvironmentNames(Map.of("7", "7")).nameOf("7"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new EnvironmentNames(Map.of("7", "10")));
    assertEquals("the name '10' looks like an environment ID", refused.getMessage());
  }

  /** In a {@code .properties} file, quotation marks are part of the value. */
  @ParameterizedTest
  @ValueSource(strings = {"\"production\"", "'production'"})
  void rejectsANameInQuotationMarks(String name) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new EnvironmentNames(Map.of("1", name)));
    assertEquals(
        "the name " + name + " is in quotation marks; write it without them", refused.getMessage());
    Map<String, String> others = Map.of("1", "the \"old\" one", "2", "'til noon", "3", "\"");
    assertEquals("'til noon", new EnvironmentNames(others).nameOf("2"));
  }

  /** No option could give such a name. */
  @Test
  void rejectsANameWithAComma() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new EnvironmentNames(Map.of("5", "a,b")));
    assertEquals("the name 'a,b' has a comma, which separates environments", refused.getMessage());
  }

  @Test
  void rejectsOneNameForTwoIds() {
    Map<String, String> twice = new LinkedHashMap<>();
    twice.put("1", "production");
    twice.put("7", "Production");
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new EnvironmentNames(twice));
    assertEquals("the name 'Production' is given to both 1 and 7", refused.getMessage());
  }
}
