package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static run.empirical.cli.faults.Fault.CHUNKED_CUT;
import static run.empirical.cli.faults.Fault.CHUNK_SIZE;
import static run.empirical.cli.faults.Fault.EARLY_REPLY;
import static run.empirical.cli.faults.Fault.ECHO;
import static run.empirical.cli.faults.Fault.FLOOD;
import static run.empirical.cli.faults.Fault.FOUR_DIGITS;
import static run.empirical.cli.faults.Fault.GARBAGE;
import static run.empirical.cli.faults.Fault.GARBAGE_CUT;
import static run.empirical.cli.faults.Fault.GOAWAY;
import static run.empirical.cli.faults.Fault.GZIP;
import static run.empirical.cli.faults.Fault.HALF_CLOSE;
import static run.empirical.cli.faults.Fault.HTML;
import static run.empirical.cli.faults.Fault.HTTP_0_9;
import static run.empirical.cli.faults.Fault.IDLE_CLOSED;
import static run.empirical.cli.faults.Fault.INTERIM;
import static run.empirical.cli.faults.Fault.LENGTH_TOO_LONG;
import static run.empirical.cli.faults.Fault.LENGTH_TOO_SHORT;
import static run.empirical.cli.faults.Fault.LENGTH_UNREADABLE;
import static run.empirical.cli.faults.Fault.NO_CONTENT;
import static run.empirical.cli.faults.Fault.PRIORITY;
import static run.empirical.cli.faults.Fault.RESET;
import static run.empirical.cli.faults.Fault.RST_STREAM;
import static run.empirical.cli.faults.Fault.SILENCE;
import static run.empirical.cli.faults.Fault.SLOW_BEYOND;
import static run.empirical.cli.faults.Fault.SLOW_IN_TIME;
import static run.empirical.cli.faults.Fault.SWITCHING;
import static run.empirical.cli.faults.Fault.TRUNCATION;
import static run.empirical.cli.faults.Fault.UNKNOWN_ENCODING;
import static run.empirical.cli.faults.Fault.UTF_16;
import static run.empirical.cli.faults.Fault.UTF_32;
import static run.empirical.cli.faults.Fault.WANTS_CREDENTIALS;
import static run.empirical.cli.faults.Protocol.HTTP_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.zip.GZIPOutputStream;

/** Faults over HTTP/1.1. */
final class Http1Faults {
  private static final byte[] NOTHING = {};
  private static final byte[] MORE_HEADERS = bytes("X-More: and more\r\n".repeat(1000));
  private static final String BAD_SIZE = "xyz\r\n";

  private static final String ENDED_EARLY = "Unexpected end-of-input";

  private Http1Faults() {}

  static void fill(FaultTable table) {
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
    new Row(
            table,
            HTTP_1,
            Stage.REQUEST_WRITE,
            Wiring.PLAIN,
            Peer::readSome,
            NOTHING,
            NOTHING,
            Row.LONG_ID)
        .expect(RESET, Expected.RESET)
        .expect(SILENCE, Expected.TIMEOUT)
        .expect(HALF_CLOSE, Expected.CLOSED)
        .expect(
            GARBAGE,
            Script.sendAndWait("220 mail.example ESMTP\r\n"),
            Expected.notHttp("Invalid status line: \"220 mail.example ESMTP\""))
        .expect(
            GARBAGE_CUT,
            Script.sendAndClose("220 mail"),
            Expected.notHttp("Invalid status line: \"220 mail\""))
        .expect(
            EARLY_REPLY,
            Script.sendAndWait("HTTP/1.1 413 Too large\r\nContent-Length: 0\r\n\r\n"),
            Expected.failure(
                76, "unexpected reply from the API (HTTP 413). Is the base URL {url} right?"))
        .exclude(
            "a slow reader is silent in between: covered by silence", SLOW_IN_TIME, SLOW_BEYOND)
        .excludeOthers("there is no reply yet");
  }

  private static void statusLine(FaultTable table) {
    split(table, Stage.STATUS_LINE, 11)
        .expect(
            GARBAGE,
            Script.sendAndWait("HTTP/1.1 2\0\377\r\n\r\n"),
            Expected.notHttp("Invalid status line: \"HTTP/1.1 2\\u0000\u00ff\""))
        .expect(
            GARBAGE_CUT,
            Script.sendAndClose("HTTP 200"),
            Expected.notHttp("Invalid status line: \"HTTP 200\""))
        .expect(
            HTTP_0_9,
            Script.sendAndClose(Reply.BODY),
            Expected.notHttp("Invalid status line: \"" + Reply.BODY + "\""))
        // Java reads three digits and ignores the rest.
        .expect(
            FOUR_DIGITS,
            Script.sendAndWait(Reply.WHOLE.replaceFirst("200", "2000")),
            Expected.ANSWER)
        .expect(
            ECHO,
            Wiring.FORWARD,
            Script.echoCredentials("", "\r\n"),
            0,
            Expected.notHttpFromProxy("Invalid status line: \"" + Expected.ECHO + "\""))
        .expect(
            FLOOD,
            Script.sendForever(bytes("HTTP/1.1 200 "), bytes("O".repeat(10_000))),
            Expected.notHttp("Header size too big: 393217 > 393216"))
        .expect(
            INTERIM,
            Script.sendAndWait(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"
                    + "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n"
                    + Reply.WHOLE),
            Expected.ANSWER)
        .expect(
            SWITCHING,
            Script.sendAndWait("HTTP/1.1 101 Go on\r\n\r\n"),
            Expected.notHttp("Unexpected 101 response, when not upgrading"))
        .expect(
            WANTS_CREDENTIALS,
            Wiring.FORWARD,
            readRequest()
                .then(Script.sendAndWait("HTTP/1.1 407 Who?\r\nContent-Length: 0\r\n\r\n")),
            0,
            Expected.WANTS_CREDENTIALS)
        .exclude("an HTML page has a body: covered by body start", HTML)
        .excludeOthers("the body's framing is not known yet");
  }

  private static void headers(FaultTable table) {
    split(table, Stage.HEADERS, Reply.START.length() + "Cont".length())
        .expect(
            GARBAGE,
            Script.sendAndWait(Reply.START + "\0\377: 1\r\n\r\n"),
            Expected.notHttp("Invalid header name \"\\u0000\u00ff\""))
        .expect(
            FLOOD,
            Script.sendForever(bytes(Reply.START), MORE_HEADERS),
            Expected.notHttp("Header size too big: 393217 > 393216"))
        .expect(
            NO_CONTENT,
            Script.sendAndWait("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n"),
            Expected.notHttp("unexpected content length header with 204 response"))
        .expect(
            ECHO,
            Wiring.FORWARD,
            Script.echoCredentials(
                "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: ", "\r\n\r\n"),
            0,
            Expected.failure(
                76,
                "the reply is a redirect to "
                    + Expected.ECHO
                    + " (HTTP 302). Redirects are not followed: check the base URL {url}"))
        .expect(
            LENGTH_UNREADABLE,
            Script.sendAndWait(Reply.withLength("x", Reply.BODY)),
            Expected.notHttp("For input string: \"x\""))
        .exclude(
            "headers about the body matter only when the body is read",
            LENGTH_TOO_LONG,
            LENGTH_TOO_SHORT,
            CHUNKED_CUT,
            CHUNK_SIZE,
            GZIP,
            UNKNOWN_ENCODING,
            UTF_16,
            UTF_32,
            HTML)
        .excludeOthers("the status was already received");
  }

  private static void bodyStart(FaultTable table) {
    split(table, Stage.BODY_START, Reply.HEAD.length())
        .expect(
            GARBAGE,
            garbage(0),
            Expected.breach(
                "invalid JSON: Illegal character ((CTRL-CHAR, code 0)) at line 1," + " column 2"))
        .expect(LENGTH_TOO_LONG, Script.sendAndClose(Reply.withLength(500, "")), Expected.CLOSED)
        .expect(
            LENGTH_TOO_SHORT,
            Script.sendAndWait(Reply.withLength(0, Reply.BODY)),
            Expected.breach("expected an object, got nothing"))
        .expect(CHUNKED_CUT, Script.sendAndClose(Reply.chunked("", "")), Expected.CLOSED)
        .expect(
            CHUNK_SIZE,
            Script.sendAndWait(Reply.chunked("", BAD_SIZE)),
            Expected.notHttp("Illegal character in chunk size: 120"))
        .expect(
            GZIP,
            Script.send(Reply.START + "Content-Encoding: gzip\r\n\r\n")
                .then(peer -> peer.send(gzipped()))
                .then(Peer::halfClose),
            Expected.breach(
                "not UTF-8", ". The server encoded it as gzip, which was not requested"))
        .expect(
            UNKNOWN_ENCODING,
            Script.sendAndWait(
                Reply.START + "Content-Encoding: rot13\r\nContent-Length: 5\r\n\r\nqngn="),
            Expected.breach(
                "invalid JSON: Unrecognized token 'qngn' at line 1, column 1",
                ". The server encoded it as rot13, which was not requested"))
        .expect(UTF_16, encoded("UTF-16LE"), notUtf8(3))
        .expect(UTF_32, encoded("UTF-32BE"), notUtf8(2))
        .expect(
            ECHO,
            Wiring.FORWARD,
            Script.echoCredentials(
                "HTTP/1.1 400 No\r\nConnection: close\r\n\r\n{\"error\":{\"message\":\"", "\"}}"),
            0,
            Expected.failure(65, "the API rejected the request (HTTP 400): " + Expected.ECHO))
        .expect(
            HTML,
            Wiring.FORWARD,
            readRequest()
                .then(
                    Script.sendAndWait(
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n"
                            + "<html></html>")),
            0,
            Expected.breach(
                "invalid JSON: Unexpected character ('<' (code 60)) at line 1," + " column 1",
                ". Its Content-Type is text/html: is the base URL {url} right?"))
        .exclude("the same as in the middle of the body", TRUNCATION, FLOOD)
        .excludeOthers("the headers were already received");
  }

  private static void bodyMiddle(FaultTable table) {
    String half = Reply.BODY.substring(0, Reply.MIDDLE);
    split(table, Stage.BODY_MIDDLE, Reply.HEAD.length() + Reply.MIDDLE)
        .expect(
            GARBAGE,
            garbage(Reply.MIDDLE),
            Expected.breach(
                "invalid JSON: Illegal character ((CTRL-CHAR, code 0)) at line 1," + " column 53"))
        .expect(
            TRUNCATION,
            Wiring.TLS,
            readRequestOverTls()
                .then(Script.send(Reply.START + "\r\n" + half))
                .then(Peer::truncate),
            0,
            Expected.breach(
                "invalid JSON: "
                    + ENDED_EARLY
                    + " within/between Object entries at line 1, column 52"))
        .expect(
            LENGTH_TOO_LONG,
            Script.sendAndClose(Reply.withLength(Reply.END, half)),
            Expected.CLOSED)
        .expect(
            LENGTH_TOO_SHORT,
            Script.sendAndWait(Reply.withLength(Reply.MIDDLE, Reply.BODY)),
            Expected.breach(
                "invalid JSON: "
                    + ENDED_EARLY
                    + " within/between Object entries at line 1, column 52"))
        .expect(CHUNKED_CUT, Script.sendAndClose(Reply.chunked(half, "")), Expected.CLOSED)
        .expect(
            CHUNK_SIZE,
            Script.sendAndWait(Reply.chunked(half, BAD_SIZE)),
            Expected.notHttp("Illegal character in chunk size: 120"))
        .expect(
            FLOOD,
            Script.sendForever(bytes(Reply.chunked(half, "5;")), bytes("more".repeat(1000))),
            Expected.notHttp("Chunk header size too long: 2050"))
        .excludeOthers("the same as at the start of the body");
  }

  private static void bodyEnd(FaultTable table) {
    split(table, Stage.BODY_END, Reply.HEAD.length() + Reply.END)
        .expect(
            GARBAGE,
            garbage(Reply.END),
            Expected.breach(
                "invalid JSON: Illegal character ((CTRL-CHAR, code 0)) at line 1," + " column 104"))
        .expect(
            TRUNCATION,
            Wiring.TLS,
            readRequestOverTls()
                .then(Script.send(Reply.START + "\r\n" + Reply.BODY.substring(0, Reply.END)))
                .then(Peer::truncate),
            0,
            Expected.breach("invalid JSON: " + ENDED_EARLY + " at line 1, column 103"))
        .expect(
            LENGTH_TOO_LONG,
            Script.sendAndClose(Reply.withLength(Reply.BODY.length() + 1, Reply.BODY)),
            Expected.CLOSED)
        .expect(
            LENGTH_TOO_SHORT,
            Script.sendAndWait(Reply.withLength(Reply.END, Reply.BODY)),
            Expected.breach("invalid JSON: " + ENDED_EARLY + " at line 1, column 103"))
        .expect(CHUNKED_CUT, Script.sendAndClose(Reply.chunked(Reply.BODY, "")), Expected.CLOSED)
        .expect(
            CHUNK_SIZE,
            Script.sendAndWait(Reply.chunked(Reply.BODY, BAD_SIZE)),
            Expected.notHttp("Illegal character in chunk size: 120"))
        .exclude("the same as trailing bytes", FLOOD)
        .excludeOthers("the same as at the start of the body");
  }

  private static void trailingBytes(FaultTable table) {
    String blanks = " ".repeat(8);
    new Row(
            table,
            HTTP_1,
            Stage.TRAILING_BYTES,
            Wiring.PLAIN,
            readRequest(),
            bytes(Reply.withLength(Reply.BODY.length() + blanks.length(), Reply.BODY)),
            bytes(blanks),
            Row.ONE_ID)
        .expect(RESET, Expected.RESET)
        .expect(SILENCE, Expected.TIMEOUT)
        .expect(HALF_CLOSE, Expected.CLOSED)
        .expect(SLOW_IN_TIME, Expected.ANSWER)
        .expect(SLOW_BEYOND, Expected.TIMEOUT)
        .expect(
            GARBAGE,
            Script.sendAndWait(Reply.withLength(Reply.BODY.length() + 4, Reply.BODY + "more")),
            Expected.breach("invalid JSON: Unrecognized token 'more' at line 1, column 104"))
        .expect(LENGTH_TOO_SHORT, Script.sendAndWait(Reply.WHOLE + "more"), Expected.ANSWER)
        .expect(
            LENGTH_TOO_LONG,
            Script.sendAndWait(Reply.withLength(Reply.BODY.length() + 2, Reply.BODY + "{}")),
            Expected.breach("unexpected data after the JSON document"))
        .expect(
            FLOOD,
            Script.sendForever(bytes(Reply.START + "\r\n" + Reply.BODY), bytes(" ".repeat(10_000))),
            Expected.breach("it is larger than 16 MiB"))
        .excludeOthers("the reply is complete");
  }

  private static void reuse(FaultTable table) {
    String unsolicited = Reply.WHOLE.replace("48213", "66666");
    new Row(
            table,
            HTTP_1,
            Stage.REUSE,
            Wiring.PLAIN,
            readRequest().then(peer -> peer.send(Reply.WHOLE)).then(Peer::request),
            bytes(Reply.WHOLE.substring(0, 11)),
            bytes(Reply.WHOLE.substring(11)),
            Row.TWO_IDS)
        .expect(RESET, Expected.RESET.afterAnAnswer())
        .expect(SILENCE, Expected.TIMEOUT.afterAnAnswer())
        .expect(HALF_CLOSE, Expected.CLOSED.afterAnAnswer())
        .expect(SLOW_IN_TIME, Expected.BOTH_ANSWERS)
        .expect(SLOW_BEYOND, Expected.TIMEOUT.afterAnAnswer())
        .expect(
            GARBAGE,
            Script.sendAndWait("220 mail.example ESMTP\r\n"),
            Expected.notHttp("Invalid status line: \"220 mail.example ESMTP\"").afterAnAnswer())
        // The unsolicited reply must not be used for the next request.
        .expect(
            LENGTH_TOO_SHORT,
            Wiring.PLAIN,
            readRequest()
                .then(Script.send(Reply.WHOLE + unsolicited))
                .then(Peer::request)
                .then(peer -> peer.send(Reply.WHOLE))
                .then(Peer::silence),
            0,
            Expected.BOTH_ANSWERS)
        .expect(
            IDLE_CLOSED,
            Wiring.PLAIN,
            readRequest().then(Script.send(Reply.WHOLE)),
            1,
            Expected.BOTH_ANSWERS)
        .excludeOthers("the second reply is read like the first");
  }

  /** A row with the reply split in two, without the faults of HTTP/2 and of idle connections. */
  private static Row split(FaultTable table, Stage stage, int at) {
    return new Row(
            table,
            HTTP_1,
            stage,
            Wiring.PLAIN,
            readRequest(),
            bytes(Reply.WHOLE.substring(0, at)),
            bytes(Reply.WHOLE.substring(at)),
            Row.ONE_ID)
        .expect(RESET, Expected.RESET)
        .expect(SILENCE, Expected.TIMEOUT)
        .expect(HALF_CLOSE, Expected.CLOSED)
        .expect(SLOW_IN_TIME, Expected.ANSWER)
        .expect(SLOW_BEYOND, Expected.TIMEOUT)
        .exclude("exists in HTTP/2 only", GOAWAY, RST_STREAM, PRIORITY)
        .exclude("the connection is not idle", IDLE_CLOSED);
  }

  private static Script readRequest() {
    return Peer::request;
  }

  private static Script readRequestOverTls() {
    return Script.of(peer -> peer.tls("good")).then(Peer::request);
  }

  /** Sends as many bytes as declared, with garbage from some point on. */
  private static Script garbage(int from) {
    return Script.sendAndWait(
        Reply.HEAD + Reply.BODY.substring(0, from) + "\0".repeat(Reply.BODY.length() - from));
  }

  private static Script encoded(String charset) {
    byte[] body = Reply.BODY.getBytes(Charset.forName(charset));
    return Script.send(Reply.withLength(body.length, "")).then(peer -> peer.send(body));
  }

  private static Expected notUtf8(int column) {
    return Expected.breach(
        "invalid JSON: Illegal character ((CTRL-CHAR, code 0)) at line 1, column " + column);
  }

  private static byte[] gzipped() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes(Reply.BODY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
