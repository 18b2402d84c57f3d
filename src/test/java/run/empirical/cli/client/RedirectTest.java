package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Redirects are reported and never followed, so the key is sent nowhere else. */
class RedirectTest {
  @RegisterExtension static final FakeApi API = new FakeApi();
  @RegisterExtension static final FakeApi ELSEWHERE = new FakeApi();

  @Test
  void doesNotFollowRedirects() {
    String target = ELSEWHERE.url() + FakeApi.PATH;
    API.answers(reply(307, "").withHeader("Location", target));

    assertEquals(
        Outcome.message(
            76,
            "the reply is a redirect to "
                + target
                + " (HTTP 307). Redirects are not followed: check the base URL "
                + API.url()),
        API.cli().lastPass("id"));
    assertEquals(1, API.requests().size());
    assertEquals(0, ELSEWHERE.requests().size());
  }
}
