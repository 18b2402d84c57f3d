package run.empirical.cli.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of a step, parsed as GitHub's runner does.
 *
 * @param raw all lines
 */
record RunnerLog(String raw) {
  private static final Pattern COMMAND = Pattern.compile("\\s*::([^:\\s]+)(?:\\s[^:]*)?::(.*)");
  private static final Pattern OLD_COMMAND = Pattern.compile(".*?##\\[([^\\s\\]]+)[^]]*](.*)");
  private static final Pattern STOP = Pattern.compile("(?m)^::stop-commands::([0-9a-f]{32})$");

  /** The lines, with TOKEN instead of the random token that resumes commands. */
  String text() {
    Matcher stop = STOP.matcher(raw);
    return stop.find() ? raw.replace(stop.group(1), "TOKEN") : raw;
  }

  /** The commands that the runner executes, except those that stop and resume commands. */
  List<String> commands() {
    List<String> executed = new ArrayList<>();
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
        executed.add(line);
      }
    }
    return resume.isEmpty() ? executed : List.of("commands were not resumed");
  }
}
