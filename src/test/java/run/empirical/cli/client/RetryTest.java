package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;

/** What is sent again; {@code LookUpsTest} has when. */
class RetryTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  @Test
  void resendsTheSameRequestAsOftenAsAsked() {
    API.answers(503, "");

    API.cli().run("last-pass", "id", "--days", "7", "--retries", "2");

    String body = "{\"test_case_id\":\"id\",\"days\":7}";
    assertEquals(List.of(body, body, body), API.bodies());
  }
}
