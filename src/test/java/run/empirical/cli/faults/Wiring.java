package run.empirical.cli.faults;

import java.io.IOException;
import java.net.ServerSocket;
import run.empirical.cli.TestTls;

/** How the program connects to the faulty peer. */
enum Wiring {
  /** Over plain HTTP to the peer. */
  PLAIN {
    @Override
    Route to(int port, Blow blow) {
      return Route.straight("http://127.0.0.1:" + port);
    }
  },

  /** Over TLS to the peer. */
  TLS {
    @Override
    Route to(int port, Blow blow) {
      return Route.straight("https://localhost:" + port);
    }
  },

  /** The same, with a CA bundle that does not contain the server's CA. */
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

  /** To a port without a listener. */
  NOBODY {
    @Override
    Route to(int port, Blow blow) throws IOException {
      blow.strike();
      return PLAIN.to(unused(), blow);
    }
  },

  /** Through a proxy port without a listener. */
  NO_PROXY {
    @Override
    Route to(int port, Blow blow) throws IOException {
      blow.strike();
      return TUNNEL.to(unused(), blow);
    }
  },

  /** To a host name that does not exist (RFC 6761). */
  NO_NAME {
    @Override
    Route to(int port, Blow blow) {
      blow.strike();
      return Route.straight("https://no-such-host.invalid");
    }
  },

  /** To a host name for which the resolver does not answer. */
  SILENT_RESOLVER {
    @Override
    Route to(int port, Blow blow) throws IOException {
      SilentResolver resolver = new SilentResolver(blow);
      return Route.straight("https://api.example.test").behind(resolver.command(), resolver);
    }
  },

  /** To a server that accepts one connection and has a full backlog. */
  FULL_QUEUE {
    @Override
    Route to(int port, Blow blow) throws IOException {
      FullQueue queue = new FullQueue(blow);
      return PLAIN.to(queue.port(), blow).behind(Route.NO_COMMAND, queue);
    }
  };

  /**
   * The route to a peer that listens on this port.
   *
   * @param blow records the fault, if the peer is not involved
   */
  abstract Route to(int port, Blow blow) throws IOException;

  private static int unused() throws IOException {
    try (ServerSocket soonClosed = new ServerSocket(0)) {
      return soonClosed.getLocalPort();
    }
  }
}
