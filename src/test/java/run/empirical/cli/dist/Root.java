package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user that some tests on Linux need to be. */
final class Root {
  private Root() {}

  /** Skips a test of another user's, but fails it in CI, which must run all. */
  static void require() throws IOException {
    if ((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") != 0) {
      assertNotEquals("true", System.getenv("CI"), "needs root");
      assumeTrue(false, "needs root");
    }
  }
}
