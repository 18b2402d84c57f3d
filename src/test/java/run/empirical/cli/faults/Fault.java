package run.empirical.cli.faults;

/** The kinds of faults. */
enum Fault {
  REFUSED("refused"),
  RESET("reset"),
  SILENCE("silence"),
  HALF_CLOSE("half-close"),
  TRUNCATION("close without close_notify"),
  GARBAGE("garbage"),
  GARBAGE_CUT("truncated garbage"),
  HTTP_0_9("body without a head, as in HTTP/0.9"),
  FOUR_DIGITS("four-digit status"),
  NO_CONTENT("204 with a Content-Length"),
  ECHO("proxy echoes its credentials"),
  SLOW_IN_TIME("slow drip below the deadline"),
  SLOW_BEYOND("slow drip beyond the deadline"),
  FLOOD("endless"),
  EARLY_REPLY("reply before the request's end"),
  LENGTH_TOO_LONG("Content-Length too long"),
  LENGTH_TOO_SHORT("Content-Length too short"),
  LENGTH_UNREADABLE("Content-Length not a number"),
  CHUNKED_CUT("truncated chunked body"),
  CHUNK_SIZE("bad chunk size"),
  GZIP("gzip"),
  UNKNOWN_ENCODING("unknown Content-Encoding"),
  UTF_16("UTF-16 without a BOM"),
  UTF_32("UTF-32 without a BOM"),
  INTERIM("1xx before the reply"),
  SWITCHING("101"),
  GOAWAY("GOAWAY"),
  RST_STREAM("RST_STREAM"),
  PRIORITY("PRIORITY"),
  WANTS_CREDENTIALS("proxy answers 407"),
  HTML("proxy answers HTML"),
  IDLE_CLOSED("idle connection closed"),
  EXPIRED("certificate expired"),
  EARLY("certificate not valid yet"),
  OTHER_HOST("certificate of another host"),
  UNTRUSTED("authority not trusted"),
  SELF_SIGNED("certificate self-signed"),
  OLD_TLS_CHOSEN("TLS 1.1 chosen"),
  OLD_TLS_ALERT("TLS 1.1 only, alert");

  private final String label;

  Fault(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
