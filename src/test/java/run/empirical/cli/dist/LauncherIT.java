package run.empirical.cli.dist;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;

/** The POSIX launcher with an empty jar: its location, what it starts, and its error messages. */
@Tag("jar")
@Tag("newest-java")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherIT {
  private static final Path LAUNCHER = Path.of("dist", "empirical").toAbsolutePath();

  /** The start archive for the Java that runs the tests. */
  private static final Path START_ARCHIVE =
      LAUNCHER.resolveSibling("empirical-java" + Runtime.version().feature() + ".jsa");

  private final Path folder;
  private final Path tools;
  private final Path dist;
  private final Map<String, String> environment = new TreeMap<>();

  LauncherIT(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.tools = Files.createDirectory(this.folder.resolve("tools"));
    this.dist = install(this.folder.resolve("dist"));
    Script.write(
        tools.resolve("readlink"),
        "#!/bin/sh\nexec " + Needs.onPath("readlink").orElseThrow() + " \"$@\"\n");
    environment.put("PATH", tools.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-n it's a\"b $HOME a\\b %41 ü テスト", "* [x] a;b&c", "#new\nline\n"})
  void runsInAFolderWithAnyName(String name) throws Exception {
    environment.put("JAVA_HOME", jdk("jdk " + name, "21").toString());
    Path odd = install(folder.resolve("dist " + name).resolve(name));

    assertEquals(started("jdk " + name, odd), run(odd.resolve("empirical")));
  }

  @Test
  void runsThroughAChainOfLinks() throws Exception {
    setJavaHome("17");
    Path bin = Files.createDirectories(folder.resolve("my bin/deeper"));
    Files.createSymbolicLink(bin.resolve("absolute"), dist.resolve("empirical"));
    Files.createSymbolicLink(bin.resolve("beside"), Path.of("absolute"));
    Files.createSymbolicLink(folder.resolve("my bin/upwards\n"), Path.of("deeper/beside"));
    Files.createSymbolicLink(folder.resolve("last"), Path.of("my bin/upwards\n"));

    assertEquals(started("jdk"), run(folder.resolve("last")));
  }

  @Test
  void runsThroughALinkInTheWorkingFolder() throws Exception {
    setJavaHome("17");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("dist/empirical"));

    assertEquals(started("jdk"), run(Path.of("/bin/sh"), "link"));
  }

  @Test
  void runsFromThePath() throws Exception {
    setJavaHome("17");
    environment.put("PATH", dist + ":" + tools);

    assertEquals(started("jdk", "x"), run(Path.of("/bin/sh"), "-c", "empirical x"));
  }

  @Test
  void passesArgumentsUnchanged() throws Exception {
    setJavaHome("17");
    String[] odd = {
      "", "a b", "*", "$HOME", "`x`", "\\n", "-version", "@file", "'", "\"", "prüfung-テスト"
    };

    assertEquals(started("jdk", odd), start(odd));
  }

  /** The launcher's process becomes the program, so that signals reach it. */
  @Test
  void replacesItselfWithTheProgram() throws Exception {
    setJavaHome("17");
    Script.write(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho $$\n");
    String launcher = dist.resolve("empirical").toString();
    Outcome outcome = run(Path.of("/bin/sh"), "-c", "echo $$; exec \"$0\"", launcher);
    List<String> ids = outcome.out().lines().toList();

    assertEquals(List.of(ids.get(0), ids.get(0)), ids);
    assertEquals("", outcome.err());
  }

  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @ValueSource(strings = {"sh", "dash", "bash", "busybox ash", "ksh", "mksh"})
  void runsInEveryInstalledShell(String shell) throws Exception {
    String[] words = shell.split(" ", -1);
    Needs.programs(words[0]);
    Path program = Needs.onPath(words[0]).orElseThrow();
    Files.createSymbolicLink(tools.resolve("java"), jdk("new", "17.0.2").resolve("bin/java"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("dist/empirical"));
    List<String> arguments = new ArrayList<>(List.of(words).subList(1, words.length));
    arguments.addAll(List.of(folder.resolve("link").toString(), "a b"));

    assertEquals(started("new", "a b"), run(program, arguments.toArray(String[]::new)));
  }

  @Test
  void reportsAnInvalidJavaHome() throws Exception {
    environment.put("JAVA_HOME", "/no where");

    assertEquals(noSuitableJava(": there is no /no where/bin/java"), start());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16", "9-ea"})
  void reportsOldJavaVersions(String version) throws Exception {
    setJavaHome(version);

    assertEquals(
        noSuitableJava(": %s/jdk/bin/java is Java %s".formatted(folder, version)), start());
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.2", "21-ea", "25.0.1", "100"})
  void acceptsLaterJavaVersions(String version) throws Exception {
    setJavaHome(version);

    assertEquals(started("jdk"), start());
  }

  @ParameterizedTest
  @CsvSource({"true, 17.0.2", "false, 11.0.2"})
  void runsAJavaWithoutAReleaseFileToGetItsVersion(boolean suitable, String version)
      throws Exception {
    Script.write(
        tools.resolve("java"),
        """
        #!/bin/sh
        if [ "$*" = -version ]; then
          echo 'Picked up JAVA_TOOL_OPTIONS: -Dx' >&2
          echo 'openjdk version "%s" 2021-01-01' >&2
          exit 0
        fi
        %s
        """
            .formatted(version, printArguments("asked")));

    assertEquals(
        suitable ? started("asked") : noSuitableJava(": %s/java is Java 11.0.2".formatted(tools)),
        start());
  }

  @Test
  void reportsAnUnknownJavaVersion() throws Exception {
    Script.write(tools.resolve("java"), "#!/bin/sh\necho broken\nexit 3\n");

    assertEquals(
        noSuitableJava(": %s/java is Java of an unknown version".formatted(tools)), start());
  }

  @Test
  void reportsAMissingJar() throws Exception {
    Files.delete(dist.resolve("empirical.jar"));

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: error: %s/empirical.jar is missing: build it with 'mvn -q package -Dmaven.test.skip'\n"
                .formatted(dist)),
        start());
  }

  /** An empty variable counts as not set. */
  @ParameterizedTest
  @CsvSource({
    "'', '', '', C.UTF-8",
    "C, '', '', C.UTF-8",
    "POSIX, de_DE.UTF-8, '', C.UTF-8",
    "'', C, de_DE.ISO-8859-1, C.UTF-8",
    "'', '', C, C.UTF-8",
    "de_DE.ISO-8859-1, C, C, de_DE.ISO-8859-1",
    "'', de_DE@euro, '', ''",
    "'', '', ja_JP.eucJP, ''",
    "'', '', C.utf8, C.UTF-8 where it is installed",
    "'', de_DE.UTF-8, '', C.UTF-8 where it is installed"
  })
  void setsALocaleForUtf8(String all, String ctype, String lang, String effective)
      throws Exception {
    setJavaHome("17");
    Script.write(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho \"${LC_ALL-}\"\n");
    environment.putAll(Map.of("LC_ALL", all, "LC_CTYPE", ctype, "LANG", lang));
    boolean isInstalled =
        Stream.of("C.utf8", "C.UTF-8")
            .anyMatch(name -> Files.isDirectory(Path.of("/usr/lib/locale", name)));
    String set = effective.replaceFirst(isInstalled ? " where .*" : ".* where .*", "");

    assertEquals(new Outcome(0, set + "\n", ""), start());
  }

  @Test
  void findsTheJarInTheLibFolderOfAnArchive() throws Exception {
    setJavaHome("17");
    Path bin = Files.createDirectories(folder.resolve("empirical-1/bin"));
    Files.copy(LAUNCHER, bin.resolve("empirical"), COPY_ATTRIBUTES);
    Path lib = Files.createDirectory(folder.resolve("empirical-1/lib"));
    Files.createFile(lib.resolve("empirical.jar"));
    Files.createSymbolicLink(tools.resolve("empirical"), bin.resolve("empirical"));

    assertEquals(started("jdk", bin.resolve("../lib")), run(tools.resolve("empirical")));
  }

  /** The start archive of another Java version, or one that is older than the jar, is ignored. */
  @ParameterizedTest
  @CsvSource({"16, 1", "17, 1", "17, -1"})
  void passesItsOptionsAndTheStartArchiveOfItsJavaVersion(int archived, int secondsNewer)
      throws Exception {
    setJavaHome("17.0.2");
    Script.write(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Path archive = Files.createFile(dist.resolve("empirical-java" + archived + ".jsa"));
    Instant built = Files.getLastModifiedTime(dist.resolve("empirical.jar")).toInstant();
    Files.setLastModifiedTime(archive, FileTime.from(built.plusSeconds(secondsNewer)));
    boolean passed = archived == 17 && secondsNewer > 0;

    assertEquals(
        new Outcome(
            0,
            """
            -XX:TieredStopAtLevel=1
            -XX:+UseSerialGC
            -XX:NewSize=12m
            -XX:MaxNewSize=16m
            -XX:+DisplayVMOutputToStderr
            -Xlog:disable
            -Xlog:all=warning:stderr
            -Xlog:cds*=off:stderr
            %s-jar
            %s/empirical.jar
            """
                .formatted(passed ? "-XX:SharedArchiveFile=" + archive + "\n" : "", dist),
            ""),
        start());
  }

  /** The archive is that of the build, which belongs to another jar, or is invalid. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ignoresAnUnsuitableStartArchiveSilently(boolean valid) throws Exception {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Files.copy(Path.of("dist", "empirical.jar"), dist.resolve("empirical.jar"), REPLACE_EXISTING);
    Path archive = dist.resolve(START_ARCHIVE.getFileName());
    if (valid) {
      Files.copy(START_ARCHIVE, archive);
    } else {
      Files.writeString(archive, "no archive");
    }

    assertEquals(new Outcome(0, "empirical " + Version.NUMBER + "\n", ""), start("--version"));
  }

  /** With -Xshare:on, the JVM does not start if it cannot use the archive. */
  @Test
  void javaAcceptsTheStartArchiveOfTheBuild() throws Exception {
    assertTrue(Files.exists(START_ARCHIVE));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JDK_JAVA_OPTIONS", "-Xshare:on");

    assertEquals(
        new Outcome(
            0,
            "empirical " + Version.NUMBER + "\n",
            "NOTE: Picked up JDK_JAVA_OPTIONS: -Xshare:on\n"),
        run(LAUNCHER, "--version"));
  }

  /** Sets JAVA_HOME to a {@link #jdk} named "jdk". The one on the PATH must not be started. */
  private void setJavaHome(String version) throws IOException {
    Files.createSymbolicLink(tools.resolve("java"), jdk("on the PATH", "17").resolve("bin/java"));
    environment.put("JAVA_HOME", jdk("jdk", version).toString());
  }

  /** Runs the launcher in {@code dist}. */
  private Outcome start(String... arguments) throws IOException, InterruptedException {
    return run(dist.resolve("empirical"), arguments);
  }

  private Outcome run(Path program, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    return Outcome.of(command, folder, environment);
  }

  /** The outcome if the {@link #jdk} with this name starts the jar beside the launcher. */
  private Outcome started(String jdk, String... arguments) {
    return started(jdk, dist, arguments);
  }

  /** The outcome if the {@link #jdk} with this name starts the jar in this directory. */
  private static Outcome started(String jdk, Path dist, String... arguments) {
    String passed = Stream.of(arguments).map(argument -> argument + "\n").collect(joining());
    return new Outcome(42, dist + "/empirical.jar\n" + passed + jdk + "\n", "");
  }

  /**
   * The outcome if no Java is suitable.
   *
   * @param found what there is instead
   */
  private static Outcome noSuitableJava(String found) {
    return new Outcome(
        1,
        "",
        "empirical: error: needs Java 17 or later in JAVA_HOME, or on the PATH if that is not set"
            + found
            + "\n");
  }

  private static Path install(Path dist) throws IOException {
    Files.createDirectories(dist);
    Files.copy(LAUNCHER, dist.resolve("empirical"), COPY_ATTRIBUTES);
    Files.createFile(dist.resolve("empirical.jar"));
    return dist;
  }

  /**
   * Creates a JDK of this version. Its java prints what follows {@code -jar} and its folder's name,
   * and exits with 42.
   */
  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"=\"\nJAVA_VERSION=\"%s\"\nOS_NAME=\"Linux\"\n".formatted(version));
    Script.write(home.resolve("bin/java"), "#!/bin/sh\n" + printArguments(name));
    return home;
  }

  private static String printArguments(String name) {
    return """
    while [ "$1" != -jar ]; do shift; done
    shift
    printf '%%s\\n' "$@" '%s'
    exit 42
    """
        .formatted(name.replace("'", "'\\''"));
  }
}
