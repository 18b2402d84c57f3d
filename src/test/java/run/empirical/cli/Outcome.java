package run.empirical.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import run.empirical.cli.model.TestCaseId;

/**
 * The result of one run.
 *
 * @param exit the exit status
 * @param out all of standard output
 * @param err all of standard error
 */
public record Outcome(int exit, String out, String err) {
  /** The outcome for a test case without a pass in this number of days. */
  public static Outcome withoutPass(String id, int days) {
    String note =
        id.matches("[0-9a-f]{20}-[0-9a-f]{20}")
            ? "no pass in any environment in "
                + days
                + " days: a test's ID changes with its title, file and Playwright project, and the"
                + " key may be another Empirical project's"
            : id
                + " does not look like a Playwright test ID such as"
                + " a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee; "
                + TestCaseId.BY_TITLE;
    return new Outcome(
        0, table("", "-  not in " + days + " days  -  -"), "empirical: " + note + "\n");
  }

  /**
   * A table. Only here and in the tests of the formats are its columns known.
   *
   * @param last the heading of a last column, which has the gate or the test case; empty for none
   * @param rows the environment, the age, the time, the test run and what the last column has, each
   *     separated by two spaces
   */
  public static String table(String last, String... rows) {
    List<String[]> lines =
        Stream.concat(
                Stream.of("ENVIRONMENT  LAST PASS  EXECUTED AT  TEST RUN  " + last),
                Stream.of(rows))
            .map(line -> line.split("  "))
            .toList();
    StringBuilder table = new StringBuilder();
    for (String[] cells : lines) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        int column = i;
        int width = lines.stream().mapToInt(it -> it[column].length()).max().orElseThrow();
        line.append(("%-" + width + "s  ").formatted(cells[i]));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  /**
   * A line of {@code tsv}. Only here and in the tests of the formats is the order of its columns
   * known.
   *
   * @param values the environment's ID and name, the test run, its time, the age, and the link,
   *     separated by spaces
   */
  public static String row(String testCaseId, String values, String title) {
    return testCaseId + "\t" + values.replace(' ', '\t') + "\t" + title + "\n";
  }

  /** An outcome with only an error of one line. */
  public static Outcome error(int exit, String message) {
    return new Outcome(exit, "", "empirical: error: " + message + "\n");
  }

  /** An outcome with only a line about the answer on standard error. */
  public static Outcome note(int exit, String message) {
    return new Outcome(exit, "", "empirical: " + message + "\n");
  }

  /** Runs another program with exactly this environment and empty standard input. */
  public static Outcome of(List<String> command, Path directory, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("outcome", ".out");
    Path err = Files.createTempFile("outcome", ".err");
    try {
      Process process =
          OtherProgram.prepare(command, directory, environment)
              .redirectInput(new File(File.separatorChar == '/' ? "/dev/null" : "NUL"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      try {
        int exit = process.waitFor();
        return new Outcome(exit, Files.readString(out), Files.readString(err));
      } finally {
        // A test's timeout interrupts only this thread, not the program.
        process.destroyForcibly();
      }
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** This outcome with {@code (time)} in place of each instant on standard output. */
  public Outcome withoutTimes() {
    return new Outcome(exit, out.replaceAll("\\S+T\\S+Z", "(time)"), err);
  }

  @Override
  public String toString() {
    return "exit " + exit + "\n--- standard output\n" + out + "--- standard error\n" + err;
  }
}
