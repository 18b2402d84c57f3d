package run.empirical.cli.dist;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/** The jar, started without the launcher, in a folder that Java cannot name, search or write to. */
@Tag("jar")
@EnabledOnOs(OS.LINUX)
final class WorkingFolderIT {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String JAR = Path.of("dist", "empirical.jar").toAbsolutePath().toString();

  private final Path folder;

  WorkingFolderIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** In the C locale, Java decodes the names of both folders to the same text. */
  @Test
  void isRejectedIfItsNameIsLost() throws Exception {
    Path other = Files.createDirectory(folder.resolve("p??kg"));
    Files.writeString(other.resolve("empirical.properties"), "env-name.1=other\n");
    // A shell, since this Java may encode the name otherwise.
    String script =
        """
        mkdir "$(printf 'p\\303\\244kg')"
        cd "$(printf 'p\\303\\244kg')"
        exec "$0" -jar "$1" last-pass a --demo -q --report=page.html
        """;
    assertEquals(
        new Outcome(
            78,
            "",
            """
            empirical: error: the working folder's path is not UTF-8, or the locale is not: set \
            LC_ALL=C.UTF-8
            """),
        Outcome.of(
            List.of("sh", "-c", script, JAVA, JAR),
            folder,
            Map.of("LC_ALL", "C", "PATH", "/usr/bin:/bin")));
    assertFalse(Files.exists(other.resolve("page.html")));
  }

  @Test
  void saysThatItMayNotBeSearched() throws Exception {
    Needs.root();
    Needs.programs("setpriv");
    allow(folder, "rwxr-xr-x");
    Path hidden = Files.createDirectory(folder.resolve("hidden"));
    Path inside = Files.createDirectory(hidden.resolve("inside"));
    allow(inside, "rwxr-xr-x");
    allow(hidden, "rwx------");
    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: error: cannot search the working folder "
                + inside
                + ": permission denied\n"),
        asNobody(inside, Map.of()));
  }

  /** A CI runner may own the folder, and let the job write only to the file. */
  @Test
  void needsOnlyTheRightToWriteTheFile() throws Exception {
    Needs.root();
    Needs.programs("setpriv");
    allow(folder, "rwxr-xr-x");
    Path file = Files.writeString(folder.resolve("file"), "old ".repeat(999));
    allow(file, "rw-rw-rw-");
    Map<String, String> variables = Map.of("EMPIRICAL_CONFIG", "");

    assertEquals(
        Outcome.error(78, "cannot write the report new: permission denied"),
        asNobody(folder, variables, "--report=markdown=new"));
    Outcome outcome = asNobody(folder, variables, "-o", "tsv", "--report=tsv=file");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals(outcome.out(), Files.readString(file));
  }

  private Outcome asNobody(Path working, Map<String, String> variables, String... options)
      throws IOException, InterruptedException {
    Path jar = Files.copy(Path.of(JAR), folder.resolve("empirical.jar"), REPLACE_EXISTING);
    List<String> command = new ArrayList<>();
    command.addAll(List.of("setpriv", "--reuid=65534", "--clear-groups", JAVA, "-jar"));
    command.addAll(List.of(jar.toString(), "last-pass", "a", "--demo", "-q"));
    command.addAll(List.of(options));
    Map<String, String> all = new TreeMap<>(variables);
    all.put("PATH", "/usr/bin:/bin");
    return Outcome.of(command, working, all);
  }

  private static void allow(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
