package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.run.Draft.Content;

/** What the end of the process, such as by a signal, leaves of a file that is being written. */
@Timeout(60)
class DraftTest {
  private final Path folder;
  private final List<Runnable> exit = new ArrayList<>();
  private final Draft draft;

  DraftTest(@TempDir Path folder) {
    this.folder = folder;
    this.draft = new Draft(folder.resolve("page.html"), () -> 0, exit::add);
  }

  @Test
  void isDeletedWhileItIsWritten() {
    Content content =
        out -> {
          assertEquals(".empirical-0.part", names());
          exit.forEach(Runnable::run);
          throw new IOException(names());
        };
    assertEquals("", assertThrows(IOException.class, () -> draft.write(content)).getMessage());
  }

  @Test
  void isNotMovedIntoPlaceFromThenOn() {
    assertWaits(out -> exit.forEach(Runnable::run));
  }

  @Test
  void isNotCreatedFromThenOn() {
    exit.forEach(Runnable::run);
    assertWaits(out -> {});
  }

  private void assertWaits(Content content) {
    Thread writer =
        new Thread(
            () -> {
              try {
                draft.write(content);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.setDaemon(true);
    writer.start();
    while (writer.getState() != Thread.State.WAITING) {
      assertTrue(writer.isAlive());
    }
    assertEquals("", names());
  }

  private String names() {
    String[] names = folder.toFile().list();
    return names == null ? "no folder" : String.join(" ", names);
  }
}
