package run.empirical.cli.faults;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import run.empirical.cli.FakeApi;
import run.empirical.cli.TestTls;

/**
 * How one run of the program connects.
 *
 * @param url the API's base URL
 * @param proxy the proxy's URL as the program prints it; empty without a proxy
 * @param variables the program's environment variables
 * @param command the command that starts the program; empty to start it directly
 * @param resource a resource to close after the run
 */
record Route(
    String url,
    String proxy,
    Map<String, String> variables,
    List<String> command,
    Closeable resource)
    implements Closeable {
  static final List<String> NO_COMMAND = List.of();

  private static final Closeable NO_RESOURCE = () -> {};

  static Route direct(String url) {
    Map<String, String> variables =
        Map.of(
            "EMPIRICAL_API_URL",
            url,
            "EMPIRICALRUN_KEY",
            FakeApi.KEY,
            "SSL_CERT_FILE",
            TestTls.authority());
    return new Route(url, "", variables, NO_COMMAND, NO_RESOURCE);
  }

  static Route viaProxy(String variable, int port, String url) {
    String host = "127.0.0.1:" + port;
    Route direct = direct(url).with(variable, "http://proxy-user:p%40ss%2fword%2B@" + host);
    return new Route(url, "http://[redacted]@" + host, direct.variables, NO_COMMAND, NO_RESOURCE);
  }

  Route with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(variables);
    more.put(variable, value);
    return new Route(url, proxy, more, command, resource);
  }

  Route startedBy(List<String> newCommand, Closeable newResource) {
    return new Route(url, proxy, variables, newCommand, newResource);
  }

  @Override
  public void close() throws IOException {
    resource.close();
  }
}
