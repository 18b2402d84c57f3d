package run.empirical.cli.faults;

import java.io.IOException;
import java.net.ServerSocket;
import run.empirical.cli.TestTls;

/** How the program connects to the faulty peer. */
enum Wiring {
  /** Over plain HTTP to the peer. */
  PLAIN {
    @Override
    Route route(int port, FaultTime faultTime) {
      return Route.direct("http://127.0.0.1:" + port);
    }
  },

  /** Over TLS to the peer. */
  TLS {
    @Override
    Route route(int port, FaultTime faultTime) {
      return Route.direct("https://localhost:" + port);
    }
  },

  /** Over TLS to the peer, with a CA bundle that does not contain the server's CA. */
  TLS_UNTRUSTED {
    @Override
    Route route(int port, FaultTime faultTime) throws IOException {
      return TLS.route(port, faultTime)
          .with("SSL_CERT_FILE", TestTls.file("stranger.pem").toString());
    }
  },

  /** Over plain HTTP through the peer. */
  FORWARD {
    @Override
    Route route(int port, FaultTime faultTime) {
      return Route.viaProxy("HTTP_PROXY", port, "http://api.example.test:8080");
    }
  },

  /** Over TLS through the peer. */
  TUNNEL {
    @Override
    Route route(int port, FaultTime faultTime) {
      return Route.viaProxy("HTTPS_PROXY", port, "https://api.example.test");
    }
  },

  /** To a port without a listener. */
  NO_LISTENER {
    @Override
    Route route(int port, FaultTime faultTime) throws IOException {
      faultTime.record();
      return PLAIN.route(unusedPort(), faultTime);
    }
  },

  /** Through a proxy port without a listener. */
  NO_PROXY {
    @Override
    Route route(int port, FaultTime faultTime) throws IOException {
      faultTime.record();
      return TUNNEL.route(unusedPort(), faultTime);
    }
  },

  /** To a host name that does not exist (RFC 6761). */
  UNKNOWN_HOST {
    @Override
    Route route(int port, FaultTime faultTime) {
      faultTime.record();
      return Route.direct("https://no-such-host.invalid");
    }
  },

  /** To a host name for which the resolver does not answer. */
  SILENT_RESOLVER {
    @Override
    Route route(int port, FaultTime faultTime) throws IOException {
      SilentResolver resolver = new SilentResolver(faultTime);
      return Route.direct("https://api.example.test").startedBy(resolver.command(), resolver);
    }
  },

  /** To a server that accepts one connection and has a full backlog. */
  FULL_BACKLOG {
    @Override
    Route route(int port, FaultTime faultTime) throws IOException {
      FullBacklog server = new FullBacklog(faultTime);
      return PLAIN.route(server.port(), faultTime).startedBy(Route.NO_COMMAND, server);
    }
  };

  /**
   * The route to a peer that listens on this port.
   *
   * @param faultTime records the fault, if the peer is not involved
   */
  abstract Route route(int port, FaultTime faultTime) throws IOException;

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
