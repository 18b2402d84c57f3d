package run.empirical.cli.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no numbers of users")
class OwnershipTest {
  private final Path folder;

  OwnershipTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void trustsTheUser() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    OutputStream none = OutputStream.nullOutputStream();

    assertNull(Ownership.of(new Cli().folder(folder).host(none, none)).stranger(file));
  }

  @Test
  void namesAnotherOwnerOfAFileOrOfALinkToIt() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    int owner = (int) Files.getAttribute(file, "unix:uid");

    assertEquals(owner, new Ownership(Set.of(owner + 1)).stranger(file));
    assertEquals(owner, new Ownership(Set.of(owner + 1)).stranger(link));
    assertNull(new Ownership(Set.of(owner)).stranger(link));
  }
}
