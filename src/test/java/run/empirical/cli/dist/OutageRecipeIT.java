package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/** Runs the recipe that goes on during an outage, beside the report of an earlier outage. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class OutageRecipeIT {
  private static final String OLD_REPORT = "{\"gate\":{\"met\":null},\"errors\":[]}";
  private static final String GOING_ON = "no answer from Empirical: going on without its gate\n";
  private static final List<String> SHELLS = List.of("sh -c", "bash -c", "bash -eo pipefail -c");

  private final Path folder;
  private final HttpServer server;

  OutageRecipeIT(@TempDir Path folder) throws IOException {
    Needs.programs("jq");
    this.folder = folder;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", OutageRecipeIT::answer);
    server.start();
    Files.writeString(folder.resolve("empirical.properties"), "env-name.2=staging\n");
    Script.write(
        folder.resolve("bin/empirical"),
        """
        #!/bin/sh
        # The program runs in the first shell. In the others, this repeats what it did.
        if [ ! -e status ]; then
          '%s' "$@" --retries 0 $more
          echo $? >status
          cp gate.json first.json 2>/dev/null
        fi
        cp first.json gate.json 2>/dev/null
        exit "$(cat status)"
        """
            .formatted(ShippedProgram.given().program()));
  }

  @AfterEach
  void closeServer() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "passed,,                                         0, false",
    "missing,,                                        20, false",
    "503,,                                            0, true",
    "500,,                                            0, true",
    "passed 503,,                                     0, true",
    "passed, EMPIRICAL_API_URL=http://127.0.0.1:1,    0, true",
    "missing 503,,                                    75, false",
    "401,,                                            77, false",
    "503 401,,                                        75, false",
    "503, EMPIRICALRUN_KEY=,                          77, false",
    "503, export more=--nope,                         2, false",
    "503, EMPIRICALRUN_KEY= && rm() { return 1; },    1, false",
    "503, jq() { return 127; },                       75, false",
    // Without a gate.
    "503, empirical() { command empirical last-pass --from ids.txt --report gate.json; }, 75, false"
  })
  void goesOnOnlyDuringAnOutage(String ids, String before, int exit, boolean goesOn)
      throws Exception {
    Files.write(folder.resolve("ids.txt"), List.of(ids.split(" ")));
    for (String shell : SHELLS) {
      Files.writeString(folder.resolve("gate.json"), OLD_REPORT);
      List<String> command = new ArrayList<>(List.of(shell.split(" ")));
      command.add((before == null ? "" : before + "\n") + recipe() + "echo deployed\n");
      Outcome outcome = Outcome.of(command, folder, environment());
      assertEquals(exit, outcome.exit(), outcome.toString());
      assertEquals(exit == 0, outcome.out().endsWith("deployed\n"), outcome.toString());
      assertEquals(goesOn, outcome.err().endsWith(GOING_ON), outcome.toString());
    }
  }

  private static String recipe() throws IOException {
    List<String> found =
        RecipesIT.blocks(RecipesIT.topic("exit-codes")).stream()
            .filter(block -> block.contains("gate.json"))
            .toList();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private Map<String, String> environment() {
    return ShippedProgram.given()
        .environment(
            Map.of(
                "PATH",
                folder.resolve("bin") + ":" + System.getenv("PATH"),
                "EMPIRICAL_CONFIG",
                "empirical.properties",
                "EMPIRICAL_API_URL",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "EMPIRICALRUN_KEY",
                "any-key"));
  }

  /** Answers with the status that is the ID. A test without a status has a pass or none. */
  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      String id = request.replaceFirst(".*\"test_case_id\":\"(\\w+)\".*", "$1");
      String pass =
          "{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":%d}"
              .formatted(System.currentTimeMillis());
      boolean fails = id.matches("[0-9]+");
      String body =
          fails ? "{\"error\":\"oh\"}" : "{\"data\":[" + (id.equals("passed") ? pass : "") + "]}";
      exchange.sendResponseHeaders(fails ? Integer.parseInt(id) : 200, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    }
  }
}
