package run.empirical.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;

class HostTest {
  @Test
  void namesAVariableThatIsNoPath() {
    Host host = host(new Cli().variable("HOME", "/a\0b"));
    assertFailure("HOME is not a path: Nul character not allowed", () -> host.path("HOME"));
  }

  /** An unreadable folder may contain a project's file. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void saysWhyTheWorkingFolderCannotBeSearched(@TempDir Path folder) {
    Path unusable = folder.resolve("x".repeat(300));
    assertFailure(
        "cannot search the working folder " + unusable + ": File name too long",
        () -> host(new Cli().folder(unusable)).absoluteFolder());
  }

  /** In a worktree and in a submodule, {@code .git} is a file. */
  @Test
  void searchesFoldersUpToTheOneWithAGitFile(@TempDir Path above) throws IOException {
    Path checkout = Files.createDirectory(above.resolve("checkout"));
    Path working = Files.createDirectory(checkout.resolve("shop"));
    Files.createDirectory(above.resolve(".git"));
    Files.writeString(checkout.resolve(".git"), "gitdir: elsewhere\n");
    assertEquals(List.of(working, checkout), host(new Cli().folder(working)).searchedFolders());
  }

  private static Host host(Cli cli) {
    return cli.host(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
  }

  private static void assertFailure(String message, Executable action) {
    assertEquals(
        Failure.of(ExitStatus.CONFIG, message),
        assertThrows(FailureException.class, action).failure());
  }
}
