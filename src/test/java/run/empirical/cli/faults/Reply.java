package run.empirical.cli.faults;

/** A correct HTTP/1.1 reply, in parts, and similar replies with an incorrect length. */
final class Reply {
  static final String BODY =
      "{\"data\":[{\"test_case_id\":\"id\",\"environment_id\":\"1\",\"test_run_id\":\"48213\",\"executed_at\":1763975564000}]}";

  /** An offset in the middle of the body. */
  static final int MIDDLE = BODY.length() / 2;

  /** The offset of the last byte of the body. */
  static final int END = BODY.length() - 1;

  /** The beginning of each head. */
  static final String START = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  static final String HEAD = START + "Content-Length: " + BODY.length() + "\r\n\r\n";
  static final String WHOLE = HEAD + BODY;

  private static final String CHUNKED = START + "Transfer-Encoding: chunked\r\n\r\n";

  private Reply() {}

  /** A reply with this Content-Length, correct or not. */
  static String withLength(Object length, String body) {
    return START + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  /** A chunked reply with a correct chunk, unless it is empty, followed by the rest. */
  static String chunked(String chunk, String rest) {
    return CHUNKED
        + (chunk.isEmpty() ? "" : Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
        + rest;
  }
}
