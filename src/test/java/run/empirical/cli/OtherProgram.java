package run.empirical.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Another program that a test starts. */
public final class OtherProgram {
  private OtherProgram() {}

  /** Prepares to start a program in a folder, with exactly this environment. */
  public static ProcessBuilder prepare(
      List<String> command, Path folder, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }
}
