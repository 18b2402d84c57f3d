package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.JsonFields;
import run.empirical.cli.model.TestCaseId;

class JsonFieldsTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  /**
   * {@code Cli} fails a run that prints another field, a null or no field where none is described.
   */
  @Test
  void helpDescribesOnlyWhatIsWritten() {
    API.answers("stale", reply(200, FakeApi.ONE_PASS));
    API.answers("down", reply(503, ""));
    API.answers("broken", reply(200, "").withFault(Fault.EMPTY_RESPONSE));
    API.answers("refused", reply(400, ""));
    API.answers("refused-too", reply(400, ""));
    String report =
        Path.of("src/test/resources/playwright/html/full-1.65.html").toAbsolutePath().toString();
    List<String> documents = new ArrayList<>();
    documents.add(
        gated(API.cli().input("stale\tA title\ndown\tAnother\nrefused\nrefused-too"), "--from=-"));
    documents.add(gated(new Cli(), TestCaseId.EXAMPLE, "--demo", "--since=1h"));
    documents.add(API.cli().lastPass("stale --json --env 1 --before 1d").out());
    documents.add(API.cli().lastPass("broken --json --retries 0 --require 1").out());
    documents.add(API.cli().lastPass("broken stale --json --retries 0 --require 3").out());
    String lastRun = "{\"status\":\"failed\",\"failedTests\":[\"id\"]}";
    documents.add(API.cli().input(lastRun).lastPass("--from-playwright - --json").out());
    documents.add(json(API.cli(), "", "--from-playwright", report));
    for (String command : Cli.commands()) {
      if (new Cli().run(command, "--help").out().contains(" --json ")) {
        documents.add(new Cli().run(command, "id", "--demo", "--json").out());
      }
    }
    assertEquals(JsonFields.DESCRIBED, JsonFields.in(documents), "have a run here print each so");
  }

  private static String gated(Cli cli, String... source) {
    return json(cli, " --require 1,2 --max-age 1h", source);
  }

  private static String json(Cli cli, String gate, String... source) {
    String options =
        "--json --retries 0 --dashboard https://d.test/p --env-name 1=one --env-name 2=two";
    return cli.lastPass(options + gate, source).out();
  }
}
