package run.empirical.cli.playwright;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;

/**
 * The source location of a test.
 *
 * @param file relative to the report's root
 * @param line counted from 1; 0 if unknown
 * @param column counted from 1; 0 if unknown
 */
record Location(String file, int line, int column) {
  /** Reads the current object; null if it names no file. */
  static @Nullable Location read(JsonWalk json) throws IOException {
    String file = null;
    int line = 0;
    int column = 0;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "file" -> file = json.string();
        case "line" -> line = readNumber(json);
        case "column" -> column = readNumber(json);
        default -> json.skip();
      }
    }
    return file == null ? null : new Location(file, line, column);
  }

  /** Reads the current value, a line or column number. */
  static int readNumber(JsonWalk json) throws IOException {
    return (int) json.wholeNumber(0, Integer.MAX_VALUE, "a line or column");
  }

  String fileAndLine() {
    return line == 0 ? file : file + ":" + line;
  }

  String fileLineAndColumn() {
    return line == 0 || column == 0 ? fileAndLine() : fileAndLine() + ":" + column;
  }
}
