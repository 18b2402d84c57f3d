package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What only others would notice: npm's registry; an older Node.js than the 18 that the reporter
 * needs; Yarn, which starts no program in a zip file.
 */
class PackageJsonTest {
  @ParameterizedTest
  @CsvSource({"/license, MIT", "/engines/node, >=18", "/preferUnplugged, true"})
  void has(String path, String value) throws IOException {
    assertEquals(
        value, new ObjectMapper().readTree(new File("dist/npm/package.json")).at(path).asText());
  }
}
