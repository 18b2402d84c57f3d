package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The members of {@code package.json} that matter only elsewhere: to npm's registry, to Node.js
 * older than 18, which the reporter needs, and to Yarn, which cannot start a program in a zip file.
 */
class PackageJsonTest {
  @ParameterizedTest
  @CsvSource({"/license, MIT", "/engines/node, >=18", "/preferUnplugged, true"})
  void has(String path, String value) throws IOException {
    assertEquals(
        value, new ObjectMapper().readTree(new File("dist/npm/package.json")).at(path).asText());
  }
}
