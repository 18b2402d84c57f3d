package run.empirical.cli.client;

import java.io.IOException;

/** The request failed before the server was reached: any reply is the proxy's, to CONNECT. */
final class TunnelException extends IOException {
  private static final long serialVersionUID = 1;

  TunnelException(Throwable cause) {
    super(cause);
  }
}
