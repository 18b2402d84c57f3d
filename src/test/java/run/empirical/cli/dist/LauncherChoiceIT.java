package run.empirical.cli.dist;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.Version;

/** When the POSIX launcher uses the native program and start archives. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
final class LauncherChoiceIT extends LauncherPlace {
  /** What {@link #program} does. */
  private static final Outcome NATIVE = new Outcome(3, "native\n", "");

  LauncherChoiceIT(@TempDir Path folder) throws IOException {
    super(folder);
  }

  /** Files unpacked from one archive have the same time. */
  @ParameterizedTest
  @CsvSource({"1, true", "0, true", "-1, false"})
  void startsTheNativeProgramUnlessItIsOlder(int newer, boolean fits) throws Exception {
    setJavaHome("17");
    setTimes(program(nativeName()), newer);

    assertEquals(fits ? new Outcome(3, "native\na b\n", "") : started("jdk", "a b"), start("a b"));
  }

  /** As a full disk or a crash leaves it. The shell would run it, and a gate would be met. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0\0\0\0\0\0\0"})
  void startsTheJarIfTheNativeProgramIsDamaged(String content) throws Exception {
    Script.write(dist().resolve(nativeName()), content);
    assertEquals(noSuitableJava(""), start());

    setJavaHome("17");
    assertEquals(started("jdk"), start());
  }

  @Test
  void startsTheJarIfEmpiricalJvmIsSet() throws Exception {
    setJavaHome("17");
    environment().put("EMPIRICAL_JVM", "1");
    program(nativeName());

    assertEquals(started("jdk"), start());
  }

  @Test
  void ignoresAFileThatIsNotExecutable() throws Exception {
    setJavaHome("17");
    Files.createFile(dist().resolve(nativeName()));

    assertEquals(started("jdk"), start());
  }

  @ParameterizedTest
  @CsvSource({
    "empirical-linux-x86_64, Linux x86_64, true",
    "empirical-linux-x86_64, Linux aarch64, false",
    "empirical-linux-aarch64, Linux aarch64, true",
    "empirical-linux-aarch64, Darwin arm64, false",
    "empirical-macos-aarch64, Darwin arm64, true"
  })
  void startsTheProgramOfThisMachineOnly(String name, String machine, boolean fits)
      throws Exception {
    setJavaHome("17");
    program(name);
    Script.write(tools().resolve("uname"), "#!/bin/sh\necho " + machine + "\n");

    assertEquals(fits ? NATIVE : started("jdk"), start());
  }

  @Test
  void findsTheJarInTheLibFolderOfAnArchive() throws Exception {
    setJavaHome("17");
    Path bin = Files.createDirectories(folder().resolve("empirical-1/bin"));
    Files.copy(LAUNCHER, bin.resolve("empirical"), COPY_ATTRIBUTES);
    Path lib = Files.createDirectory(folder().resolve("empirical-1/lib"));
    Files.createFile(lib.resolve("empirical.jar"));
    Files.createSymbolicLink(tools().resolve("empirical"), bin.resolve("empirical"));

    assertEquals(started("jdk", bin.resolve("../lib")), run(tools().resolve("empirical")));
  }

  /** Files unpacked from one archive have the same time. */
  @ParameterizedTest
  @CsvSource({
    "17.0.2, empirical-java17.jsa, -Xlog:cds*=off:stderr, -XX:SharedArchiveFile, 1",
    "24, empirical-java24.jsa, -Xlog:cds*=off:stderr, -XX:SharedArchiveFile, 0",
    "25.0.1, empirical-java25.aot, -Xlog:aot*=off:stderr, -XX:AOTCache, 1",
    "26, empirical-java26.aot, -Xlog:aot*=off:stderr, -XX:AOTCache, 0"
  })
  void usesTheStartArchiveForItsJavaVersion(
      String version, String archive, String log, String option, int newer) throws Exception {
    setJavaHome(version);
    Path file = Files.createFile(dist().resolve(archive));
    setTimes(file, newer);
    Outcome plain = started("jdk");

    assertEquals(
        new Outcome(
            plain.exit(),
            plain.out().replace("-jar\n", log + "\n" + option + "=" + file + "\n-jar\n"),
            ""),
        start());
  }

  @Test
  void ignoresAStartArchiveForAnotherJarOrJava() throws Exception {
    setJavaHome("25");
    setTimes(Files.createFile(dist().resolve("empirical-java25.aot")), -1);
    Files.createFile(dist().resolve("empirical-java26.aot"));

    assertEquals(started("jdk"), start());
  }

  @Test
  void ignoresAnInvalidStartArchiveSilently() throws Exception {
    environment().put("JAVA_HOME", System.getProperty("java.home"));
    Files.copy(Path.of("dist", "empirical.jar"), dist().resolve("empirical.jar"), REPLACE_EXISTING);
    Files.setLastModifiedTime(dist().resolve("empirical.jar"), FileTime.fromMillis(0));
    int major = Runtime.version().feature();
    String kind = major >= 25 ? ".aot" : ".jsa";
    Files.writeString(dist().resolve("empirical-java" + major + kind), "no archive");

    assertEquals(
        new Outcome(0, "empirical " + Version.withCommit() + "\n", ""), start("--version"));
  }

  /** Makes this file so many seconds newer than the jar. */
  private void setTimes(Path file, int newer) throws IOException {
    Files.setLastModifiedTime(dist().resolve("empirical.jar"), FileTime.fromMillis(10_000));
    Files.setLastModifiedTime(file, FileTime.fromMillis(10_000 + 1000L * newer));
  }

  /** Puts a program with this name beside the launcher. */
  private Path program(String name) throws IOException {
    return Script.write(dist().resolve(name), "#!/bin/sh\nprintf '%s\\n' native \"$@\"\nexit 3\n");
  }

  private static String nativeName() {
    String os = OS.current() == OS.MAC ? "macos" : "linux";
    String machine = System.getProperty("os.arch");
    return "empirical-" + os + "-" + (machine.equals("amd64") ? "x86_64" : machine);
  }
}
