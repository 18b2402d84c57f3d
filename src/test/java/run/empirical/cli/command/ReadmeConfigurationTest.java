package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Compares the README's table of configuration keys with the options. */
class ReadmeConfigurationTest {
  private static final String BEGIN =
      "<!-- configuration: checked by ReadmeConfigurationTest -->\n";
  private static final String END = "<!-- configuration: end -->\n";

  @Test
  void tableListsEachKeyAndWhetherAProjectMaySetIt() throws IOException {
    Map<String, String> keys = new TreeMap<>(Map.of("--env-name", "`env-name.ID` *"));
    CommandLine lastPass = new CommandLine(new LastPassCommand());
    for (OptionSpec option : lastPass.getCommandSpec().options()) {
      String key = "`" + option.longestName().substring("--".length()) + "`";
      switch (option.descriptionKey()) {
        case "user" -> keys.put(option.longestName(), key);
        case "project" -> keys.put(option.longestName(), key + " *");
        default -> {}
      }
    }
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    List<String> rows = readme.substring(begin, readme.indexOf(END)).lines().skip(2).toList();
    Map<String, String> table = new TreeMap<>();
    for (String row : rows) {
      String[] cells = row.split(" *\\| *", -1);
      table.put(cells[1].replace("`", ""), cells[3]);
    }
    assertEquals(keys, table);
  }
}
