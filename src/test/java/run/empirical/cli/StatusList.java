package run.empirical.cli;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import run.empirical.cli.failure.ExitStatus;

/** The list of exit statuses that {@code empirical help exit-codes} prints. */
public final class StatusList {
  /** Matches an entry: a status, perhaps its kind, and when the program exits with it. */
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^ {2,4}(\\d+) {2}(\\w*) +(\\S.*(?:\n {20,}.*)*)");

  private StatusList() {}

  /** When the program exits with a status, in one line. */
  public static String when(ExitStatus status) {
    Map<String, String> entries =
        ENTRY
            .matcher(page())
            .results()
            .collect(
                toMap(
                    entry -> entry.group(1) + " " + entry.group(2),
                    entry -> entry.group(3).replaceAll("\\s+", " ")));
    List<String> described = Stream.of(ExitStatus.values()).map(StatusList::name).sorted().toList();
    assertEquals(
        described,
        entries.keySet().stream().sorted().toList(),
        "exit-codes.txt must describe each ExitStatus, and no other");
    return entries.get(name(status));
  }

  /** The whole page. */
  public static String page() {
    return new Cli().run("help", "exit-codes").out();
  }

  private static String name(ExitStatus status) {
    return status.code() + " " + status.kind();
  }
}
