package run.empirical.cli.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

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
    // One character for each byte, so that the bytes can be taken back.
    String[] words = new String(commandLine, ISO_8859_1).split("\0", -1);
    int offset = words.length - 1 - arguments.length;
    String[] decoded = arguments.clone();
    for (int i = 0; i < decoded.length && offset >= 0; i++) {
      byte[] word = words[offset + i].getBytes(ISO_8859_1);
      String utf8 = new String(word, UTF_8);
      if (new String(word, US_ASCII).equals(arguments[i]) && !utf8.contains(UNDECODED)) {
        decoded[i] = utf8;
      }
    }
    return decoded;
  }
}
