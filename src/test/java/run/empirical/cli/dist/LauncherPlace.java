package run.empirical.cli.dist;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A launcher with an empty jar in a temporary directory, where tests add files. */
abstract class LauncherPlace {
  static final Path LAUNCHER = Path.of("dist", "empirical").toAbsolutePath();

  /** The launcher's options for Java, one per line, as printed by {@link #jdk}. */
  static final String OPTIONS =
      """
      -XX:+IgnoreUnrecognizedVMOptions
      -XX:TieredStopAtLevel=1
      -XX:+UseSerialGC
      -XX:NewSize=12m
      -XX:MaxNewSize=16m
      -XX:+UnlockDiagnosticVMOptions
      -XX:-AOTReplayTraining
      -XX:+DisplayVMOutputToStderr
      -Xlog:disable
      -Xlog:all=warning:stderr
      -jar
      """;

  private final Path folder;
  private final Path tools;
  private final Path dist;
  private final Map<String, String> environment = new TreeMap<>();

  LauncherPlace(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.tools = Files.createDirectory(this.folder.resolve("tools"));
    this.dist = install(this.folder.resolve("dist"));
    for (String tool : List.of("head", "readlink", "uname")) {
      Script.write(
          tools.resolve(tool), "#!/bin/sh\nexec " + Needs.onPath(tool).orElseThrow() + " \"$@\"\n");
    }
    environment.put("PATH", tools.toString());
  }

  Path folder() {
    return folder;
  }

  /** The only directory on the PATH. */
  Path tools() {
    return tools;
  }

  /** The directory with the launcher and the jar. */
  Path dist() {
    return dist;
  }

  /** The launcher's environment. */
  Map<String, String> environment() {
    return environment;
  }

  /** Sets JAVA_HOME to a {@link #jdk} named "jdk". */
  void setJavaHome(String version) throws IOException {
    environment.put("JAVA_HOME", jdk("jdk", version).toString());
  }

  /** Runs the launcher in {@code dist}. */
  Outcome start(String... arguments) throws IOException, InterruptedException {
    return run(dist.resolve("empirical"), arguments);
  }

  Outcome run(Path program, String... arguments) throws IOException, InterruptedException {
    return run(Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList());
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    return Outcome.of(command, folder, environment);
  }

  /** The outcome if the {@link #jdk} with this name starts the jar beside the launcher. */
  Outcome started(String jdk, String... arguments) {
    return started(jdk, dist, arguments);
  }

  /** The outcome if the {@link #jdk} with this name starts the jar in this directory. */
  static Outcome started(String jdk, Path dist, String... arguments) {
    String passed = Stream.of(arguments).map(argument -> argument + "\n").collect(joining());
    return new Outcome(42, OPTIONS + dist + "/empirical.jar\n" + passed + jdk + "\n", "");
  }

  /**
   * The outcome if no Java is suitable.
   *
   * @param found what there is instead
   */
  static Outcome noSuitableJava(String found) {
    return new Outcome(
        1, "", "empirical: needs Java 17 or later in JAVA_HOME or on the PATH" + found + "\n");
  }

  static Path install(Path dist) throws IOException {
    Files.createDirectories(dist);
    Files.copy(LAUNCHER, dist.resolve("empirical"), COPY_ATTRIBUTES);
    Files.createFile(dist.resolve("empirical.jar"));
    return dist;
  }

  /**
   * Creates a JDK of this version. Its java prints its arguments and its folder's name, and exits
   * with 42.
   */
  Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"=\"\nJAVA_VERSION=\"%s\"\nOS_NAME=\"Linux\"\n".formatted(version));
    Script.write(
        home.resolve("bin/java"),
        "#!/bin/sh\nprintf '%s\\n' \"$@\" '" + name.replace("'", "'\\''") + "'\nexit 42\n");
    return home;
  }
}
