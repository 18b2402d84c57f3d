package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.UnsteadyApi;

/** Runs the recipe that goes on during an outage, beside the report of an earlier outage. */
@Tag("jar")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class OutageRecipeIT {
  private static final String CALL = "last-pass --from ids.txt %s --report gate.json";
  private static final String GATE = "--require staging";
  private static final String OLD_REPORT = "{\"gate\":{\"met\":null},\"errors\":[]}";
  private static final String GOING_ON = "no answer from Empirical: going on without its gate\n";
  private static final List<String> SHELLS = List.of("sh -c", "bash -c", "bash -eo pipefail -c");

  private final Path folder;

  OutageRecipeIT(@TempDir Path folder) {
    Needs.programs("jq");
    this.folder = folder;
  }

  /**
   * The program runs in this JVM. In the shells, a script does what it did.
   *
   * @param ids each selects a reply: a pass, none or a status
   */
  @ParameterizedTest
  @CsvSource({
    "passed, GATE,                                    , 0, false",
    "missing, GATE,                                   , 20, false",
    "503, GATE,                                       , 0, true",
    "500, GATE,                                       , 0, true",
    "passed 503, GATE,                                , 0, true",
    "passed, GATE --api-url http://127.0.0.1:1,       , 0, true",
    "missing 503, GATE,                               , 75, false",
    "401, GATE,                                       , 77, false",
    "503 401, GATE,                                   , 75, false",
    "503, GATE --nope,                                , 2, false",
    "503, GATE, rm() { return 1; },                     1, false",
    "503, GATE, jq() { return 127; },                   75, false",
    "503, --days 7,                                   , 75, false"
  })
  void goesOnOnlyDuringAnOutage(
      String ids, String gate, @Nullable String before, int exit, boolean goesOn) throws Exception {
    Files.write(folder.resolve("ids.txt"), List.of(ids.split(" ")));
    run(gate.replace("GATE", GATE));
    for (String shell : SHELLS) {
      Files.writeString(folder.resolve("gate.json"), OLD_REPORT);
      List<String> command = new ArrayList<>(List.of(shell.split(" ")));
      command.add((before == null ? "" : before + "\n") + recipe() + "echo deployed\n");
      String path = folder.resolve("bin") + ":" + System.getenv("PATH");
      Outcome outcome = Outcome.of(command, folder, Map.of("PATH", path));
      assertEquals(exit, outcome.exit(), outcome.toString());
      assertEquals(exit == 0, outcome.out().endsWith("deployed\n"), outcome.toString());
      assertEquals(goesOn, outcome.err().endsWith(GOING_ON), outcome.toString());
    }
  }

  /** Runs the program, and writes the script that does the same. */
  private void run(String gate) throws IOException {
    try (UnsteadyApi api = UnsteadyApi.start((id, attempt) -> reply(id))) {
      String call = CALL.formatted(gate) + " --retries 0 --env-name 1=staging";
      int exit = api.cli().folder(folder).run(call.split(" ")).exit();
      Path report = folder.resolve("gate.json");
      boolean written = Files.exists(report);
      if (written) {
        Files.move(report, folder.resolve("written.json"));
      }
      Script.write(
          folder.resolve("bin/empirical"),
          "#!/bin/sh\n" + (written ? "cp written.json gate.json\n" : "") + "exit " + exit + "\n");
    }
  }

  private static UnsteadyApi.Reply reply(String id) {
    return switch (id) {
      case "passed" -> new UnsteadyApi.Reply(200, FakeApi.ONE_PASS);
      case "missing" -> new UnsteadyApi.Reply(200, "{\"data\":[]}");
      default -> new UnsteadyApi.Reply(Integer.parseInt(id), "{\"error\":\"oh\"}");
    };
  }

  private static String recipe() throws IOException {
    List<String> found =
        RecipesIT.blocks(RecipesIT.topic("exit-codes")).stream()
            .filter(block -> block.contains("empirical " + CALL.formatted(GATE) + " ||"))
            .toList();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }
}
