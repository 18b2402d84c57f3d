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
  private static final int FRAME = 16_384;

  private static final byte[] HEAD = head(FIRST, "content-type", "application/json");
  private static final byte[] WHOLE = Http2.join(HEAD, Http2.data(FIRST, END_STREAM, Reply.BODY));

  /** The status only, with more header fields to follow. */
  private static final byte[] HALF_A_HEAD = Http2.headers(FIRST, 0, Http2.block(":status", "200"));

  private static final Expected NO_FRAME =
      Expected.notHttp(
          "protocol error: Frame type(80) length(4740180) exceeds MAX_FRAME_SIZE(16384)");
  private static final Expected CANCELLED =
      Expected.unreachable("the server cancelled the request (RST_STREAM)");

  /** Java does not support PRIORITY frames, which a server may send at any time. */
  private static final Expected NO_PRIORITY =
      Expected.unreachable(
          "Java's HTTP client failed (java.lang.UnsupportedOperationException: Not implemented)");

  private static final String ONE_DROP_IS_LIKE_ANOTHER =
      "the same as other partial frames: status line and body middle";

  private Http2Faults() {}

  static void fill(FaultTable table) {
    for (Stage stage :
        List.of(Stage.DNS, Stage.CONNECT, Stage.PROXY_CONNECT, Stage.TLS_HANDSHAKE)) {
      table.nothingElse(HTTP_2, stage, "the version is negotiated during the TLS handshake");
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
    row(table, Stage.REQUEST_WRITE, begun(), NOTHING, NOTHING, Row.LONG)
        .expect(RESET, Expected.RESET)
        .expect(SILENCE, Expected.LATE)
        .expect(HALF_CLOSE, Expected.CLOSED)
        .expect(GARBAGE, garbage(NOTHING), NO_FRAME)
        .expect(GOAWAY, Script.sending(Http2.goAway(0, NO_ERROR)), Expected.LATE)
        .expect(RST_STREAM, Script.sending(Http2.reset(FIRST, ENHANCE_YOUR_CALM)), CANCELLED)
        // Java does not read a reply before it has sent the whole request.
        .expect(
            EARLY_REPLY,
            Script.sending(
                Http2.headers(FIRST, END_HEADERS | END_STREAM, Http2.block(":status", "413"))),
            Expected.LATE)
        .nothingElse("there is no reply yet");
  }

  private static void statusLine(FaultTable table) {
    cut(table, Stage.STATUS_LINE, NOTHING, WHOLE)
        .expect(SLOW_IN_TIME, Expected.ANSWER)
        .expect(SLOW_BEYOND, Expected.LATE)
        .expect(
            GOAWAY,
            Script.sending(Http2.goAway(0, NO_ERROR)),
            Expected.unreachable("the server did not process the request (GOAWAY)"))
        .expect(RST_STREAM, Script.sending(Http2.reset(FIRST, INTERNAL_ERROR)), CANCELLED)
        .expect(PRIORITY, Script.sending(Http2.join(Http2.priority(FIRST), WHOLE)), NO_PRIORITY)
        .expect(
            INTERIM,
            Script.sending(
                Http2.join(
                    Http2.headers(FIRST, END_HEADERS, Http2.block(":status", "100")),
                    Http2.headers(FIRST, END_HEADERS, Http2.block(":status", "103", "link", "</>")),
                    WHOLE)),
            Expected.ANSWER)
        .nothingElse("not in HTTP/2, or the headers are not known yet");
  }

  private static void headers(FaultTable table) {
    byte[] rest = Http2.continuation(FIRST, END_HEADERS, Http2.block("x-more", "and more"));
    cut(
            table,
            Stage.HEADERS,
            HALF_A_HEAD,
            Http2.join(rest, Http2.data(FIRST, END_STREAM, Reply.BODY)))
        .expect(
            FLOOD,
            Script.endless(
                HALF_A_HEAD, Http2.continuation(FIRST, 0, Http2.block("x-more", "m".repeat(100)))),
            Expected.notHttp("Size exceeds MAX_HEADERS_LIST_SIZE: 393342 > 393216"))
        .meaningless(ONE_DROP_IS_LIKE_ANOTHER, SLOW_IN_TIME, SLOW_BEYOND)
        .expect(
            NO_CONTENT,
            Script.sending(
                Http2.headers(
                    FIRST,
                    END_HEADERS | END_STREAM,
                    Http2.block(":status", "204", "content-length", "5"))),
            Expected.notHttp("unexpected content length header with 204 response"))
        .meaningless(
            "no other frame may come between those of a header block", GOAWAY, RST_STREAM, PRIORITY)
        .nothingElse("not in HTTP/2, or matters when the body is read");
  }

  private static void bodyStart(FaultTable table) {
    cut(table, Stage.BODY_START, HEAD, Http2.data(FIRST, END_STREAM, Reply.BODY))
        .meaningless(ONE_DROP_IS_LIKE_ANOTHER, SLOW_IN_TIME, SLOW_BEYOND)
        // The server could still answer accepted requests, but does not.
        .expect(
            GOAWAY,
            Script.sending(Http2.join(HEAD, Http2.goAway(FIRST, INTERNAL_ERROR))),
            Expected.LATE)
        .expect(
            RST_STREAM,
            Script.sending(Http2.join(HEAD, Http2.reset(FIRST, INTERNAL_ERROR))),
            CANCELLED)
        .nothingElse("the same as over HTTP/1.1");
  }

  private static void bodyMiddle(FaultTable table) {
    byte[] half = Http2.join(HEAD, Http2.data(FIRST, 0, Reply.BODY.substring(0, Reply.MIDDLE)));
    byte[] rest = Http2.data(FIRST, END_STREAM, Reply.BODY.substring(Reply.MIDDLE));
    cut(table, Stage.BODY_MIDDLE, half, rest)
        .expect(SLOW_IN_TIME, Expected.ANSWER)
        .expect(SLOW_BEYOND, Expected.LATE)
        .expect(TRUNCATION, Expected.CLOSED)
        .expect(
            GOAWAY,
            Script.sending(Http2.join(half, Http2.goAway(FIRST, NO_ERROR), rest)),
            Expected.ANSWER)
        .expect(RST_STREAM, Script.sending(Http2.join(half, Http2.reset(FIRST, CANCEL))), CANCELLED)
        .expect(
            PRIORITY, Script.sending(Http2.join(half, Http2.priority(FIRST), rest)), NO_PRIORITY)
        .nothingElse("the same as over HTTP/1.1");
  }

  private static void bodyEnd(FaultTable table) {
    byte[] unended = Http2.join(HEAD, Http2.data(FIRST, 0, Reply.BODY));
    String length = "" + Reply.BODY.length();
    cut(table, Stage.BODY_END, unended, Http2.data(FIRST, END_STREAM, ""))
        .meaningless(ONE_DROP_IS_LIKE_ANOTHER, SLOW_IN_TIME, SLOW_BEYOND)
        .expect(TRUNCATION, Expected.CLOSED)
        .expect(
            GOAWAY,
            Script.sending(Http2.join(unended, Http2.goAway(FIRST, NO_ERROR))),
            Expected.LATE)
        .expect(
            RST_STREAM,
            Script.sending(Http2.join(unended, Http2.reset(FIRST, INTERNAL_ERROR))),
            CANCELLED)
        .expect(
            LENGTH_TOO_LONG,
            Script.sending(
                Http2.join(
                    head(FIRST, "content-length", length),
                    Http2.data(FIRST, END_STREAM, Reply.BODY.substring(0, Reply.END)))),
            Expected.breach("it is 102 bytes long, but Content-Length is 103"))
        .expect(
            LENGTH_TOO_SHORT,
            Script.sending(
                Http2.join(
                    head(FIRST, "content-length", "" + Reply.END),
                    Http2.data(FIRST, END_STREAM, Reply.BODY))),
            Expected.breach("it is 103 bytes long, but Content-Length is 102"))
        .nothingElse("the same as over HTTP/1.1");
  }

  private static void trailingBytes(FaultTable table) {
    row(table, Stage.TRAILING_BYTES, asked(), WHOLE, NOTHING, Row.ONE)
        .expect(SILENCE, Expected.ANSWER)
        .expect(HALF_CLOSE, Expected.ANSWER)
        .expect(GARBAGE, garbage(WHOLE), Expected.ANSWER)
        .expect(
            GOAWAY,
            Script.sending(Http2.join(WHOLE, Http2.goAway(FIRST, NO_ERROR))),
            Expected.ANSWER)
        .expect(
            RST_STREAM,
            Script.sending(Http2.join(WHOLE, Http2.reset(FIRST, NO_ERROR))),
            Expected.ANSWER)
        .expect(PRIORITY, Script.sending(Http2.join(WHOLE, Http2.priority(FIRST))), Expected.ANSWER)
        .expect(FLOOD, Http2Faults::flood, Expected.breach("it is larger than 16 MiB"))
        .meaningless(
            "the client may see the reply or the reset first, and both are correct:" + " reuse",
            RESET)
        .nothingElse("the same as over HTTP/1.1");
  }

  private static void reuse(FaultTable table) {
    byte[] second =
        Http2.join(
            head(SECOND, "content-type", "application/json"),
            Http2.data(SECOND, END_STREAM, Reply.BODY));
    row(
            table,
            Stage.REUSE,
            asked().then(peer -> peer.send(WHOLE)).then(Http2::request),
            NOTHING,
            second,
            Row.TWO)
        .expect(RESET, Expected.RESET.afterAnAnswer())
        .expect(SILENCE, Expected.LATE.afterAnAnswer())
        .expect(HALF_CLOSE, Expected.CLOSED.afterAnAnswer())
        .expect(GARBAGE, garbage(NOTHING), NO_FRAME.afterAnAnswer())
        .expect(GOAWAY, Script.sending(Http2.goAway(FIRST, NO_ERROR)), Expected.BOTH_ANSWERS)
        .expect(
            RST_STREAM,
            Script.sending(Http2.reset(SECOND, ENHANCE_YOUR_CALM)),
            CANCELLED.afterAnAnswer())
        .expect(
            IDLE_CLOSED,
            Wiring.TLS,
            asked()
                .then(Script.striking(Http2.join(WHOLE, Http2.goAway(FIRST, NO_ERROR))))
                .then(Peer::halfClose),
            1,
            Expected.BOTH_ANSWERS)
        .meaningless(ONE_DROP_IS_LIKE_ANOTHER, SLOW_IN_TIME, SLOW_BEYOND)
        .nothingElse("the second reply is read like the first");
  }

  private static Row cut(FaultTable table, Stage stage, byte[] before, byte[] after) {
    return row(table, stage, asked(), before, after, Row.ONE)
        .expect(RESET, Expected.RESET)
        .expect(SILENCE, Expected.LATE)
        .expect(HALF_CLOSE, Expected.CLOSED)
        .expect(GARBAGE, garbage(before), NO_FRAME)
        .meaningless("the connection is not idle", IDLE_CLOSED);
  }

  private static Row row(
      FaultTable table,
      Stage stage,
      Script opening,
      byte[] before,
      byte[] after,
      List<String> question) {
    return new Row(table, HTTP_2, stage, Wiring.TLS, opening, before, after, question);
  }

  private static Script begun() {
    return Http2::begin;
  }

  private static Script asked() {
    return begun().then(Http2::request);
  }

  /** An HTTP/1.1 reply where a frame is expected. */
  private static Script garbage(byte[] before) {
    return Script.of(peer -> peer.send(before))
        .then(Script.sending("HTTP/1.1 400 Bad Request\r\n\r\n"));
  }

  /** Spaces after a body, as many as the client accepts. */
  private static void flood(Peer peer) throws IOException {
    byte[] blanks = Http2.data(FIRST, 0, " ".repeat(FRAME));
    peer.strike();
    peer.send(Http2.join(HEAD, Http2.data(FIRST, 0, Reply.BODY)));
    for (int i = 0; i < (16 << 20) / FRAME - 1; i++) {
      peer.send(blanks);
    }
    Http2.room(peer, FIRST);
    peer.send(blanks);
    peer.silence();
  }

  private static byte[] head(int stream, String name, String value) {
    return Http2.headers(stream, END_HEADERS, Http2.block(":status", "200", name, value));
  }
}
