package run.empirical.cli.dist;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.Version;

/** When the POSIX launcher uses the native program and start archives. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
final class LauncherChoiceIT extends LauncherPlace {
  private static final String FOR_ARM = "empirical-linux-aarch64";

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

  /** As a full disk leaves it. The shell would run it as an empty script, and a gate would pass. */
  @Test
  void startsTheJarIfTheNativeProgramIsEmpty() throws Exception {
    Script.write(dist().resolve(nativeName()), "");

    assertEquals(
        noSuitableJava(
            nativeName() + " is empty, JAVA_HOME is not set, there is no java on the PATH"),
        start());

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
  void ignoresANativeProgramForAnotherMachine() throws Exception {
    setJavaHome("17");
    program("empirical-linux-pdp11");
    Files.createFile(dist().resolve(nativeName()));

    assertEquals(started("jdk"), start());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void startsTheJarIfTheCLibraryIsTooOldForTheProgramForArm() throws Exception {
    program(FOR_ARM);
    Path libraries = Files.createDirectory(folder().resolve("libraries"));
    findLoadersIn(libraries);

    assertEquals(
        noSuitableJava(
            "the C library is not glibc 2.34 or later, which "
                + FOR_ARM
                + " needs, JAVA_HOME is not set, there is no java on the PATH"),
        start());

    setJavaHome("17");
    Path loader = libraries.resolve("ld-linux-aarch64.so.1");
    Files.createSymbolicLink(loader, Files.createFile(libraries.resolve("ld-2.31.so")));
    assertEquals(started("jdk"), start());

    Files.delete(loader);
    Files.createFile(loader);
    assertEquals(NATIVE, start());
  }

  /** It is linked statically. */
  @ParameterizedTest
  @CsvSource({"Linux x86_64, true", "Linux aarch64, false"})
  @EnabledOnOs(OS.LINUX)
  void startsTheProgramForX64WithAnyCLibrary(String machine, boolean fits) throws Exception {
    setJavaHome("17");
    program("empirical-linux-x86_64");
    Script.write(tools().resolve("uname"), "#!/bin/sh\necho " + machine + "\n");
    findLoadersIn(folder().resolve("nowhere"));

    assertEquals(fits ? NATIVE : started("jdk"), start());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void startsTheJarIfTheAddressSpaceIsTooSmall() throws Exception {
    program(nativeName());

    assertEquals(
        noSuitableJava(
            "ulimit -v is below the 8000000 that %s needs, JAVA_HOME is not set, there is no java on the PATH"
                .formatted(nativeName())),
        startAfter("ulimit -v 7900000"));

    setJavaHome("17");
    assertEquals(started("jdk"), startAfter("ulimit -v 7900000"));
    assertEquals(NATIVE, startAfter("ulimit -v 8000000"));
    assertEquals(NATIVE, startAfter("ulimit -S -v 7900000"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void reportsAMissingProcFileSystem() throws Exception {
    program(nativeName());
    Script.write(
        dist().resolve("empirical"), Files.readString(LAUNCHER).replace("/proc/", "/no/proc/"));

    assertEquals(
        new Outcome(1, "", "empirical: /proc is not mounted, but Linux programs need it\n"),
        start());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nativeProgramStartsAtTheLowestAcceptedLimit() throws Exception {
    Path program = LAUNCHER.resolveSibling(nativeName());
    assumeTrue(Files.isExecutable(program), "there is no native program");
    environment().put("EMPIRICAL_CONFIG", "");
    String ids = IntStream.range(0, 200).mapToObj(id -> " test" + id).collect(joining());
    String lookUp =
        program + " last-pass --demo --quiet --concurrency 64 --jq '.test_cases|length'" + ids;

    assertEquals(
        new Outcome(0, "200\n", ShippedProgram.DEMO),
        run(Path.of("/bin/sh"), "-c", "ulimit -v 8000000; exec " + lookUp));
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

  /** Makes the launcher look for the C library's loader in this directory only. */
  private void findLoadersIn(Path libraries) throws IOException {
    String launcher = Files.readString(LAUNCHER);
    Script.write(
        dist().resolve("empirical"),
        launcher.replaceAll("(/lib\\S*)/ld-linux", libraries + "/ld-linux"));
  }

  /** Makes this file so many seconds newer than the jar. */
  private void setTimes(Path file, int newer) throws IOException {
    Files.setLastModifiedTime(dist().resolve("empirical.jar"), FileTime.fromMillis(10_000));
    Files.setLastModifiedTime(file, FileTime.fromMillis(10_000 + 1000L * newer));
  }

  private Outcome startAfter(String command) throws IOException, InterruptedException {
    return run(Path.of("/bin/sh"), "-c", command + "; exec " + dist() + "/empirical");
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
