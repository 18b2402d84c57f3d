package run.empirical.cli.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Text files that ship inside the program. */
public final class Resources {
  private Resources() {}

  /** The whole text of a file in the folder of a class. */
  public static String read(Class<?> neighbour, String name) {
    try (InputStream in = Objects.requireNonNull(neighbour.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this program cannot be read", e);
    }
  }
}
