package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The POSIX launcher: its location, the choice of Java, and its error messages. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
final class LauncherIT extends LauncherPlace {
  LauncherIT(@TempDir Path folder) throws IOException {
    super(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-n it's a\"b $HOME a\\b %41 ü テスト", "* [x] a;b&c", "#new\nline\n"})
  void runsInAFolderWithAnyName(String name) throws Exception {
    environment().put("JAVA_HOME", jdk("jdk " + name, "21").toString());
    Path odd = install(folder().resolve("dist " + name).resolve(name));

    assertEquals(started("jdk " + name, odd), run(odd.resolve("empirical")));
  }

  @Test
  void runsThroughAChainOfLinks() throws Exception {
    setJavaHome("17");
    Path bin = Files.createDirectories(folder().resolve("my bin/deeper"));
    Files.createSymbolicLink(bin.resolve("absolute"), dist().resolve("empirical"));
    Files.createSymbolicLink(bin.resolve("beside"), Path.of("absolute"));
    Files.createSymbolicLink(folder().resolve("my bin/upwards\n"), Path.of("deeper/beside"));
    Files.createSymbolicLink(folder().resolve("last"), Path.of("my bin/upwards\n"));

    assertEquals(started("jdk"), run(folder().resolve("last")));
  }

  @Test
  void runsThroughALinkInTheWorkingFolder() throws Exception {
    setJavaHome("17");
    Files.createSymbolicLink(folder().resolve("link"), Path.of("dist/empirical"));

    assertEquals(started("jdk"), run(Path.of("/bin/sh"), "link"));
  }

  @Test
  void runsFromThePath() throws Exception {
    setJavaHome("17");
    environment().put("PATH", dist() + ":" + tools());

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

  /** Signals then reach the program. */
  @Test
  void replacesItselfWithTheProgram() throws Exception {
    setJavaHome("17");
    Script.write(folder().resolve("jdk/bin/java"), "#!/bin/sh\necho $$\n");
    String launcher = dist().resolve("empirical").toString();
    Outcome outcome = run(Path.of("/bin/sh"), "-c", "echo $$; exec \"$0\"", launcher);
    List<String> ids = outcome.out().lines().toList();

    assertEquals(List.of(ids.get(0), ids.get(0)), ids);
    assertEquals("", outcome.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "bash", "busybox ash", "ksh", "mksh"})
  void runsInEveryInstalledShell(String shell) throws Exception {
    String[] words = shell.split(" ", -1);
    Optional<Path> program = Needs.onPath(words[0]);
    assumeTrue(program.isPresent(), shell + " is not installed");
    environment().put("JAVA_HOME", jdk("old", "11.0.2").toString());
    Files.createSymbolicLink(tools().resolve("java"), jdk("new", "17.0.2").resolve("bin/java"));
    Files.createSymbolicLink(folder().resolve("link"), Path.of("dist/empirical"));
    List<String> arguments = new ArrayList<>(List.of(words).subList(1, words.length));
    arguments.addAll(List.of(folder().resolve("link").toString(), "a b"));

    assertEquals(
        started("new", "a b"), run(program.orElseThrow(), arguments.toArray(String[]::new)));
  }

  @Test
  void reportsAnInvalidJavaHome() throws Exception {
    environment().put("JAVA_HOME", "/no where");

    assertEquals(noSuitableJava(": there is no /no where/bin/java"), start());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16", "9-ea"})
  void reportsOldJavaVersions(String version) throws Exception {
    Path home = jdk("home", version);
    environment().put("JAVA_HOME", home.toString());
    Files.createSymbolicLink(tools().resolve("java"), jdk("other", "16.0.1").resolve("bin/java"));

    assertEquals(
        noSuitableJava(
            ": %s/bin/java is Java %s, %s/java is Java 16.0.1".formatted(home, version, tools())),
        start());
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
        suitable ? started("asked") : noSuitableJava(": %s/java is Java 11.0.2".formatted(tools())),
        start());
  }

  @Test
  void reportsAnUnknownJavaVersion() throws Exception {
    Script.write(tools().resolve("java"), "#!/bin/sh\necho broken\nexit 3\n");

    assertEquals(
        noSuitableJava(": %s/java is Java of an unknown version".formatted(tools())), start());
  }

  @Test
  void reportsAMissingJar() throws Exception {
    Files.delete(dist().resolve("empirical.jar"));

    assertEquals(
        new Outcome(
            1,
            "",
            "empirical: %s/empirical.jar is missing: build it with 'mvn -q package -Dmaven.test.skip'\n"
                .formatted(dist())),
        start());
  }

  /** A variable without a value counts as one that is not set. */
  @ParameterizedTest
  @CsvSource({
    "'', '', '', C.UTF-8",
    "C, '', '', C.UTF-8",
    "POSIX, de_DE.UTF-8, '', C.UTF-8",
    "'', C, de_DE.ISO-8859-1, C.UTF-8",
    "'', '', C, C.UTF-8",
    "de_DE.ISO-8859-1, C, C, de_DE.ISO-8859-1",
    "'', de_DE@euro, '', ''",
    "'', '', ja_JP.eucJP, ''"
  })
  void setsUtf8InTheCLocaleOnly(String all, String ctype, String lang, String effective)
      throws Exception {
    setJavaHome("17");
    Script.write(folder().resolve("jdk/bin/java"), "#!/bin/sh\necho \"${LC_ALL-}\"\n");
    environment().putAll(Map.of("LC_ALL", all, "LC_CTYPE", ctype, "LANG", lang));

    assertEquals(new Outcome(0, effective + "\n", ""), start());
  }
}
