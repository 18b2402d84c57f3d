package run.empirical.cli.playwright;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;

/**
 * Where a test is written.
 *
 * @param file relative to the report's root
 * @param line counted from 1; 0 when the report does not tell
 * @param column counted from 1; 0 when the report does not tell
 */
record Location(String file, int line, int column) {
  /** The location that the object here describes; null when it names no file. */
  static @Nullable Location read(JsonWalk json) throws IOException, UnexpectedJsonException {
    String file = null;
    int line = 0;
    int column = 0;
    json.enterObject();
    for (String name = json.nextMember(); name != null; name = json.nextMember()) {
      switch (name) {
        case "file" -> file = json.string();
        case "line" -> line = number(json);
        case "column" -> column = number(json);
        default -> json.skip();
      }
    }
    return file == null ? null : new Location(file, line, column);
  }

  /** The line or column here. */
  static int number(JsonWalk json) throws IOException, UnexpectedJsonException {
    return (int) json.wholeNumber(0, Integer.MAX_VALUE, "a line or column");
  }

  String fileAndLine() {
    return line == 0 ? file : file + ":" + line;
  }

  String fileLineAndColumn() {
    return line == 0 || column == 0 ? fileAndLine() : fileAndLine() + ":" + column;
  }
}
