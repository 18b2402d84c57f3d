package run.empirical.cli.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a step printed, read as GitHub's runner reads it.
 *
 * @param raw all lines
 */
record RunnerLog(String raw) {
  private static final Pattern COMMAND = Pattern.compile("\\s*::([^:\\s]+)(?:\\s[^:]*)?::(.*)");
  private static final Pattern OLD_COMMAND = Pattern.compile(".*?##\\[([^\\s\\]]+)[^]]*](.*)");
  private static final Pattern STOP = Pattern.compile("(?m)^::stop-commands::([0-9a-f]{32})$");

  /** The lines, with a fixed word where there is one that nobody can guess. */
  String text() {
    Matcher stop = STOP.matcher(raw);
    return stop.find() ? raw.replace(stop.group(1), "TOKEN") : raw;
  }

  /** The lines that the runner obeys, without those that stop and resume. */
  List<String> commands() {
    List<String> obeyed = new ArrayList<>();
    String resume = "";
    for (String line : raw.split("\r?\n|\r", -1)) {
      Matcher command = COMMAND.matcher(line);
      Matcher old = OLD_COMMAND.matcher(line);
      Matcher found = command.matches() ? command : old;
      if (found != command && !old.matches()) {
        continue;
      }
      if (!resume.isEmpty()) {
        resume = found.group(1).equals(resume) ? "" : resume;
      } else if (found.group(1).equals("stop-commands")) {
        resume = found.group(2);
      } else {
        obeyed.add(line);
      }
    }
    return resume.isEmpty() ? obeyed : List.of("commands stay stopped");
  }
}
