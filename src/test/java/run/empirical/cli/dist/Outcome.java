package run.empirical.cli.dist;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The result of a program: its exit status and output. */
public record Outcome(int exit, String out, String err) {

  /** Runs a program with exactly this environment and empty standard input. */
  public static Outcome of(List<String> command, Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("outcome", ".out");
    Path err = Files.createTempFile("outcome", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.start();
      try {
        int exit = process.waitFor();
        return new Outcome(exit, Files.readString(out), Files.readString(err));
      } finally {
        // A test's timeout interrupts the wait only.
        process.destroyForcibly();
      }
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** The same with {@code (time)} in place of each instant. */
  Outcome withoutTimes() {
    return new Outcome(exit, out.replaceAll("\\S+T\\S+Z", "(time)"), err);
  }
}
