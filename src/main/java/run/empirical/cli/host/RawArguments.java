package run.empirical.cli.host;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads arguments that Java could not. It decodes them by the locale, and in the locale C, which
 * containers often have, every byte that is not ASCII becomes U+FFFD.
 */
public final class RawArguments {
  private static final String UNDECODED = "\ufffd";

  private RawArguments() {}

  /** Whether Java lost a part of an argument. */
  public static boolean lost(String[] arguments) {
    return List.of(arguments).stream().anyMatch(argument -> argument.contains(UNDECODED));
  }

  /**
   * The arguments as UTF-8, as far as they are. One that is not, and one that the command line does
   * not end with, stays as Java has it.
   *
   * @param arguments as Java decoded them
   * @param commandLine the bytes of the process's command line, a NUL after each argument (Linux:
   *     {@code /proc/self/cmdline})
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
