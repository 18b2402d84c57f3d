package run.empirical.cli.faults;

/** The protocol: HTTP/1.1, with TLS only if the fault concerns TLS, or HTTP/2 over TLS. */
enum Protocol {
  HTTP_1("HTTP/1.1"),
  HTTP_2("HTTP/2");

  private final String label;

  Protocol(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
