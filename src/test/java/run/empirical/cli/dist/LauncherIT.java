package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** The POSIX launcher: its location, the choice of Java, and its error messages. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
final class LauncherIT extends LauncherPlace {
  LauncherIT(@TempDir Path folder) throws IOException {
    super(folder);
  }

  @Test
  void startsTheJarWithTheJavaInJavaHome() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17.0.2").toString());

    assertEquals(
        started("jdk", dist(), "last-pass", "--demo"),
        run(dist().resolve("empirical"), "last-pass", "--demo"));
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
  void runsInAFolderWithAnyName(String name) throws Exception {
    environment().put("JAVA_HOME", jdk("jdk " + name, "21").toString());
    Path odd = install(folder().resolve("dist " + name).resolve(name));

    assertEquals(started("jdk " + name, odd), run(odd.resolve("empirical")));
  }

  @Test
  void runsThroughAChainOfLinks() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    Path bin = Files.createDirectories(folder().resolve("my bin/deeper"));
    Files.createSymbolicLink(bin.resolve("absolute"), dist().resolve("empirical"));
    Files.createSymbolicLink(bin.resolve("beside"), Path.of("absolute"));
    Files.createSymbolicLink(folder().resolve("my bin/upwards\n"), Path.of("deeper/beside"));
    Files.createSymbolicLink(folder().resolve("last"), Path.of("my bin/upwards\n"));

    assertEquals(started("jdk", dist()), run(folder().resolve("last")));
  }

  @Test
  void runsThroughALinkInTheWorkingFolder() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    Files.createSymbolicLink(folder().resolve("link"), Path.of("dist/empirical"));

    assertEquals(
        new Outcome(42, OPTIONS.replace("-jar\n", "-jar\ndist/empirical.jar\n") + "jdk\n", ""),
        run(Path.of("/bin/sh"), "link"));
  }

  @Test
  void runsFromThePath() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    environment().put("PATH", dist() + ":" + tools());

    assertEquals(started("jdk", dist(), "x"), run(Path.of("/bin/sh"), "-c", "empirical x"));
  }

  @Test
  void passesArgumentsUnchanged() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    String[] odd = {
      "", "a b", "*", "$HOME", "`x`", "\\n", "-version", "@file", "'", "\"", "prüfung-テスト"
    };

    assertEquals(started("jdk", dist(), odd), run(dist().resolve("empirical"), odd));
  }

  /** Signals then reach the program. */
  @Test
  void replacesItselfWithTheProgram() throws Exception {
    Path home = jdk("jdk", "17");
    executable(home.resolve("bin/java"), "#!/bin/sh\necho $$\n");
    environment().put("JAVA_HOME", home.toString());
    String launcher = dist().resolve("empirical").toString();
    Outcome outcome = run(Path.of("/bin/sh"), "-c", "echo $$; exec \"$0\"", launcher);
    List<String> ids = outcome.out().lines().toList();

    assertEquals(List.of(ids.get(0), ids.get(0)), ids);
    assertEquals("", outcome.err());
  }

  @ParameterizedTest
  @MethodSource("shells")
  void runsInEveryInstalledShell(List<String> shell) throws Exception {
    environment().put("JAVA_HOME", jdk("old", "11.0.2").toString());
    Files.createSymbolicLink(tools().resolve("java"), jdk("new", "17.0.2").resolve("bin/java"));
    Files.createSymbolicLink(folder().resolve("link"), Path.of("dist/empirical"));
    List<String> command = new ArrayList<>(shell);
    command.addAll(List.of(folder().resolve("link").toString(), "a b"));

    assertEquals(started("new", dist(), "a b"), run(command));
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
  void reportsThatThereIsNoJava() throws Exception {
    assertEquals(
        noSuitableJava("JAVA_HOME is not set, there is no java on the PATH"),
        run(dist().resolve("empirical")));
  }

  @Test
  void reportsAnInvalidJavaHome() throws Exception {
    environment().put("JAVA_HOME", "/no where");

    assertEquals(
        noSuitableJava("JAVA_HOME (/no where) has no bin/java, there is no java on the PATH"),
        run(dist().resolve("empirical")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16", "9-ea"})
  void reportsOldJavaVersions(String version) throws Exception {
    Path home = jdk("home", version);
    environment().put("JAVA_HOME", home.toString());
    Files.createSymbolicLink(tools().resolve("java"), jdk("other", "16.0.1").resolve("bin/java"));

    assertEquals(
        noSuitableJava(
            "JAVA_HOME (%s) is Java %s, %s/java on the PATH is Java 16.0.1"
                .formatted(home, version, tools())),
        run(dist().resolve("empirical")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.2", "21-ea", "25.0.1", "100"})
  void acceptsLaterJavaVersions(String version) throws Exception {
    environment().put("JAVA_HOME", jdk("home", version).toString());

    assertEquals(started("home", dist()), run(dist().resolve("empirical")));
  }

  @Test
  void usesTheJavaOnThePathIfJavaHomeIsInvalid() throws Exception {
    environment().put("JAVA_HOME", "/nowhere");
    Files.createSymbolicLink(tools().resolve("java"), jdk("other", "17").resolve("bin/java"));

    assertEquals(started("other", dist()), run(dist().resolve("empirical")));
  }

  @ParameterizedTest
  @CsvSource({"true, 17.0.2", "false, 11.0.2"})
  void runsAJavaWithoutAReleaseFileToGetItsVersion(boolean suitable, String version)
      throws Exception {
    executable(
        tools().resolve("java"),
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
        suitable
            ? started("asked", dist())
            : noSuitableJava(
                "JAVA_HOME is not set, %s/java on the PATH is Java 11.0.2".formatted(tools())),
        run(dist().resolve("empirical")));
  }

  @Test
  void reportsAnUnknownJavaVersion() throws Exception {
    executable(tools().resolve("java"), "#!/bin/sh\necho broken\nexit 3\n");

    assertEquals(
        noSuitableJava(
            "JAVA_HOME is not set, %s/java on the PATH has an unknown version".formatted(tools())),
        run(dist().resolve("empirical")));
  }

  @Test
  void reportsAMissingJar() throws Exception {
    Files.delete(dist().resolve("empirical.jar"));

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: %s/empirical.jar is missing: build it with 'mvn -q package -DskipTests'\n"
                .formatted(dist())),
        run(dist().resolve("empirical")));
  }

  @Test
  void reportsAColonInTheJarsPath() throws Exception {
    Path odd = install(folder().resolve("a:b"));

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: Java cannot run a jar whose path contains a colon: %s/empirical.jar\n"
                .formatted(odd)),
        run(odd.resolve("empirical")));
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
  void setsUtf8InTheCLocaleOnly(
      @Nullable String all, @Nullable String ctype, @Nullable String lang, String effective)
      throws Exception {
    Path home = jdk("jdk", "17");
    executable(home.resolve("bin/java"), "#!/bin/sh\necho \"${LC_ALL-}\"\n");
    environment().put("JAVA_HOME", home.toString());
    putUnlessNull("LC_ALL", all);
    putUnlessNull("LC_CTYPE", ctype);
    putUnlessNull("LANG", lang);

    assertEquals(new Outcome(0, effective + "\n", ""), run(dist().resolve("empirical")));
  }

  @Test
  void shippedJarPrintsNoJvmMessages() throws Exception {
    environment().put("JAVA_HOME", System.getProperty("java.home"));

    assertEquals(
        new Outcome(0, "empirical " + Version.withCommit() + "\n", ""), run(LAUNCHER, "--version"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "POSIX", "C.UTF-8", "xx_XX.UTF-8"})
  void shippedJarReadsNonAsciiArgumentsInEveryLocale(String locale) throws Exception {
    environment().put("JAVA_HOME", System.getProperty("java.home"));
    environment().put("LC_ALL", locale);

    assertEquals(
        new Outcome(
            2,
            "",
            "empirical: there is no command 'prüfung-テスト'; did you mean empirical last-pass"
                + " prüfung-テスト?\n"
                + "Try 'empirical --help'.\n"),
        run(LAUNCHER, "prüfung-テスト"));
  }

  private void putUnlessNull(String name, @Nullable String value) {
    if (value != null) {
      environment().put(name, value);
    }
  }
}
