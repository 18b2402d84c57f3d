package run.empirical.cli.client;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.FakeApi;

/** Redirects are reported and never followed, so the key is sent nowhere else. */
class RedirectTest {
  @RegisterExtension static final FakeApi API = new FakeApi();
  @RegisterExtension static final FakeApi ELSEWHERE = new FakeApi();

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  void doesNotFollowRedirects(int status) {
    String target = ELSEWHERE.url() + FakeApi.PATH;
    API.answers(reply(status, "").withHeader("Location", target));
    ELSEWHERE.server().stubFor(any(anyUrl()).willReturn(reply(200, "{\"data\":[]}")));
    FailedLookUp failed =
        new FailedLookUp(
            76,
            "protocol",
            status,
            false,
            "the reply is a redirect to "
                + target
                + " (HTTP "
                + status
                + "). Redirects are not followed: check the base URL "
                + API.url());

    assertEquals(failed.forPeople(), API.cli().run("last-pass", "id"));
    assertEquals(failed.forPrograms("id"), API.cli().run("last-pass", "id", "--json"));
    assertEquals(2, API.requests().size());
    assertEquals(0, ELSEWHERE.requests().size());
  }

  @Test
  void reportsARedirectWithoutATarget() {
    API.answers(302, "");

    assertEquals(
        new FailedLookUp(
                76,
                "protocol",
                302,
                false,
                "the reply is a redirect (HTTP 302). Redirects are not followed: check the base URL"
                    + " "
                    + API.url())
            .forPeople(),
        API.cli().run("last-pass", "id"));
  }
}
