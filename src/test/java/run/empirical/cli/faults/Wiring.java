package run.empirical.cli.faults;

import java.io.IOException;
import java.net.ServerSocket;
import run.empirical.cli.TestTls;

/** How a run is led to where the fault is. */
enum Wiring {
  /** Over plain HTTP to the peer. */
  PLAIN {
    @Override
    Route to(int port, Blow blow) {
      return Route.straight("http://127.0.0.1:" + port);
    }
  },

  /** To the peer, which is expected to speak TLS. */
  TLS {
    @Override
    Route to(int port, Blow blow) {
      return Route.straight("https://localhost:" + port);
    }
  },

  /** The same, but the only authority that is trusted beside Java's vouches for no server here. */
  TLS_OF_STRANGERS {
    @Override
    Route to(int port, Blow blow) throws IOException {
      return TLS.to(port, blow).with("SSL_CERT_FILE", TestTls.file("stranger.pem").toString());
    }
  },

  /** Over plain HTTP through the peer. */
  FORWARD {
    @Override
    Route to(int port, Blow blow) {
      return Route.through("HTTP_PROXY", port, "http://api.example.test:8080");
    }
  },

  /** Over TLS through the peer. */
  TUNNEL {
    @Override
    Route to(int port, Blow blow) {
      return Route.through("HTTPS_PROXY", port, "https://api.example.test");
    }
  },

  /** To a port at which nobody listens. */
  NOBODY {
    @Override
    Route to(int port, Blow blow) throws IOException {
      blow.strike();
      return PLAIN.to(unused(), blow);
    }
  },

  /** Through a proxy that does not listen. */
  NO_PROXY {
    @Override
    Route to(int port, Blow blow) throws IOException {
      blow.strike();
      return TUNNEL.to(unused(), blow);
    }
  },

  /** To a name that nobody has (RFC 6761). */
  NO_NAME {
    @Override
    Route to(int port, Blow blow) {
      blow.strike();
      return Route.straight("https://no-such-host.invalid");
    }
  },

  /** To a name of which the resolver says nothing. */
  SILENT_RESOLVER {
    @Override
    Route to(int port, Blow blow) throws IOException {
      SilentResolver resolver = new SilentResolver(blow);
      return Route.straight("https://api.example.test").behind(resolver.command(), resolver);
    }
  },

  /** To a server that accepts one connection and leaves all others in a queue that is full. */
  FULL_QUEUE {
    @Override
    Route to(int port, Blow blow) throws IOException {
      FullQueue queue = new FullQueue(blow);
      return PLAIN.to(queue.port(), blow).behind(Route.NO_COMMAND, queue);
    }
  };

  /**
   * The route where the peer listens at this port.
   *
   * @param blow hears when the fault strikes, if the peer is no part of it
   */
  abstract Route to(int port, Blow blow) throws IOException;

  private static int unused() throws IOException {
    try (ServerSocket soonClosed = new ServerSocket(0)) {
      return soonClosed.getLocalPort();
    }
  }
}
