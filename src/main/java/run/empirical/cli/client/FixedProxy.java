package run.empirical.cli.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/** Selects one proxy for every request. */
final class FixedProxy extends ProxySelector {
  private final ProxySettings settings;

  FixedProxy(ProxySettings settings) {
    this.settings = settings;
  }

  /** Runs on the thread of the exchange. */
  @Override
  public List<Proxy> select(URI uri) {
    return List.of(new Proxy(Proxy.Type.HTTP, address()));
  }

  private InetSocketAddress address() {
    if (!settings.host().contains("_")) {
      return InetSocketAddress.createUnresolved(settings.host(), settings.port());
    }
    try {
      // The client puts the proxy's name into a URI, which cannot have an underscore there.
      byte[] address = InetAddress.getByName(settings.host()).getAddress();
      return new InetSocketAddress(InetAddress.getByAddress(address), settings.port());
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException error) {
    // The exchange fails with the error itself.
  }
}
