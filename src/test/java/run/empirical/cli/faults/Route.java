package run.empirical.cli.faults;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.empirical.cli.FakeApi;
import run.empirical.cli.TestTls;

/**
 * What a run is given.
 *
 * @param url the API's base URL
 * @param proxy the proxy's URL as it is shown; empty without one
 * @param variables its environment
 * @param command what starts the program in surroundings of its own; empty to start it as it is
 * @param obstacle is in the way until the run is over
 */
record Route(
    String url,
    String proxy,
    Map<String, String> variables,
    List<String> command,
    Closeable obstacle)
    implements Closeable {
  static final List<String> NO_COMMAND = List.of();

  private static final Closeable NO_OBSTACLE = () -> {};

  static Route straight(String url) {
    Map<String, String> variables =
        Map.of(
            "EMPIRICAL_API_URL",
            url,
            "EMPIRICALRUN_KEY",
            FakeApi.KEY,
            "SSL_CERT_FILE",
            TestTls.authority());
    return new Route(url, "", variables, NO_COMMAND, NO_OBSTACLE);
  }

  static Route through(String variable, int port, String url) {
    String host = "127.0.0.1:" + port;
    Route straight = straight(url).with(variable, "http://proxy-user:p%40ss%2fword%2B@" + host);
    return new Route(url, "http://[redacted]@" + host, straight.variables, NO_COMMAND, NO_OBSTACLE);
  }

  Route with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(variables);
    more.put(variable, value);
    return new Route(url, proxy, more, command, obstacle);
  }

  Route behind(List<String> newCommand, Closeable newObstacle) {
    return new Route(url, proxy, variables, newCommand, newObstacle);
  }

  @Override
  public void close() throws IOException {
    obstacle.close();
  }
}
