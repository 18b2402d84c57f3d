package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Reading a body before and after the deadline. */
class BodyReadingTest {
  private static final Deadline PASSED = new Deadline(new StillTime(), 0);

  @Test
  void failsAfterTheFirstReadOnceTheDeadlineHasPassed() throws IOException {
    InputStream body = PASSED.reading(new byte[10]);

    assertEquals(9, body.read(new byte[9]));
    assertThrows(Deadline.PassedException.class, () -> body.read(new byte[9]));
  }

  @Test
  void readsABodyThatFitsInTheFirstRead() throws IOException {
    InputStream body = PASSED.reading(new byte[10]);

    assertEquals(10, body.read(new byte[20]));
    assertEquals(-1, body.read(new byte[20]));
  }

  @Test
  void readsUntilTheDeadline() throws IOException {
    InputStream body = StillTime.NEVER.reading(new byte[10]);

    assertEquals(9, body.read(new byte[9]));
    assertEquals(1, body.read(new byte[9]));
  }
}
