package run.empirical.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import run.empirical.cli.Main;
import run.empirical.cli.Outcome;

/** Runs the program in a process of its own with a heap of 32 MiB. */
final class SmallHeap {
  private SmallHeap() {}

  /** Writes standard input. */
  interface Input {
    void write(OutputStream in) throws IOException;
  }

  static Outcome run(
      Path folder, Map<String, String> variables, Input input, List<String> arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(List.of("-Xmx32m", "-cp", System.getProperty("java.class.path")));
    builder.command().add(Main.class.getName());
    builder.command().addAll(arguments);
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("EMPIRICAL_CONFIG", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try (OutputStream in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      input.write(in);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }
}
