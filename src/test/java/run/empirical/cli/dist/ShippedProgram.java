package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.empirical.cli.Outcome;
import run.empirical.cli.sandbox.RunningSandbox;

/**
 * A way to start a program in {@code dist}.
 *
 * @param name its name in reports
 * @param program the command
 * @param variables the environment variables it needs
 */
public record ShippedProgram(String name, Path program, Map<String, String> variables) {
  /** The line of {@code --demo} on standard error. */
  static final String DEMO =
      "empirical: --demo: this data is invented, no request leaves this machine\n";

  /**
   * The answer about {@link RunningSandbox#ID} with {@code --demo}, {@link Outcome#withoutTimes}.
   */
  static final Outcome DEMO_ANSWER =
      new Outcome(
              0,
              Outcome.table(
                  "",
                  "production  3 hours ago  2026-11-24T09:12:44Z  48213",
                  "staging  2 days ago  2026-11-22T08:01:04Z  48009",
                  "preview  not in 30 days  -  -"),
              DEMO)
          .withoutTimes();

  private static final Path DIST = Path.of("dist").toAbsolutePath();

  /**
   * The native program that the property {@code program} names, such as {@code
   * dist/empirical-linux-x86_64}; without it, the jar on this Java.
   */
  public static ShippedProgram underTest() {
    String program = System.getProperty("program");
    return program == null
        ? jar(Path.of(System.getProperty("java.home")))
        : new ShippedProgram("native", Path.of(program).toAbsolutePath(), Map.of());
  }

  /** Whether a program for Linux is linked statically, that is, names no loader. */
  static boolean isStatic(Path program) throws IOException, InterruptedException {
    Outcome headers =
        Outcome.of(
            List.of("objdump", "-p", program.toString()), DIST, Map.of("PATH", "/usr/bin:/bin"));
    assertEquals(0, headers.exit(), headers.err());
    return !headers.out().contains(" INTERP ");
  }

  /** Whether the program runs on a JVM. */
  boolean onJava() {
    return !name.equals("native");
  }

  private static ShippedProgram jar(Path home) {
    return new ShippedProgram(
        "jar on " + home.getFileName(),
        DIST.resolve("empirical"),
        Map.of("JAVA_HOME", home.toString()));
  }

  /** Installs the program in a folder as {@code empirical}. */
  void install(Path folder) throws IOException {
    Script.write(folder.resolve("empirical"), "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
  }

  /** The program's environment, with these additional variables and no others. */
  public Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new TreeMap<>(variables);
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("EMPIRICAL_CONFIG", "");
    environment.putAll(more);
    return environment;
  }

  /** Runs the program with these additional variables and no others. */
  Outcome run(Path folder, Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    return shell("exec \"$0\" \"$@\"", folder, more, arguments);
  }

  /** Runs a shell script in which {@code $0} is the program. */
  Outcome shell(String script, Path folder, Map<String, String> more, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, program.toString()));
    command.addAll(List.of(arguments));
    return Outcome.of(command, folder, environment(more));
  }

  @Override
  public String toString() {
    return name;
  }
}
