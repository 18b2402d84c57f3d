package run.empirical.cli.faults;

/** The stages of a look-up at which a fault can occur, in order. */
enum Stage {
  DNS("DNS"),
  CONNECT("connect"),
  PROXY_CONNECT("proxy CONNECT"),
  TLS_HANDSHAKE("TLS handshake"),
  REQUEST_WRITE("request write"),
  STATUS_LINE("status line"),
  HEADERS("headers"),
  BODY_START("body start"),
  BODY_MIDDLE("body middle"),
  BODY_END("body end"),
  TRAILING_BYTES("trailing bytes"),
  REUSE("reuse");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
