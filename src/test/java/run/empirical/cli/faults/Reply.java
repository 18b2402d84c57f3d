package run.empirical.cli.faults;

/** An honest reply over HTTP/1.1, in parts. */
final class Reply {
  static final String BODY =
      "{\"data\":[{\"test_case_id\":\"id\",\"environment_id\":\"1\",\"test_run_id\":\"48213\",\"executed_at\":1763975564000}]}";

  /** Where it is half told. */
  static final int MIDDLE = BODY.length() / 2;

  /** Where one byte is missing. */
  static final int END = BODY.length() - 1;

  /** What all heads begin with. */
  static final String START = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  static final String HEAD = START + "Content-Length: " + BODY.length() + "\r\n\r\n";
  static final String WHOLE = HEAD + BODY;

  private static final String CHUNKED = START + "Transfer-Encoding: chunked\r\n\r\n";

  private Reply() {}

  /** A reply whose body is said to be that long. */
  static String length(Object length, String body) {
    return START + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  /** A chunked reply of which one chunk is honest; without it when that is empty. */
  static String chunked(String chunk, String rest) {
    return CHUNKED
        + (chunk.isEmpty() ? "" : Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
        + rest;
  }
}
