package run.empirical.cli.dist;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.Version;

/** Which program the POSIX launcher starts, what it passes on, and what it says when it cannot. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
final class LauncherIT {
  private static final Path LAUNCHER = Path.of("dist", "empirical").toAbsolutePath();

  /** Every option that the launcher gives to Java, a line each, as {@link #jdk} prints them. */
  private static final String OPTIONS =
      """
      -XX:+IgnoreUnrecognizedVMOptions
      -XX:TieredStopAtLevel=1
      -XX:+UseSerialGC
      -XX:NewSize=8m
      -XX:MaxNewSize=16m
      -XX:+DisplayVMOutputToStderr
      -Xlog:disable
      -Xlog:all=warning:stderr
      -jar
      """;

  private final Path folder;
  private final Path tools;
  private final Path dist;
  private final Map<String, String> environment = new TreeMap<>();

  LauncherIT(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.tools = Files.createDirectory(this.folder.resolve("tools"));
    this.dist = install(this.folder.resolve("dist"));
  }

  @BeforeEach
  void offersNoJavaAtFirst() throws IOException {
    for (String tool :
        OS.current() == OS.MAC ? List.of("readlink", "uname") : List.of("readlink")) {
      executable(tools.resolve(tool), "#!/bin/sh\nexec " + onPath(tool) + " \"$@\"\n");
    }
    environment.put("PATH", tools.toString());
  }

  @Test
  void startsTheJarWithTheJavaOfJavaHome() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17.0.2").toString());

    assertEquals(
        started("jdk", dist, "last-pass", "--demo"),
        run(dist.resolve("empirical"), "last-pass", "--demo"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "ü テスト",
        "it's",
        "a\"b",
        "$HOME",
        "*",
        "a;b&c",
        "-n",
        "%41",
        "new\nline",
        "end\n",
        "a\\b",
        "[x]",
        "#"
      })
  void startsInAFolderOfAnyName(String name) throws Exception {
    environment.put("JAVA_HOME", jdk("jdk " + name, "21").toString());
    Path odd = install(folder.resolve("dist " + name).resolve(name));

    assertEquals(started("jdk " + name, odd), run(odd.resolve("empirical")));
  }

  @Test
  void startsThroughAChainOfLinksFromAnotherFolder() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17").toString());
    Path bin = Files.createDirectories(folder.resolve("my bin/deeper"));
    Files.createSymbolicLink(bin.resolve("absolute"), dist.resolve("empirical"));
    Files.createSymbolicLink(bin.resolve("beside"), Path.of("absolute"));
    Files.createSymbolicLink(folder.resolve("my bin/upwards\n"), Path.of("deeper/beside"));
    Files.createSymbolicLink(folder.resolve("last"), Path.of("my bin/upwards\n"));

    assertEquals(started("jdk", dist), run(folder.resolve("last")));
  }

  @Test
  void startsThroughARelativeLinkNamedWithoutAFolder() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17").toString());
    Files.createSymbolicLink(folder.resolve("link"), Path.of("dist/empirical"));

    assertEquals(
        new Outcome(42, OPTIONS.replace("-jar\n", "-jar\ndist/empirical.jar\n") + "jdk\n", ""),
        run(Path.of("/bin/sh"), "link"));
  }

  @Test
  void startsWhenFoundOnThePath() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17").toString());
    environment.put("PATH", dist + ":" + tools);

    assertEquals(started("jdk", dist, "x"), run(Path.of("/bin/sh"), "-c", "empirical x"));
  }

  @Test
  void passesEveryArgumentOnAsItIs() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17").toString());
    String[] odd = {
      "", "a b", "*", "$HOME", "`x`", "\\n", "-version", "@file", "'", "\"", "prüfung-テスト"
    };

    assertEquals(started("jdk", dist, odd), run(dist.resolve("empirical"), odd));
  }

  @Test
  void becomesTheProgramSoThatSignalsReachIt() throws Exception {
    Path home = jdk("jdk", "17");
    executable(home.resolve("bin/java"), "#!/bin/sh\necho $$\n");
    environment.put("JAVA_HOME", home.toString());
    String launcher = dist.resolve("empirical").toString();
    Outcome outcome = run(Path.of("/bin/sh"), "-c", "echo $$; exec \"$0\"", launcher);
    List<String> ids = outcome.out().lines().toList();

    assertEquals(List.of(ids.get(0), ids.get(0)), ids);
    assertEquals("", outcome.err());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void runsInEveryShellThatIsHere(List<String> shell) throws Exception {
    environment.put("JAVA_HOME", jdk("old", "11.0.2").toString());
    Files.createSymbolicLink(tools.resolve("java"), jdk("new", "17.0.2").resolve("bin/java"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("dist/empirical"));
    List<String> command = new ArrayList<>(shell);
    command.addAll(List.of(folder.resolve("link").toString(), "a b"));

    assertEquals(started("new", dist, "a b"), run(command));
  }

  static Stream<List<String>> shells() {
    return Stream.of(
            List.of("sh"),
            List.of("dash"),
            List.of("bash"),
            List.of("busybox", "ash"),
            List.of("ksh"),
            List.of("mksh"))
        .filter(shell -> Files.isExecutable(onPath(shell.get(0))))
        .map(
            shell ->
                Stream.concat(Stream.of(onPath(shell.get(0)).toString()), shell.stream().skip(1))
                    .toList());
  }

  @Test
  void saysWhatItLookedForWhenThereIsNoJava() throws Exception {
    assertEquals(
        refused("JAVA_HOME is not set, there is no java on the PATH"),
        run(dist.resolve("empirical")));
  }

  @Test
  void saysWhatJavaHomeLacks() throws Exception {
    environment.put("JAVA_HOME", "/no where");

    assertEquals(
        refused("JAVA_HOME (/no where) has no bin/java, there is no java on the PATH"),
        run(dist.resolve("empirical")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16", "9-ea"})
  void saysWhichJavasAreTooOld(String version) throws Exception {
    Path home = jdk("home", version);
    environment.put("JAVA_HOME", home.toString());
    Files.createSymbolicLink(tools.resolve("java"), jdk("other", "16.0.1").resolve("bin/java"));

    assertEquals(
        refused(
            "JAVA_HOME (%s) is Java %s, %s/java on the PATH is Java 16.0.1"
                .formatted(home, version, tools)),
        run(dist.resolve("empirical")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.2", "21-ea", "25.0.1", "100"})
  void takesEveryLaterJava(String version) throws Exception {
    environment.put("JAVA_HOME", jdk("home", version).toString());

    assertEquals(started("home", dist), run(dist.resolve("empirical")));
  }

  @Test
  void takesTheJavaOfThePathWhenJavaHomeIsWrong() throws Exception {
    environment.put("JAVA_HOME", "/nowhere");
    Files.createSymbolicLink(tools.resolve("java"), jdk("other", "17").resolve("bin/java"));

    assertEquals(started("other", dist), run(dist.resolve("empirical")));
  }

  @ParameterizedTest
  @CsvSource({"true, 17.0.2", "false, 11.0.2"})
  void asksAJavaWithoutAReleaseFileForItsVersion(boolean suits, String version) throws Exception {
    executable(
        tools.resolve("java"),
        """
        #!/bin/sh
        if [ "$*" = -version ]; then
          echo 'Picked up JAVA_TOOL_OPTIONS: -Dx' >&2
          echo 'openjdk version "%s" 2021-01-01' >&2
          exit 0
        fi
        printf '%%s\\n' "$@" asked
        exit 42
        """
            .formatted(version));

    assertEquals(
        suits
            ? started("asked", dist)
            : refused("JAVA_HOME is not set, %s/java on the PATH is Java 11.0.2".formatted(tools)),
        run(dist.resolve("empirical")));
  }

  @Test
  void saysThatAJavaDoesNotTellItsVersion() throws Exception {
    executable(tools.resolve("java"), "#!/bin/sh\necho broken\nexit 3\n");

    assertEquals(
        refused(
            "JAVA_HOME is not set, %s/java on the PATH does not tell its version".formatted(tools)),
        run(dist.resolve("empirical")));
  }

  @Test
  void saysThatTheJarIsMissing() throws Exception {
    Files.delete(dist.resolve("empirical.jar"));

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: %s/empirical.jar is missing: build it with 'mvn -q package -DskipTests'\n"
                .formatted(dist)),
        run(dist.resolve("empirical")));
  }

  @Test
  void saysThatJavaCannotRunAJarInAFolderWithAColon() throws Exception {
    Path odd = install(folder.resolve("a:b"));

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: Java cannot run a jar whose path has a colon in it: %s/empirical.jar\n"
                .formatted(odd)),
        run(odd.resolve("empirical")));
  }

  @Test
  void prefersTheProgramBuiltForThisMachine() throws Exception {
    executable(dist.resolve(nativeName()), "#!/bin/sh\necho native \"$@\"\nexit 3\n");

    assertEquals(new Outcome(3, "native a b\n", ""), run(dist.resolve("empirical"), "a", "b"));
  }

  @Test
  void startsTheJarWhenToldToAlthoughThereIsANativeProgram() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17").toString());
    environment.put("EMPIRICAL_JVM", "1");
    executable(dist.resolve(nativeName()), "#!/bin/sh\necho native\n");

    assertEquals(started("jdk", dist), run(dist.resolve("empirical")));
  }

  @Test
  void startsTheJarWhenTheNativeProgramIsForAnotherMachine() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17").toString());
    executable(dist.resolve("empirical-linux-pdp11"), "#!/bin/sh\necho native\n");
    Files.createFile(dist.resolve(nativeName()));

    assertEquals(started("jdk", dist), run(dist.resolve("empirical")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void startsTheJarWhenTheCLibraryIsTooOldForTheNativeProgram() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17").toString());
    executable(dist.resolve(nativeName()), "#!/bin/sh\necho native\n");
    Path libraries = Files.createDirectory(folder.resolve("libraries"));
    Path loader = Files.createFile(libraries.resolve("ld-2.31.so"));
    for (String name : List.of("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1")) {
      Files.createSymbolicLink(libraries.resolve(name), loader);
    }
    findLoadersIn(libraries);

    assertEquals(started("jdk", dist), run(dist.resolve("empirical")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatTheCLibraryIsTooOldWhenThereIsNoJavaEither() throws Exception {
    executable(dist.resolve(nativeName()), "#!/bin/sh\necho native\n");
    findLoadersIn(folder.resolve("nowhere"));

    assertEquals(
        refused(
            "the C library is not glibc 2.34 or later, which %s needs, JAVA_HOME is not set, there"
                    .formatted(nativeName())
                + " is no java on the PATH"),
        run(dist.resolve("empirical")));
  }

  @Test
  void findsTheRestOfAnArchiveBesideItsOwnFolder() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "17").toString());
    Path bin = Files.createDirectories(folder.resolve("empirical-1/bin"));
    Files.copy(LAUNCHER, bin.resolve("empirical"), COPY_ATTRIBUTES);
    Path lib = Files.createDirectory(folder.resolve("empirical-1/lib"));
    Files.createFile(lib.resolve("empirical.jar"));
    Files.createSymbolicLink(tools.resolve("empirical"), bin.resolve("empirical"));

    assertEquals(started("jdk", bin.resolve("../lib")), run(tools.resolve("empirical")));
  }

  @Test
  void prefersTheJavaThatLiesBesideTheJar() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25").toString());
    Files.move(jdk("brought", "17"), dist.resolve("runtime"));

    assertEquals(started("brought", dist), run(dist.resolve("empirical")));
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.2, empirical-java17.jsa, -Xlog:cds*=off:stderr, -XX:SharedArchiveFile",
    "24, empirical-java24.jsa, -Xlog:cds*=off:stderr, -XX:SharedArchiveFile",
    "25.0.1, empirical-java25.aot, -Xlog:aot*=off:stderr, -XX:AOTCache"
  })
  void startsSoonerWithWhatTheBuildMadeForThisJava(
      String version, String archive, String log, String option) throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", version).toString());
    Path file = Files.createFile(dist.resolve(archive));
    Files.setLastModifiedTime(dist.resolve("empirical.jar"), FileTime.fromMillis(0));

    assertEquals(
        new Outcome(
            42,
            OPTIONS.replace("-jar\n", log + "\n" + option + "=" + file + "\n-jar\n")
                + dist
                + "/empirical.jar\njdk\n",
            ""),
        run(dist.resolve("empirical")));
  }

  @Test
  void startsSoonerWithWhatWasUnpackedTogetherWithTheJar() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25").toString());
    Path file = Files.createFile(dist.resolve("empirical-java25.aot"));
    for (Path unpacked : List.of(file, dist.resolve("empirical.jar"))) {
      Files.setLastModifiedTime(unpacked, FileTime.fromMillis(0));
    }
    String archive = "-Xlog:aot*=off:stderr\n-XX:AOTCache=" + file;

    assertEquals(
        new Outcome(
            42,
            OPTIONS.replace("-jar\n", archive + "\n-jar\n") + dist + "/empirical.jar\njdk\n",
            ""),
        run(dist.resolve("empirical")));
  }

  @Test
  void leavesAloneWhatWasMadeForAnEarlierJarOrForAnotherJava() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk", "25").toString());
    Path earlier = Files.createFile(dist.resolve("empirical-java25.aot"));
    Files.setLastModifiedTime(earlier, FileTime.fromMillis(0));
    Files.createFile(dist.resolve("empirical-java26.aot"));

    assertEquals(started("jdk", dist), run(dist.resolve("empirical")));
  }

  @Test
  void startsInSilenceWhenTheArchiveIsNoneThatThisJavaMade() throws Exception {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Files.copy(Path.of("dist", "empirical.jar"), dist.resolve("empirical.jar"), REPLACE_EXISTING);
    Files.setLastModifiedTime(dist.resolve("empirical.jar"), FileTime.fromMillis(0));
    int major = Runtime.version().feature();
    String kind = major >= 25 ? ".aot" : ".jsa";
    Files.writeString(dist.resolve("empirical-java" + major + kind), "no archive");

    assertEquals(
        new Outcome(0, "empirical " + Version.NUMBER + "\n", ""),
        run(dist.resolve("empirical"), "--version"));
  }

  @ParameterizedTest
  @CsvSource({
    ",,, C.UTF-8",
    "C,,, C.UTF-8",
    "POSIX, de_DE.UTF-8,, C.UTF-8",
    ", C, de_DE.ISO-8859-1, C.UTF-8",
    ",, C, C.UTF-8",
    "de_DE.ISO-8859-1, C, C, de_DE.ISO-8859-1",
    ", de_DE@euro,, ''",
    ",, ja_JP.eucJP, ''"
  })
  void letsJavaReadUtf8UnlessTheLocaleNamesAnotherCharset(
      @Nullable String all, @Nullable String ctype, @Nullable String lang, String seen)
      throws Exception {
    Path home = jdk("jdk", "17");
    executable(home.resolve("bin/java"), "#!/bin/sh\necho \"${LC_ALL-}\"\n");
    environment.put("JAVA_HOME", home.toString());
    putUnlessNull("LC_ALL", all);
    putUnlessNull("LC_CTYPE", ctype);
    putUnlessNull("LANG", lang);

    assertEquals(new Outcome(0, seen + "\n", ""), run(dist.resolve("empirical")));
  }

  @Test
  void startsTheShippedJarWithoutAWordOfTheJvms() throws Exception {
    environment.put("JAVA_HOME", System.getProperty("java.home"));

    assertEquals(
        new Outcome(0, "empirical " + Version.NUMBER + "\n", ""), run(LAUNCHER, "--version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX", "C.UTF-8", "xx_XX.UTF-8"})
  void handsTheShippedJarArgumentsThatAreNotAsciiInEveryLocale(String locale) throws Exception {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LC_ALL", locale);

    assertEquals(
        new Outcome(
            2, "", "empirical: there is no command 'prüfung-テスト'\nTry 'empirical --help'.\n"),
        run(LAUNCHER, "prüfung-テスト"));
  }

  private Outcome run(Path program, String... arguments) throws IOException, InterruptedException {
    return run(Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList());
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    return Outcome.of(command, folder, environment);
  }

  /**
   * What {@link #jdk} named {@code jdk} gives when it is asked to start the jar in {@code dist}.
   */
  private static Outcome started(String jdk, Path dist, String... arguments) {
    String passed = Stream.of(arguments).map(argument -> argument + "\n").collect(joining());
    return new Outcome(42, OPTIONS + dist + "/empirical.jar\n" + passed + jdk + "\n", "");
  }

  private static Outcome refused(String seen) {
    return new Outcome(
        1,
        "",
        "empirical: needs Java 17 or later: " + seen + "; install one or set JAVA_HOME to it\n");
  }

  /** Makes the launcher look for the C library's loader in that folder alone. */
  private void findLoadersIn(Path libraries) throws IOException {
    String launcher = Files.readString(LAUNCHER);
    executable(
        dist.resolve("empirical"),
        launcher.replaceAll("(/lib\\S*)/ld-linux", libraries + "/ld-linux"));
  }

  private void putUnlessNull(String name, @Nullable String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }

  private static Path install(Path dist) throws IOException {
    Files.createDirectories(dist);
    Files.copy(LAUNCHER, dist.resolve("empirical"), COPY_ATTRIBUTES);
    Files.createFile(dist.resolve("empirical.jar"));
    return dist;
  }

  /**
   * A JDK of that version whose java prints its arguments and its folder's name, and ends with 42.
   */
  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"=\"\nJAVA_VERSION=\"%s\"\nOS_NAME=\"Linux\"\n".formatted(version));
    Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
    executable(
        java, "#!/bin/sh\nprintf '%s\\n' \"$@\" '" + name.replace("'", "'\\''") + "'\nexit 42\n");
    return home;
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String nativeName() {
    String os = OS.current() == OS.MAC ? "macos" : "linux";
    String machine = System.getProperty("os.arch");
    return "empirical-" + os + "-" + (machine.equals("amd64") ? "x86_64" : machine);
  }

  private static Path onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(Path.of(program));
  }
}
