package run.empirical.cli.host;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Recovers arguments that Java could not decode. Java uses the locale's charset, and in the C
 * locale, common in containers, every non-ASCII byte becomes U+FFFD.
 */
public final class RawArguments {
  private static final String UNDECODED = "\ufffd";

  private RawArguments() {}

  /** Whether Java failed to decode part of an argument. */
  public static boolean lost(String[] arguments) {
    return List.of(arguments).stream().anyMatch(argument -> argument.contains(UNDECODED));
  }

  /**
   * Decodes the arguments as UTF-8. Arguments that are not UTF-8, or not at the end of the command
   * line, stay as Java decoded them.
   *
   * @param arguments as Java decoded them
   * @param commandLine the process's command line, with a NUL after each argument (Linux: {@code
   *     /proc/self/cmdline})
   */
  public static String[] decode(String[] arguments, byte[] commandLine) {
    List<ByteBuffer> words = words(commandLine);
    int offset = words.size() - arguments.length;
    String[] decoded = arguments.clone();
    for (int i = 0; i < decoded.length && offset >= 0; i++) {
      ByteBuffer word = words.get(offset + i);
      String ascii = StandardCharsets.US_ASCII.decode(word.duplicate()).toString();
      if (ascii.equals(arguments[i])) {
        decoded[i] = utf8(word, arguments[i]);
      }
    }
    return decoded;
  }

  private static List<ByteBuffer> words(byte[] commandLine) {
    List<ByteBuffer> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < commandLine.length; i++) {
      if (commandLine[i] == 0) {
        words.add(ByteBuffer.wrap(commandLine, start, i - start).slice());
        start = i + 1;
      }
    }
    return words;
  }

  private static String utf8(ByteBuffer bytes, String otherwise) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return otherwise;
    }
  }
}
