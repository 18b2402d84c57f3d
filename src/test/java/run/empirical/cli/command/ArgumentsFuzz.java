package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import run.empirical.cli.FuzzText;
import run.empirical.cli.GateRuns;
import run.empirical.cli.UnsteadyApi;
import run.empirical.cli.UnsteadyApi.Reply;

/** Fuzzed: command lines with a gate that is never met. */
public final class ArgumentsFuzz {
  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  /** Ends waits, which take no real time here and could go on forever. */
  private static final int MOST_REQUESTS = 200;

  private static final AtomicInteger REQUESTS = new AtomicInteger();
  private static final UnsteadyApi API = api();

  private ArgumentsFuzz() {}

  /**
   * With {@code --require 9} and an API that never returns environment 9, only an explicit help or
   * version option may exit with 0.
   *
   * @param data the position of the gate, then the other arguments, separated by unit separators
   */
  public static void fuzzerTestOneInput(byte[] data) {
    List<String> units = FuzzText.units(FuzzText.of(data));
    List<String> arguments = new ArrayList<>(units.subList(1, units.size()));
    if (arguments.stream().anyMatch(ArgumentsFuzz::hasSideEffects)) {
      return;
    }
    int end = arguments.contains("--") ? arguments.indexOf("--") : arguments.size();
    int place = Math.min(units.get(0).length(), end);
    arguments.addAll(place, List.of("--require", "9"));
    if (arguments.subList(0, end + 2).stream().anyMatch(HELP::contains)) {
      return;
    }
    REQUESTS.set(0);
    int exit = API.cli().run(arguments.toArray(String[]::new)).exit();
    assertNotEquals(0, exit, () -> String.join(" ", arguments));
  }

  /** Whether an argument could write a file, read an endless one, or contact another API. */
  private static boolean hasSideEffects(String argument) {
    return argument.startsWith("--report")
        || argument.startsWith("--api-url")
        || argument.contains("/dev/")
        || argument.contains("/proc/");
  }

  private static UnsteadyApi api() {
    String pass = GateRuns.pass(1, Duration.ofHours(1)) + "," + GateRuns.pass(2, Duration.ZERO);
    try {
      Reply answer = new Reply(200, "{\"data\":[" + pass + "]}");
      return UnsteadyApi.start(
          (id, attempt) ->
              REQUESTS.incrementAndGet() > MOST_REQUESTS ? new Reply(401, "") : answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
