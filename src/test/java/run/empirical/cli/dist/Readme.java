package run.empirical.cli.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The README's examples that tests run. */
final class Readme {
  private Readme() {}

  /** The YAML after the comment with this text. */
  static JsonNode example(String comment) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String begin = "<!-- " + comment + " -->\n```yaml\n";
    int from = readme.indexOf(begin) + begin.length();
    return new YAMLMapper().readTree(readme.substring(from, readme.indexOf("```\n", from)));
  }
}
