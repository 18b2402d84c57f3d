package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only npm's registry, or another Node.js, would notice: 18 is what Playwright wants. */
class PackageJsonTest {
  @ParameterizedTest
  @CsvSource({"/license, MIT", "/engines/node, >=18"})
  void has(String path, String value) throws IOException {
    assertEquals(
        value, new ObjectMapper().readTree(new File("dist/npm/package.json")).at(path).asText());
  }
}
