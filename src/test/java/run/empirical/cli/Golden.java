package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whole outputs, each in a file of a folder in {@code src/test/resources/golden}. To accept a
 * change, run with {@code -Dgolden.update=true} and read the difference.
 */
public final class Golden {
  private final Path folder;

  /** The files in a folder of this name. */
  public Golden(String folder) {
    this.folder = Path.of("src/test/resources/golden", folder);
  }

  /** Compares an output with the file of this name. */
  public void check(String name, String output) throws IOException {
    Path file = folder.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(folder);
      Files.writeString(file, output);
    }
    assertEquals(Files.readString(file), output, file::toString);
  }

  /** The names of all files, sorted. */
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
