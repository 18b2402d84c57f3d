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
import java.util.List;
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
  private static final String DEMO =
      "empirical: --demo: this data is invented, no request leaves this machine\n";

  private static final String FOR_ARM = "empirical-linux-aarch64";

  LauncherChoiceIT(@TempDir Path folder) throws IOException {
    super(folder);
  }

  @Test
  void prefersTheNativeProgram() throws Exception {
    executable(dist().resolve(nativeName()), "#!/bin/sh\necho native \"$@\"\nexit 3\n");

    assertEquals(new Outcome(3, "native a b\n", ""), run(dist().resolve("empirical"), "a", "b"));
  }

  @Test
  void startsTheJarIfTheNativeProgramIsOlder() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    Path program = dist().resolve(nativeName());
    executable(program, "#!/bin/sh\necho native\n");
    Files.setLastModifiedTime(program, FileTime.fromMillis(0));

    assertEquals(started("jdk", dist()), run(dist().resolve("empirical")));
  }

  /** Files unpacked from one archive have the same time. */
  @Test
  void startsTheNativeProgramIfItIsAsOldAsTheJar() throws Exception {
    Path program = dist().resolve(nativeName());
    executable(program, "#!/bin/sh\necho native\n");
    for (Path unpacked : List.of(program, dist().resolve("empirical.jar"))) {
      Files.setLastModifiedTime(unpacked, FileTime.fromMillis(0));
    }

    assertEquals(new Outcome(0, "native\n", ""), run(dist().resolve("empirical")));
  }

  /** As a full disk leaves it. The shell would run it as an empty script, and a gate would pass. */
  @Test
  void startsTheJarIfTheNativeProgramIsEmpty() throws Exception {
    executable(dist().resolve(nativeName()), "");

    assertEquals(
        noSuitableJava(
            nativeName() + " is empty, JAVA_HOME is not set, there is no java on the PATH"),
        run(dist().resolve("empirical")));

    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    assertEquals(started("jdk", dist()), run(dist().resolve("empirical")));
  }

  @Test
  void startsTheJarIfEmpiricalJvmIsSet() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    environment().put("EMPIRICAL_JVM", "1");
    executable(dist().resolve(nativeName()), "#!/bin/sh\necho native\n");

    assertEquals(started("jdk", dist()), run(dist().resolve("empirical")));
  }

  @Test
  void ignoresANativeProgramForAnotherMachine() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    executable(dist().resolve("empirical-linux-pdp11"), "#!/bin/sh\necho native\n");
    Files.createFile(dist().resolve(nativeName()));

    assertEquals(started("jdk", dist()), run(dist().resolve("empirical")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void startsTheJarIfTheCLibraryIsTooOldForTheProgramForArm() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    executable(dist().resolve(FOR_ARM), "#!/bin/sh\necho native\n");
    Path libraries = Files.createDirectory(folder().resolve("libraries"));
    Path loader = libraries.resolve("ld-linux-aarch64.so.1");
    Files.createSymbolicLink(loader, Files.createFile(libraries.resolve("ld-2.31.so")));
    findLoadersIn(libraries);

    assertEquals(started("jdk", dist()), run(dist().resolve("empirical")));

    Files.delete(loader);
    Files.createFile(loader);
    assertEquals(new Outcome(0, "native\n", ""), run(dist().resolve("empirical")));
  }

  /** It is linked statically. */
  @ParameterizedTest
  @CsvSource({"Linux x86_64, true", "Linux aarch64, false"})
  @EnabledOnOs(OS.LINUX)
  void startsTheProgramForX64WithAnyCLibrary(String machine, boolean fits) throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    executable(dist().resolve("empirical-linux-x86_64"), "#!/bin/sh\necho native\n");
    executable(tools().resolve("uname"), "#!/bin/sh\necho " + machine + "\n");
    findLoadersIn(folder().resolve("nowhere"));

    assertEquals(
        fits ? new Outcome(0, "native\n", "") : started("jdk", dist()),
        run(dist().resolve("empirical")));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void reportsAnOldCLibraryIfThereIsNoJava() throws Exception {
    executable(dist().resolve(FOR_ARM), "#!/bin/sh\necho native\n");
    findLoadersIn(folder().resolve("nowhere"));

    assertEquals(
        noSuitableJava(
            "the C library is not glibc 2.34 or later, which "
                + FOR_ARM
                + " needs, JAVA_HOME is not set, there is no java on the PATH"),
        run(dist().resolve("empirical")));
  }

  @ParameterizedTest
  @CsvSource({"ulimit -v 7900000, false", "ulimit -v 8000000, true", "ulimit -S -v 7900000, true"})
  @EnabledOnOs(OS.LINUX)
  void startsTheJarIfTheAddressSpaceIsTooSmall(String limit, boolean fits) throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    executable(dist().resolve(nativeName()), "#!/bin/sh\necho native\n");

    assertEquals(
        fits ? new Outcome(0, "native\n", "") : started("jdk", dist()),
        run(Path.of("/bin/sh"), "-c", limit + "; exec " + dist() + "/empirical"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void reportsASmallAddressSpaceIfThereIsNoJava() throws Exception {
    executable(dist().resolve(nativeName()), "#!/bin/sh\necho native\n");

    assertEquals(
        noSuitableJava(
            "ulimit -v is below the 8000000 that %s needs, JAVA_HOME is not set, there is no java on the PATH"
                .formatted(nativeName())),
        run(Path.of("/bin/sh"), "-c", "ulimit -v 7900000; exec " + dist() + "/empirical"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void reportsAMissingProcFileSystem() throws Exception {
    executable(dist().resolve(nativeName()), "#!/bin/sh\necho native\n");
    executable(
        dist().resolve("empirical"), Files.readString(LAUNCHER).replace("/proc/", "/no/proc/"));

    assertEquals(
        new Outcome(1, "", "empirical: /proc is not mounted, but Linux programs need it\n"),
        run(dist().resolve("empirical")));
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
        new Outcome(0, "200\n", DEMO),
        run(Path.of("/bin/sh"), "-c", "ulimit -v 8000000; exec " + lookUp));
  }

  @Test
  void findsTheJarInTheLibFolderOfAnArchive() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "17").toString());
    Path bin = Files.createDirectories(folder().resolve("empirical-1/bin"));
    Files.copy(LAUNCHER, bin.resolve("empirical"), COPY_ATTRIBUTES);
    Path lib = Files.createDirectory(folder().resolve("empirical-1/lib"));
    Files.createFile(lib.resolve("empirical.jar"));
    Files.createSymbolicLink(tools().resolve("empirical"), bin.resolve("empirical"));

    assertEquals(started("jdk", bin.resolve("../lib")), run(tools().resolve("empirical")));
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.2, empirical-java17.jsa, -Xlog:cds*=off:stderr, -XX:SharedArchiveFile",
    "24, empirical-java24.jsa, -Xlog:cds*=off:stderr, -XX:SharedArchiveFile",
    "25.0.1, empirical-java25.aot, -Xlog:aot*=off:stderr, -XX:AOTCache"
  })
  void usesTheStartArchiveForItsJavaVersion(
      String version, String archive, String log, String option) throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", version).toString());
    Path file = Files.createFile(dist().resolve(archive));
    Files.setLastModifiedTime(dist().resolve("empirical.jar"), FileTime.fromMillis(0));

    assertEquals(
        new Outcome(
            42,
            OPTIONS.replace("-jar\n", log + "\n" + option + "=" + file + "\n-jar\n")
                + dist()
                + "/empirical.jar\njdk\n",
            ""),
        run(dist().resolve("empirical")));
  }

  /** Files unpacked from one archive have the same time. */
  @Test
  void usesAStartArchiveAsOldAsTheJar() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "25").toString());
    Path file = Files.createFile(dist().resolve("empirical-java25.aot"));
    for (Path unpacked : List.of(file, dist().resolve("empirical.jar"))) {
      Files.setLastModifiedTime(unpacked, FileTime.fromMillis(0));
    }
    String archive = "-Xlog:aot*=off:stderr\n-XX:AOTCache=" + file;

    assertEquals(
        new Outcome(
            42,
            OPTIONS.replace("-jar\n", archive + "\n-jar\n") + dist() + "/empirical.jar\njdk\n",
            ""),
        run(dist().resolve("empirical")));
  }

  @Test
  void ignoresAStartArchiveForAnotherJarOrJava() throws Exception {
    environment().put("JAVA_HOME", jdk("jdk", "25").toString());
    Path earlier = Files.createFile(dist().resolve("empirical-java25.aot"));
    Files.setLastModifiedTime(earlier, FileTime.fromMillis(0));
    Files.createFile(dist().resolve("empirical-java26.aot"));

    assertEquals(started("jdk", dist()), run(dist().resolve("empirical")));
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
        new Outcome(0, "empirical " + Version.withCommit() + "\n", ""),
        run(dist().resolve("empirical"), "--version"));
  }

  /** Makes the launcher look for the C library's loader in this directory only. */
  private void findLoadersIn(Path libraries) throws IOException {
    String launcher = Files.readString(LAUNCHER);
    executable(
        dist().resolve("empirical"),
        launcher.replaceAll("(/lib\\S*)/ld-linux", libraries + "/ld-linux"));
  }

  private static String nativeName() {
    String os = OS.current() == OS.MAC ? "macos" : "linux";
    String machine = System.getProperty("os.arch");
    return "empirical-" + os + "-" + (machine.equals("amd64") ? "x86_64" : machine);
  }
}
