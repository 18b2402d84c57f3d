package run.empirical.cli.command;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a list of test case IDs, one on each line. */
final class IdList {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** No ID is longer, in bytes; what has a longer line is no list of IDs. */
  private static final int LONGEST_LINE = 4096;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<String> ids;
  private boolean empty = true;
  private int number;

  private IdList(InputStream in, Consumer<String> ids) {
    this.in = new BufferedInputStream(in);
    this.ids = ids;
  }

  /** Says which line cannot be an ID, and why. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(int line, String why) {
      super("line " + line + ": " + why);
    }
  }

  /**
   * Hands over the IDs of a list in its order, without the white space around them; blank lines and
   * those that begin with {@code #} are none.
   */
  static void read(InputStream in, Consumer<String> ids) throws IOException, MalformedException {
    IdList list = new IdList(in, ids);
    while (list.readLine()) {
      list.take();
    }
  }

  private boolean readLine() throws IOException, MalformedException {
    number++;
    line.reset();
    int b = in.read();
    boolean there = b >= 0;
    for (; b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
      if (line.size() > LONGEST_LINE) {
        throw new MalformedException(number, "too long for a test case ID");
      }
    }
    return there;
  }

  private void take() throws MalformedException {
    String text = decoded();
    if (number == 1 && text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    String id = text.strip();
    if (id.isEmpty() || id.startsWith("#")) {
      return;
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw new MalformedException(number, "a test case ID has no control characters");
    }
    if (empty && id.startsWith("{")) {
      throw new MalformedException(
          number, "this is JSON, not a list of IDs; --from-playwright reads Playwright's reports");
    }
    empty = false;
    ids.accept(id);
  }

  private String decoded() throws MalformedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(number, "not UTF-8");
    }
  }
}
