package run.empirical.cli.faults;

import static run.empirical.cli.faults.Fault.EARLY_REPLY;
import static run.empirical.cli.faults.Fault.FLOOD;
import static run.empirical.cli.faults.Fault.GARBAGE;
import static run.empirical.cli.faults.Fault.GOAWAY;
import static run.empirical.cli.faults.Fault.HALF_CLOSE;
import static run.empirical.cli.faults.Fault.IDLE_CLOSED;
import static run.empirical.cli.faults.Fault.INTERIM;
import static run.empirical.cli.faults.Fault.LENGTH_TOO_LONG;
import static run.empirical.cli.faults.Fault.LENGTH_TOO_SHORT;
import static run.empirical.cli.faults.Fault.NO_CONTENT;
import static run.empirical.cli.faults.Fault.PRIORITY;
import static run.empirical.cli.faults.Fault.RESET;
import static run.empirical.cli.faults.Fault.RST_STREAM;
import static run.empirical.cli.faults.Fault.SILENCE;
import static run.empirical.cli.faults.Fault.SLOW_BEYOND;
import static run.empirical.cli.faults.Fault.SLOW_IN_TIME;
import static run.empirical.cli.faults.Fault.TRUNCATION;
import static run.empirical.cli.faults.Http2.END_HEADERS;
import static run.empirical.cli.faults.Http2.END_STREAM;
import static run.empirical.cli.faults.Http2.FIRST;
import static run.empirical.cli.faults.Http2.SECOND;
import static run.empirical.cli.faults.Protocol.HTTP_2;

import java.io.IOException;
import java.util.List;

/** Faults over HTTP/2. */
final class Http2Faults {
  private static final byte[] NOTHING = {};

  /** Error codes (RFC 9113, 7). */
  private static final int NO_ERROR = 0;

  private static final int INTERNAL_ERROR = 2;
  private static final int CANCEL = 8;
  private static final int ENHANCE_YOUR_CALM = 11;

  /** The longest payload that every client accepts. */
  private static final int MAX_PAYLOAD = 16_384;

  private static final byte[] HEAD = head(FIRST, "content-type", "application/json");
  private static final byte[] WHOLE = Http2.join(HEAD, Http2.data(FIRST, END_STREAM, Reply.BODY));

  /** The status only, with more header fields to follow. */
  private static final byte[] STATUS_ONLY = Http2.headers(FIRST, 0, Http2.block(":status", "200"));

  private static final Expected NOT_A_FRAME =
      Expected.notHttp(
          "protocol error: Frame type(80) length(4740180) exceeds MAX_FRAME_SIZE(16384)");
  private static final Expected CANCELLED =
      Expected.unreachable("the server cancelled the request (RST_STREAM)");

  /** Java does not support PRIORITY frames, which a server may send at any time. */
  private static final Expected NO_PRIORITY =
      Expected.unreachable(
          "Java's HTTP client failed (java.lang.UnsupportedOperationException: Not implemented)");

  private static final String SAME_AS_OTHER_FRAMES =
      "the same as other partial frames: covered by status line and body middle";

  private Http2Faults() {}

  static void fill(FaultTable table) {
    for (Stage stage :
        List.of(Stage.DNS, Stage.CONNECT, Stage.PROXY_CONNECT, Stage.TLS_HANDSHAKE)) {
      table.excludeOthers(HTTP_2, stage, "the version is negotiated during the TLS handshake");
    }
    requestWrite(table);
    statusLine(table);
    headers(table);
    bodyStart(table);
    bodyMiddle(table);
    bodyEnd(table);
    trailingBytes(table);
    reuse(table);
  }

  private static void requestWrite(FaultTable table) {
    row(table, Stage.REQUEST_WRITE, begin(), NOTHING, NOTHING, Row.LONG_ID)
        .expect(RESET, Expected.RESET)
        .expect(SILENCE, Expected.TIMEOUT)
        .expect(HALF_CLOSE, Expected.CLOSED)
        .expect(GARBAGE, garbage(NOTHING), NOT_A_FRAME)
        .expect(GOAWAY, Script.sendAndWait(Http2.goAway(0, NO_ERROR)), Expected.TIMEOUT)
        .expect(RST_STREAM, Script.sendAndWait(Http2.reset(FIRST, ENHANCE_YOUR_CALM)), CANCELLED)
        // Java does not read a reply before it has sent the whole request.
        .expect(
            EARLY_REPLY,
            Script.sendAndWait(
                Http2.headers(FIRST, END_HEADERS | END_STREAM, Http2.block(":status", "413"))),
            Expected.TIMEOUT)
        .excludeOthers("there is no reply yet");
  }

  private static void statusLine(FaultTable table) {
    split(table, Stage.STATUS_LINE, NOTHING, WHOLE)
        .expect(SLOW_IN_TIME, Expected.ANSWER)
        .expect(SLOW_BEYOND, Expected.TIMEOUT)
        .expect(
            GOAWAY,
            Script.sendAndWait(Http2.goAway(0, NO_ERROR)),
            Expected.unreachable("the server did not process the request (GOAWAY)"))
        .expect(RST_STREAM, Script.sendAndWait(Http2.reset(FIRST, INTERNAL_ERROR)), CANCELLED)
        .expect(PRIORITY, Script.sendAndWait(Http2.join(Http2.priority(FIRST), WHOLE)), NO_PRIORITY)
        .expect(
            INTERIM,
            Script.sendAndWait(
                Http2.join(
                    Http2.headers(FIRST, END_HEADERS, Http2.block(":status", "100")),
                    Http2.headers(FIRST, END_HEADERS, Http2.block(":status", "103", "link", "</>")),
                    WHOLE)),
            Expected.ANSWER)
        .excludeOthers("not in HTTP/2, or the headers are not known yet");
  }

  private static void headers(FaultTable table) {
    byte[] rest = Http2.continuation(FIRST, END_HEADERS, Http2.block("x-more", "and more"));
    split(
            table,
            Stage.HEADERS,
            STATUS_ONLY,
            Http2.join(rest, Http2.data(FIRST, END_STREAM, Reply.BODY)))
        .expect(
            FLOOD,
            Script.sendForever(
                STATUS_ONLY, Http2.continuation(FIRST, 0, Http2.block("x-more", "m".repeat(100)))),
            Expected.notHttp("Size exceeds MAX_HEADERS_LIST_SIZE: 393342 > 393216"))
        .exclude(SAME_AS_OTHER_FRAMES, SLOW_IN_TIME, SLOW_BEYOND)
        .expect(
            NO_CONTENT,
            Script.sendAndWait(
                Http2.headers(
                    FIRST,
                    END_HEADERS | END_STREAM,
                    Http2.block(":status", "204", "content-length", "5"))),
            Expected.notHttp("unexpected content length header with 204 response"))
        .exclude(
            "no other frame may come between those of a header block", GOAWAY, RST_STREAM, PRIORITY)
        .excludeOthers("not in HTTP/2, or matters only when the body is read");
  }

  private static void bodyStart(FaultTable table) {
    split(table, Stage.BODY_START, HEAD, Http2.data(FIRST, END_STREAM, Reply.BODY))
        .exclude(SAME_AS_OTHER_FRAMES, SLOW_IN_TIME, SLOW_BEYOND)
        // The server could still answer accepted requests, but does not.
        .expect(
            GOAWAY,
            Script.sendAndWait(Http2.join(HEAD, Http2.goAway(FIRST, INTERNAL_ERROR))),
            Expected.TIMEOUT)
        .expect(
            RST_STREAM,
            Script.sendAndWait(Http2.join(HEAD, Http2.reset(FIRST, INTERNAL_ERROR))),
            CANCELLED)
        .excludeOthers("the same as over HTTP/1.1");
  }

  private static void bodyMiddle(FaultTable table) {
    byte[] half = Http2.join(HEAD, Http2.data(FIRST, 0, Reply.BODY.substring(0, Reply.MIDDLE)));
    byte[] rest = Http2.data(FIRST, END_STREAM, Reply.BODY.substring(Reply.MIDDLE));
    split(table, Stage.BODY_MIDDLE, half, rest)
        .expect(SLOW_IN_TIME, Expected.ANSWER)
        .expect(SLOW_BEYOND, Expected.TIMEOUT)
        .expect(TRUNCATION, Expected.CLOSED)
        .expect(
            GOAWAY,
            Script.sendAndWait(Http2.join(half, Http2.goAway(FIRST, NO_ERROR), rest)),
            Expected.ANSWER)
        .expect(
            RST_STREAM, Script.sendAndWait(Http2.join(half, Http2.reset(FIRST, CANCEL))), CANCELLED)
        .expect(
            PRIORITY,
            Script.sendAndWait(Http2.join(half, Http2.priority(FIRST), rest)),
            NO_PRIORITY)
        .excludeOthers("the same as over HTTP/1.1");
  }

  private static void bodyEnd(FaultTable table) {
    byte[] unfinished = Http2.join(HEAD, Http2.data(FIRST, 0, Reply.BODY));
    String length = "" + Reply.BODY.length();
    split(table, Stage.BODY_END, unfinished, Http2.data(FIRST, END_STREAM, ""))
        .exclude(SAME_AS_OTHER_FRAMES, SLOW_IN_TIME, SLOW_BEYOND)
        .expect(TRUNCATION, Expected.CLOSED)
        .expect(
            GOAWAY,
            Script.sendAndWait(Http2.join(unfinished, Http2.goAway(FIRST, NO_ERROR))),
            Expected.TIMEOUT)
        .expect(
            RST_STREAM,
            Script.sendAndWait(Http2.join(unfinished, Http2.reset(FIRST, INTERNAL_ERROR))),
            CANCELLED)
        .expect(
            LENGTH_TOO_LONG,
            Script.sendAndWait(
                Http2.join(
                    head(FIRST, "content-length", length),
                    Http2.data(FIRST, END_STREAM, Reply.BODY.substring(0, Reply.END)))),
            Expected.breach("it is 102 bytes long, but Content-Length is 103"))
        .expect(
            LENGTH_TOO_SHORT,
            Script.sendAndWait(
                Http2.join(
                    head(FIRST, "content-length", "" + Reply.END),
                    Http2.data(FIRST, END_STREAM, Reply.BODY))),
            Expected.breach("it is 103 bytes long, but Content-Length is 102"))
        .excludeOthers("the same as over HTTP/1.1");
  }

  private static void trailingBytes(FaultTable table) {
    row(table, Stage.TRAILING_BYTES, readRequest(), WHOLE, NOTHING, Row.ONE_ID)
        .expect(SILENCE, Expected.ANSWER)
        .expect(HALF_CLOSE, Expected.ANSWER)
        .expect(GARBAGE, garbage(WHOLE), Expected.ANSWER)
        .expect(
            GOAWAY,
            Script.sendAndWait(Http2.join(WHOLE, Http2.goAway(FIRST, NO_ERROR))),
            Expected.ANSWER)
        .expect(
            RST_STREAM,
            Script.sendAndWait(Http2.join(WHOLE, Http2.reset(FIRST, NO_ERROR))),
            Expected.ANSWER)
        .expect(
            PRIORITY, Script.sendAndWait(Http2.join(WHOLE, Http2.priority(FIRST))), Expected.ANSWER)
        .expect(FLOOD, Http2Faults::flood, Expected.breach("it is larger than 16 MiB"))
        .exclude(
            "the client may see the reply or the reset first, and both are correct: covered by"
                + " reuse",
            RESET)
        .excludeOthers("the same as over HTTP/1.1");
  }

  private static void reuse(FaultTable table) {
    byte[] second =
        Http2.join(
            head(SECOND, "content-type", "application/json"),
            Http2.data(SECOND, END_STREAM, Reply.BODY));
    row(
            table,
            Stage.REUSE,
            readRequest().then(peer -> peer.send(WHOLE)).then(Http2::request),
            NOTHING,
            second,
            Row.TWO_IDS)
        .expect(RESET, Expected.RESET.afterAnAnswer())
        .expect(SILENCE, Expected.TIMEOUT.afterAnAnswer())
        .expect(HALF_CLOSE, Expected.CLOSED.afterAnAnswer())
        .expect(GARBAGE, garbage(NOTHING), NOT_A_FRAME.afterAnAnswer())
        .expect(GOAWAY, Script.sendAndWait(Http2.goAway(FIRST, NO_ERROR)), Expected.BOTH_ANSWERS)
        .expect(
            RST_STREAM,
            Script.sendAndWait(Http2.reset(SECOND, ENHANCE_YOUR_CALM)),
            CANCELLED.afterAnAnswer())
        .expect(
            IDLE_CLOSED,
            Wiring.TLS,
            readRequest()
                .then(Script.send(Http2.join(WHOLE, Http2.goAway(FIRST, NO_ERROR))))
                .then(Peer::halfClose),
            1,
            Expected.BOTH_ANSWERS)
        .exclude(SAME_AS_OTHER_FRAMES, SLOW_IN_TIME, SLOW_BEYOND)
        .excludeOthers("the second reply is read like the first");
  }

  private static Row split(FaultTable table, Stage stage, byte[] before, byte[] after) {
    return row(table, stage, readRequest(), before, after, Row.ONE_ID)
        .expect(RESET, Expected.RESET)
        .expect(SILENCE, Expected.TIMEOUT)
        .expect(HALF_CLOSE, Expected.CLOSED)
        .expect(GARBAGE, garbage(before), NOT_A_FRAME)
        .exclude("the connection is not idle", IDLE_CLOSED);
  }

  private static Row row(
      FaultTable table,
      Stage stage,
      Script opening,
      byte[] before,
      byte[] after,
      List<String> query) {
    return new Row(table, HTTP_2, stage, Wiring.TLS, opening, before, after, query);
  }

  private static Script begin() {
    return Http2::begin;
  }

  private static Script readRequest() {
    return begin().then(Http2::request);
  }

  /** Sends an HTTP/1.1 reply instead of a frame. */
  private static Script garbage(byte[] before) {
    return Script.of(peer -> peer.send(before))
        .then(Script.sendAndWait("HTTP/1.1 400 Bad Request\r\n\r\n"));
  }

  /** Sends a body and then spaces, until the reply is larger than the client accepts. */
  private static void flood(Peer peer) throws IOException {
    byte[] blanks = Http2.data(FIRST, 0, " ".repeat(MAX_PAYLOAD));
    peer.recordFault();
    peer.send(Http2.join(HEAD, Http2.data(FIRST, 0, Reply.BODY)));
    for (int i = 0; i < (16 << 20) / MAX_PAYLOAD - 1; i++) {
      peer.send(blanks);
    }
    Http2.awaitWindowUpdate(peer, FIRST);
    peer.send(blanks);
    peer.silence();
  }

  private static byte[] head(int stream, String name, String value) {
    return Http2.headers(stream, END_HEADERS, Http2.block(":status", "200", name, value));
  }
}
