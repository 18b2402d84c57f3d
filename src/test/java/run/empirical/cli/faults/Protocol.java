package run.empirical.cli.faults;

/** What is spoken: HTTP/1.1, plain unless TLS is what the fault is about, or HTTP/2 within TLS. */
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
