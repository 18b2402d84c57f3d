package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares whole outputs with the files in a folder of {@code src/test/resources/golden}. To accept
 * a change, run with {@code -Dgolden.update=true} and read the diff.
 */
public final class Golden {
  private final Path folder;

  /** Compares with the files in the folder of this name. */
  public Golden(String folder) {
    this.folder = Path.of("src/test/resources/golden", folder);
  }

  /**
   * Compares each output with the file of its name, and fails with the lines that differ. A file
   * without an output is a difference, too.
   */
  public void check(Map<String, String> outputs) throws IOException {
    Map<String, String> files = read();
    Set<String> names = new TreeSet<>(files.keySet());
    names.addAll(outputs.keySet());
    StringBuilder differences = new StringBuilder();
    for (String name : names) {
      Path file = folder.resolve(name);
      String output = outputs.get(name);
      if (Boolean.getBoolean("golden.update")) {
        accept(output, file);
      } else if (!files.containsKey(name)) {
        differences.append(file).append(" does not exist\n");
      } else if (output == null) {
        differences.append(file).append(" belongs to no output\n");
      } else if (!output.equals(files.get(name))) {
        differences
            .append(file)
            .append('\n')
            .append(LineDifference.of(lines(files.get(name)), lines(output)));
      }
    }
    if (!differences.isEmpty()) {
      fail("to accept: -Dgolden.update=true\n" + differences);
    }
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private static void accept(@Nullable String output, Path file) throws IOException {
    if (output == null) {
      Files.delete(file);
    } else {
      Files.writeString(file, output);
    }
  }

  private static List<String> lines(String text) {
    return List.of(text.split("\n", -1));
  }
}
