package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;
import run.empirical.cli.sandbox.RunningSandbox;

/** Unpacks and runs the archives that {@code src/build/package.sh} builds. */
@Tag("downloads")
@EnabledOnOs(OS.LINUX)
final class ArchiveIT {
  private static final Path DIST = Path.of("dist").toAbsolutePath();
  private static final Path NATIVE = DIST.resolve("empirical-linux-x86_64");
  private static final String NAME = "empirical-" + Version.NUMBER;
  private static final String JAR = NAME + ".tar.gz";
  private static final String JAR_ZIP = NAME + ".zip";
  private static final String NATIVE_ARCHIVE = NAME + "-linux-x86_64.tar.gz";
  private static final Pattern PROGRAM =
      Pattern.compile("empirical-((?:linux|macos|windows)-[a-z0-9_]+)(?:\\.exe)?");
  private static final String BILL_OF_MATERIALS = NAME + ".cdx.json";

  private final Path folder;

  ArchiveIT(@TempDir Path folder) throws IOException {
    this.folder = folder.toRealPath();
  }

  static List<String> archives() {
    List<String> archives = new ArrayList<>(List.of(JAR, JAR_ZIP));
    if (Files.exists(NATIVE)) {
      archives.add(NATIVE_ARCHIVE);
    }
    return archives;
  }

  @ParameterizedTest
  @MethodSource("archives")
  void runsWhereItWasUnpacked(String archive) throws Exception {
    Path home = unpack(archive);

    assertEquals(
        ShippedProgram.DEMO_ANSWER,
        run(
            home.resolve("bin/empirical"),
            environment(archive),
            "last-pass",
            RunningSandbox.ID,
            "--demo"));
  }

  @ParameterizedTest
  @MethodSource("archives")
  void containsTheExpectedFiles(String archive) throws Exception {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("LICENSE", "-rw-r--r--");
    files.put("README.txt", "-rw-r--r--");
    files.put("THIRD-PARTY.txt", "-rw-r--r--");
    names(Path.of("completions")).forEach(name -> files.put("completions/" + name, "-rw-r--r--"));
    files.put("bin/empirical", "-rwxr-xr-x");
    if (!archive.equals(NATIVE_ARCHIVE)) {
      files.put("bin/empirical.cmd", "-rwxr-xr-x");
      files.put("lib/empirical.jar", "-rw-r--r--");
    }
    assertEquals(files, list(archive));
  }

  @Test
  void listsTheChecksumOfEachFile() throws Exception {
    SortedSet<String> expected = new TreeSet<>(List.of(JAR, JAR_ZIP, BILL_OF_MATERIALS));
    expected.add(NAME + ".jar");
    expected.add("empiricalrun-last-pass-" + Version.NUMBER + ".tgz");
    for (String program : names(DIST)) {
      Matcher platform = PROGRAM.matcher(program);
      if (platform.matches()) {
        String archive = NAME + "-" + platform.group(1);
        expected.add(archive + (program.endsWith(".exe") ? ".zip" : ".tar.gz"));
      }
    }
    StringBuilder verified = new StringBuilder();
    expected.forEach(file -> verified.append(file).append(": OK\n"));

    assertEquals(
        new Outcome(0, verified.toString(), ""),
        Outcome.of(
            List.of("/usr/bin/sha256sum", "--check", "--strict", "SHA256SUMS"), DIST, Map.of()));
  }

  @Test
  void installsTheNativeProgramAsTheNotesSay() throws Exception {
    assumeTrue(Files.exists(NATIVE), "no native program was built");
    try (Release release = new Release()) {
      Outcome outcome =
          Outcome.of(
              List.of("bash", "-c", release.command("curl") + " && empirical-*/bin/empirical -V"),
              folder,
              Map.of("PATH", "/usr/bin:/bin"));
      assertEquals(
          new Outcome(0, NATIVE_ARCHIVE + ": OK\nempirical " + Version.NUMBER + "\n", ""), outcome);
    }
  }

  @Test
  void billOfMaterialsNamesTheJavaInTheNativePrograms() throws Exception {
    assumeTrue(Files.exists(NATIVE), "no native program was built");

    List<String> versions =
        components()
            .filter(part -> part.path("name").asText().equals("OpenJDK"))
            .map(part -> part.path("version").asText())
            .toList();
    assertEquals(1, versions.size(), versions.toString());
    assertTrue(versions.get(0).startsWith("25."), versions.toString());
  }

  @Test
  void noticesListEachDependencyWithItsLicence() throws Exception {
    String notices = Files.readString(unpack(JAR).resolve("THIRD-PARTY.txt"));
    List<String> expected =
        libraries()
            .map(
                part ->
                    "%s:%s %s: %s"
                        .formatted(
                            part.path("group").asText(),
                            part.path("name").asText(),
                            part.path("version").asText(),
                            part.at("/licenses/0/license/id").asText()))
            .sorted()
            .toList();

    assertEquals(
        expected,
        notices.lines().filter(line -> line.matches("[\\w.]+:[\\w-]+ [\\d.]+: .*")).toList());
  }

  @Test
  void noticesContainEveryNoticeInTheJar() throws Exception {
    String notices = Files.readString(unpack(JAR).resolve("THIRD-PARTY.txt"));
    List<String> missing = new ArrayList<>();
    try (JarFile jar = new JarFile(DIST.resolve("empirical.jar").toFile())) {
      List<? extends ZipEntry> entries =
          jar.stream()
              .filter(entry -> entry.getName().matches("META-INF/(.*LICENSE|NOTICE).*"))
              .toList();
      assertTrue(entries.size() > 1, entries.toString());
      for (ZipEntry entry : entries) {
        String text = new String(jar.getInputStream(entry).readAllBytes(), UTF_8);
        String licence = Files.readString(Path.of("LICENSE"));
        if (!notices.contains(text.replace(licence, "").strip())) {
          missing.add(entry.getName());
        }
      }
    }

    assertEquals(List.of(), missing);
  }

  @Test
  void imageHasLicenceAndNotices() throws Exception {
    Path home = unpack(JAR);
    assertTrue(
        Files.readAllLines(DIST.resolve("Dockerfile"))
            .contains("COPY LICENSE THIRD-PARTY.txt /usr/share/doc/empirical/"));
    for (String file : List.of("LICENSE", "THIRD-PARTY.txt")) {
      assertEquals(Files.readString(home.resolve(file)), Files.readString(DIST.resolve(file)));
    }
  }

  /** Unpacks an archive, which must contain a single top-level folder. */
  private Path unpack(String archive) throws IOException, InterruptedException {
    String file = DIST.resolve(archive).toString();
    Path home = Files.createDirectory(folder.resolve("unpacked"));
    Outcome outcome =
        Outcome.of(
            archive.endsWith(".zip")
                ? List.of("/usr/bin/unzip", "-q", file)
                : List.of("/bin/tar", "-xf", file),
            home,
            Map.of("PATH", "/usr/bin:/bin"));
    assertEquals(new Outcome(0, "", ""), outcome);
    assertEquals(List.of(NAME), names(home));
    return home.resolve(NAME);
  }

  /**
   * The files of an archive with their modes. All must belong to root and have the build's date.
   */
  private SortedMap<String, String> list(String archive) throws IOException, InterruptedException {
    boolean zip = archive.endsWith(".zip");
    String file = DIST.resolve(archive).toString();
    Outcome outcome =
        Outcome.of(
            zip
                ? List.of("/usr/bin/zipinfo", "-s", "-T", file)
                : List.of("/bin/tar", "--utc", "--full-time", "-tvf", file),
            folder,
            Map.of("PATH", "/usr/bin:/bin"));
    assertEquals(0, outcome.exit(), outcome.err());
    Pattern line =
        Pattern.compile(
            zip
                ? "(\\S+) .* " + date("yyyyMMdd.HHmmss ") + NAME + "/(.*)"
                : "(\\S+) root/root +\\d+ " + date("yyyy-MM-dd HH:mm:ss ") + NAME + "/(.*)");
    SortedMap<String, String> files = new TreeMap<>();
    for (String text : outcome.out().lines().filter(text -> text.contains(NAME + "/")).toList()) {
      Matcher entry = line.matcher(text);
      assertTrue(entry.matches(), text);
      if (entry.group(1).startsWith("d")) {
        assertEquals("drwxr-xr-x", entry.group(1), text);
      } else {
        assertNull(files.put(entry.group(2), entry.group(1)), text);
      }
    }
    return files;
  }

  private static String date(String format) throws IOException, InterruptedException {
    String command = "source src/build/pom.sh && from_pom project.build.outputTimestamp";
    Outcome date = Outcome.of(List.of("bash", "-c", command), DIST.getParent(), Map.of());
    return DateTimeFormatter.ofPattern(format)
        .format(OffsetDateTime.parse(date.out().strip()).atZoneSameInstant(ZoneOffset.UTC));
  }

  private Outcome run(Path program, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return Outcome.of(command, folder, environment).withoutTimes();
  }

  /** Sets JAVA_HOME if the archive needs it, and PATH, since shells have a default for it. */
  private static Map<String, String> environment(String archive) {
    return archive.equals(NATIVE_ARCHIVE)
        ? Map.of("PATH", "/nowhere")
        : Map.of("PATH", "/nowhere", "JAVA_HOME", System.getProperty("java.home"));
  }

  private static Stream<JsonNode> libraries() throws IOException {
    return components().filter(part -> part.path("type").asText().equals("library"));
  }

  private static Stream<JsonNode> components() throws IOException {
    JsonNode parts =
        new ObjectMapper().readTree(DIST.resolve(BILL_OF_MATERIALS).toFile()).path("components");
    List<JsonNode> components = new ArrayList<>();
    parts.forEach(components::add);
    return components.stream();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
