package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import run.empirical.cli.model.Version;

/** Installs, uses and removes the Debian package from {@code src/build/package.sh}. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
final class DebianPackageIT {
  private static final Path DIST = Path.of("dist").toAbsolutePath();
  private static final Path PROGRAM = DIST.resolve("empirical-linux-x86_64");
  private static final Path PACKAGE = DIST.resolve("empirical_" + Version.NUMBER + "_amd64.deb");

  /** A program of the same name, where the installer of Empirical's own CLI puts it. */
  private static final String VENDORS_PROGRAM =
      """
      mkdir -p /srv/someone/.local/bin
      printf '#!/bin/sh\\necho "the vendor'\\''s own"\\n' >/srv/someone/.local/bin/empirical
      chmod +x /srv/someone/.local/bin/empirical
      """;

  @BeforeAll
  static void requireNativeProgram() {
    assumeTrue(Files.exists(PROGRAM), "no native program was built");
  }

  @Test
  void passesLintian() throws Exception {
    Needs.programs("lintian");
    assertEquals(
        new Outcome(0, "", ""),
        run("lintian", "--allow-root", "--fail-on", "warning", PACKAGE.toString()));
  }

  @Test
  void declaresItsVersionAndDependencies() throws Exception {
    Needs.programs("dpkg-deb");
    assertEquals(
        new Outcome(
            0,
            """
            Package: empirical
            Version: %s
            Architecture: amd64
            %s\
            """
                .formatted(
                    Version.NUMBER,
                    ShippedProgram.isStatic(PROGRAM) ? "" : "Depends: libc6 (>= 2.34)\n"),
            ""),
        run(
            "dpkg-deb",
            "--field",
            PACKAGE.toString(),
            "Package",
            "Version",
            "Architecture",
            "Depends"));
  }

  @Test
  void installsRunsAndUninstalls() throws Exception {
    Needs.programs("dpkg", "man", "zsh", "fish", "script");
    try (Machine machine = Machine.get()) {
      assertEquals(0, machine.run("sh", "-c", VENDORS_PROGRAM).exit());
      List<String> before = machine.files();
      assertEquals(0, install(machine).exit());
      assertTrue(machine.files().contains("/usr/bin/empirical"));

      assertEquals(
          new Outcome(0, "empirical " + Version.withCommit() + "\n", ""),
          machine.run("empirical", "--version"));
      Outcome lookUp = machine.run("empirical", "last-pass", Sandboxes.ID, "--demo");
      assertEquals(0, lookUp.exit(), lookUp.toString());
      assertTrue(lookUp.out().startsWith("ENVIRONMENT  LAST PASS "), lookUp.toString());
      for (String page : List.of("empirical", "empirical-last-pass")) {
        Outcome man = machine.run("man", page);
        assertTrue(man.out().startsWith(page.toUpperCase(Locale.ROOT) + "(1)"), man.toString());
        assertEquals("", man.err());
      }
      assertCompletes(
          machine,
          "bash --norc --noprofile -i",
          "source /usr/share/bash-completion/bash_completion");
      assertCompletes(machine, "zsh -f -i", "autoload -Uz compinit; compinit -D -u");
      assertCompletes(machine, "fish -i", "");

      assertEquals(
          new Outcome(0, "the vendor's own\n", ""),
          machine.run("sh", "-c", "PATH=/srv/someone/.local/bin:$PATH; empirical --version"));

      assertEquals(0, machine.run("dpkg", "--purge", "empirical").exit());
      assertEquals(before, machine.files());
      assertEquals(0, machine.run("rm", "-r", "/srv/someone").exit());
    }
  }

  private static Outcome install(Machine machine) throws IOException, InterruptedException {
    return machine.run(
        "dpkg",
        // Container images often exclude these files from all packages.
        "--path-include=/usr/share/man/*",
        "--path-include=/usr/share/doc/*",
        "--install",
        PACKAGE.toString());
  }

  /** Completes a partial command and checks the program's answer. */
  private static void assertCompletes(Machine machine, String shell, String setUp)
      throws Exception {
    Map<String, String> environment = new TreeMap<>(environment());
    environment.put("HOME", "/nonexistent");
    environment.put("TERM", shell.startsWith("fish") ? "xterm" : "dumb");
    try (Session session = new Session(machine.command(shell), DIST, environment)) {
      session.type(setUp + "\nprintf '%s%s\\n' rea dy\n");
      session.await(shell + " to be ready", shown -> shown.contains("ready"));
      session.type("empirical last-pass --vers\t\r");
      session.await(
          shell + " to complete and run the program",
          shown -> shown.contains("empirical " + Version.withCommit()));
    }
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    return Outcome.of(List.of(command), DIST, environment());
  }

  private static Map<String, String> environment() {
    return Map.of(
        "PATH", System.getenv("PATH"),
        "JAVA_HOME", System.getProperty("java.home"),
        "LC_ALL", "C.UTF-8",
        "MANWIDTH", "80",
        "EMPIRICAL_CONFIG", "");
  }

  /**
   * The place of installation: a temporary overlay on this machine if possible; otherwise the
   * machine itself, in CI only.
   */
  private record Machine(List<String> enter, List<Process> keepers) implements AutoCloseable {
    private static final String LAYER =
        """
        set -e
        mount -t tmpfs layer /mnt
        mkdir /mnt/changes /mnt/work /mnt/root
        mount -t overlay -o lowerdir=/,upperdir=/mnt/changes,workdir=/mnt/work layer /mnt/root
        for folder in proc dev sys; do mount --rbind /$folder /mnt/root/$folder; done
        mount --rbind "$1" "/mnt/root$1"
        echo ready
        exec sleep 280
        """;

    static Machine get() throws IOException, InterruptedException {
      Needs.root();
      Process keeper =
          new ProcessBuilder("unshare", "--mount", "sh", "-c", LAYER, "sh", DIST.toString())
              .start();
      byte[] ready = new byte["ready\n".length()];
      int read = keeper.getInputStream().readNBytes(ready, 0, ready.length);
      if (read == ready.length) {
        String id = Long.toString(keeper.pid());
        return new Machine(
            List.of("nsenter", "--mount", "--target", id, "chroot", "/mnt/root"), List.of(keeper));
      }
      assumeTrue("true".equals(System.getenv("CI")), "cannot mount an overlay on this machine");
      return new Machine(List.of(), List.of());
    }

    Outcome run(String... command) throws IOException, InterruptedException {
      return DebianPackageIT.run(
          Stream.concat(enter.stream(), Stream.of(command)).toArray(String[]::new));
    }

    String command(String command) {
      return String.join(" ", enter) + " " + command;
    }

    /** The files in package directories, except those of dpkg and man. */
    List<String> files() throws IOException, InterruptedException {
      return run("find", "/etc", "/opt", "/srv", "/usr", "/var", "-xdev")
          .out()
          .lines()
          .filter(
              file ->
                  !file.matches(
                      "/var/(lib/dpkg/[^/]*(-old|lock.*|triggers/.*|updates/.*)|cache/man/.*|log/.*)"))
          .sorted()
          .toList();
    }

    @Override
    public void close() {
      for (Process keeper : keepers) {
        keeper.destroy();
        keeper.onExit().join();
      }
    }
  }
}
