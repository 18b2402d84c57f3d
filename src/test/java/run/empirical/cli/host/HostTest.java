package run.empirical.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** In an archive, since no test may make a file in a real root. */
  @ParameterizedTest
  @CsvSource({"/a/b, true, /a/b", "/a/b, false, /a/b /a /", "/, true, /"})
  void onWindowsTheRootOfADriveIsNoCheckoutOfItsFolders(
      String folder, boolean onWindows, String searched, @TempDir Path temporary)
      throws IOException {
    Path archive = temporary.resolve("drive.zip");
    try (FileSystem drive = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Files.createDirectories(drive.getPath("/a/b"));
      Files.createDirectory(drive.getPath("/.git"));
      assertEquals(
          Stream.of(searched.split(" ")).map(drive::getPath).toList(),
          Host.searchedFolders(drive.getPath(folder), onWindows));
    }
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
