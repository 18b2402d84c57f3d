package run.empirical.cli.client;

import java.io.IOException;

/** Failed before the server was met, so that what came was the proxy's answer to CONNECT. */
final class TunnelException extends IOException {
  private static final long serialVersionUID = 1;

  TunnelException(Throwable cause) {
    super(cause);
  }
}
