package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Skips a test if this machine lacks a requirement. In CI, which must run all tests, it fails. */
public final class Needs {
  public static final Path NPM_PACKAGES = Path.of("target/npm/node_modules").toAbsolutePath();
  public static final Path PLAYWRIGHT = NPM_PACKAGES.resolve("@playwright/test/cli.js");

  private Needs() {}

  public static void root() throws IOException {
    that((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "needs root");
  }

  public static void programs(String... names) {
    for (String name : names) {
      that(onPath(name).isPresent(), name + " is not installed");
    }
  }

  public static void playwright() {
    programs("node");
    that(Files.exists(PLAYWRIGHT), "Playwright is not installed");
  }

  public static void pnpm() {
    that(Files.exists(NPM_PACKAGES.resolve("pnpm")), "pnpm is not installed");
  }

  public static void that(boolean met, String otherwise) {
    assertTrue(met || !"true".equals(System.getenv("CI")), otherwise);
    assumeTrue(met, otherwise);
  }

  public static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
