package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.IdFlaw;
import run.empirical.cli.model.TestCase;

/** Reads a list of test case IDs or links, one per line, each with an optional title after it. */
final class IdList {

  /** In bytes, enough for more than a million IDs. */
  static final int LARGEST = 64 << 20;

  /** In bytes; a file with a longer line is not a list of IDs. */
  private static final int LONGEST_LINE = 4096;

  private static final int CHUNK = 8192;

  private final InputStream in;
  private final ObjIntConsumer<TestCase> testCases;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final byte[] chunk = new byte[CHUNK];
  private int next;
  private int end;
  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private int number;
  private boolean empty = true;

  private IdList(InputStream in, ObjIntConsumer<TestCase> testCases) {
    this.in = in;
    this.testCases = testCases;
  }

  /** A line that cannot be an ID. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(int line, String why) {
      super("line " + line + ": " + why);
    }
  }

  /**
   * Reads the test cases of a list in order. An ID ends at the first white space. What follows is
   * the test's title; if it starts with {@code #} and no tab precedes it, it is a comment. Skips
   * blank lines and lines that start with {@code #}.
   *
   * @param testCases gets each test case and the number of its line
   */
  static void read(InputStream in, ObjIntConsumer<TestCase> testCases)
      throws IOException, MalformedException {
    IdList list = new IdList(in, testCases);
    while (list.readLine()) {
      list.take();
    }
  }

  private boolean readLine() throws IOException, MalformedException {
    number++;
    length = 0;
    boolean there = false;
    while (next < end || fill()) {
      there = true;
      byte b = chunk[next++];
      if (b == '\n') {
        break;
      }
      if (length == LONGEST_LINE) {
        throw new MalformedException(number, "too long for a test case ID");
      }
      line[length++] = b;
    }
    return there;
  }

  private boolean fill() throws IOException {
    next = 0;
    end = in.read(chunk);
    return end > 0;
  }

  private void take() throws MalformedException {
    String text = decoded();
    String line = number == 1 ? ByteOrderMark.without(text) : text;
    String entry = line.strip();
    if (entry.isEmpty()) {
      return;
    }
    if (line.substring(0, line.indexOf(entry)).contains("\t")) {
      throw new MalformedException(number, "there is no ID before the tab");
    }
    if (entry.startsWith("#")) {
      return;
    }
    if (entry.indexOf('\r') >= 0) {
      throw new MalformedException(number, IdFlaw.CONTROL_CHARACTER.words());
    }
    int end = endOfId(entry);
    String id;
    try {
      id = TestLink.parse(entry.substring(0, end)).testCaseId();
    } catch (IllegalArgumentException e) {
      throw new MalformedException(number, String.valueOf(e.getMessage()));
    }
    IdFlaw flaw = IdFlaw.of(id);
    if (flaw != null) {
      throw new MalformedException(number, flaw.words());
    }
    if (empty && id.startsWith("{")) {
      throw new MalformedException(
          number, "this is JSON, not a list of IDs; --from-playwright reads Playwright's reports");
    }
    empty = false;
    testCases.accept(new TestCase(id, title(entry.substring(end))), number);
  }

  /** The index of the first white space. */
  private static int endOfId(String entry) {
    int end = 0;
    while (end < entry.length() && !isSpace(entry.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether it is a tab or white space that is no control character. */
  private static boolean isSpace(char c) {
    return c == '\t' || (Character.isWhitespace(c) && !Character.isISOControl(c));
  }

  /** The title in what follows an ID; null if there is none, or a comment. */
  private static @Nullable String title(String rest) {
    String title = rest.strip();
    boolean comment = title.startsWith("#") && !rest.startsWith("\t");
    return title.isEmpty() || comment ? null : title;
  }

  private String decoded() throws MalformedException {
    try {
      return utf8.decode(ByteBuffer.wrap(line, 0, length)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException(number, IdFlaw.NOT_TEXT.words());
    }
  }
}
