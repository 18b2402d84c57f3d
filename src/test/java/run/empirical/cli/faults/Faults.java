package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static run.empirical.cli.faults.Http2.END_HEADERS;
import static run.empirical.cli.faults.Http2.END_STREAM;
import static run.empirical.cli.faults.Http2.FIRST;
import static run.empirical.cli.faults.Http2.SECOND;
import static run.empirical.cli.faults.Http2.continuation;
import static run.empirical.cli.faults.Http2.data;
import static run.empirical.cli.faults.Http2.goAway;
import static run.empirical.cli.faults.Http2.headers;
import static run.empirical.cli.faults.Http2.join;
import static run.empirical.cli.faults.Http2.priority;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import run.empirical.cli.faults.Fault.Expected;
import run.empirical.cli.faults.Fault.Query;
import run.empirical.cli.faults.Fault.Script;

/** The table: what arrives, at which point, over which route, and what the program says. */
final class Faults {
  private static final String BODY =
      "{\"data\":[{\"test_case_id\":\"id\",\"environment_id\":\"1\",\"test_run_id\":\"48213\",\"executed_at\":1763975564000}]}";

  private static final int LENGTH = BODY.length();
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String HEAD = withLength(LENGTH, "");

  /** A correct reply. */
  static final String WHOLE = HEAD + BODY;

  private static final String HALF = BODY.substring(0, LENGTH / 2);
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String CONNECTED = "HTTP/1.1 200 Connection established\r\n";

  /** A server hello for TLS 1.1 (RFC 4346), and the alert of a server that has nothing newer. */
  private static final String OLD_SERVER_HELLO =
      "\26\3\2\0\52\2\0\0\46\3\2" + "r".repeat(32) + "\0\300\23\0";

  private static final String OLD_VERSION_ALERT = "\25\3\2\0\2\2\106";

  /** Error codes of HTTP/2 (RFC 9113, 7). */
  private static final int NO_ERROR = 0;

  private static final int INTERNAL_ERROR = 2;

  private static final int ENHANCE_YOUR_CALM = 11;

  /** The longest payload of a frame that every client accepts. */
  private static final int MAX_PAYLOAD = 16_384;

  private static final byte[] HEAD_2 = Http2.head(FIRST, "content-type", "application/json");
  private static final byte[] WHOLE_2 = join(HEAD_2, data(FIRST, END_STREAM, BODY));
  private static final byte[] HALF_2 = join(HEAD_2, data(FIRST, 0, HALF));
  private static final byte[] REST_2 = data(FIRST, END_STREAM, BODY.substring(HALF.length()));
  private static final byte[] STATUS_2 = headers(0, ":status", "200");

  private static final Script BEGIN_2 = Http2::begin;
  private static final Script REQUEST_2 = BEGIN_2.then(Http2::request);

  private static final Expected ANSWER = new Expected(0, "");
  private static final Expected TIMEOUT = new Expected(75, "no answer from {url} within ");
  private static final Expected RESET = unreachable("connection reset");
  private static final Expected CLOSED =
      unreachable("the connection closed before the whole reply arrived");
  private static final Expected CANCELLED =
      unreachable("the server cancelled the request (RST_STREAM)");
  private static final Expected JAVA_FAILED = unreachable("Java's HTTP client failed (");
  private static final Expected REFUSED_TUNNEL = noTunnel("");
  private static final Expected NOT_HTTP_TUNNEL = noTunnel("the reply to CONNECT is not HTTP: ");
  private static final Expected NO_CREDENTIALS =
      new Expected(69, "the proxy requires valid credentials (HTTP 407): set the proxy variable");
  private static final Expected NO_TLS = tls("");
  private static final Expected OLD_TLS = tls("the server supports neither TLS 1.2 nor TLS 1.3");
  private static final Expected NOT_HTTP = new Expected(76, "invalid HTTP reply from {url}: ");
  private static final Expected INVALID_JSON = breach("invalid JSON: ");
  private static final Expected WRONG_LENGTH = breach("it is ");
  private static final Expected TOO_LARGE = breach("it is larger than 16 MiB");
  private static final Expected UNEXPECTED_REPLY =
      new Expected(76, "unexpected reply from the API");

  private Faults() {}

  static List<Fault> all() {
    return Stream.of(connections(), tunnels(), handshakes(), http1(), http2())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> connections() {
    Expected unknown = unreachable("could not resolve host no-such-host.invalid");
    return List.of(
        unconnected("no such host", Route.UNKNOWN_HOST, unknown),
        unconnected("connection refused", Route.HTTP, unreachable("connection refused")),
        unconnected("connection refused", Route.TUNNEL, noTunnel("connection refused")));
  }

  /** After the request to open a tunnel. */
  private static List<Fault> tunnels() {
    return List.of(
        tunnel("reset", Peer::reset, noTunnel("connection reset")),
        tunnel("silence", Peer::silence, TIMEOUT),
        tunnel("close", Peer::close, noTunnel("the connection closed before the whole reply")),
        tunnel("not HTTP", send("220 mail.example ESMTP\r\n"), NOT_HTTP_TUNNEL),
        tunnel("not HTTP, cut", sendAndClose("220 mail"), NOT_HTTP_TUNNEL),
        tunnel("endless head", sendForever(CONNECTED, "X-More: more\r\n"), NOT_HTTP_TUNNEL),
        tunnel("204", send("HTTP/1.1 204 None\r\nContent-Length: 5\r\n\r\n"), REFUSED_TUNNEL),
        tunnel("502 with a page", send("HTTP/1.1 502 No\r\n\r\n<html></html>"), REFUSED_TUNNEL),
        tunnel(
            "407",
            send("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"t\"\r\n\r\n"),
            NO_CREDENTIALS),
        tunnel("200 with a length", relay(CONNECTED + "Content-Length: 100\r\n\r\n"), ANSWER),
        tunnel(
            "103, then 200",
            relay("HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" + CONNECTED + "\r\n"),
            ANSWER));
  }

  /** In the handshake of TLS. */
  private static List<Fault> handshakes() {
    return List.of(
        tls("silence", Peer::silence, TIMEOUT),
        tls("close", Peer::close, NO_TLS),
        tls("not TLS", send("HTTP/1.1 400 Bad Request\r\n\r\n"), tls("the reply is not TLS")),
        tls("TLS 1.1", send(OLD_SERVER_HELLO), OLD_TLS),
        tls("TLS 1.1, an alert", send(OLD_VERSION_ALERT), OLD_TLS),
        certificate(Route.TLS, "expired", "has expired"),
        certificate(Route.TLS, "early", "is not valid yet"),
        certificate(Route.TLS, "elsewhere", "is for another host"),
        certificate(Route.TLS, "self-signed", "is self-signed and not trusted"),
        certificate(Route.UNTRUSTED, "good", "is signed by an untrusted authority"));
  }

  private static List<Fault> http1() {
    String tooLarge = "HTTP/1.1 413 Too large\r\nContent-Length: 0\r\n\r\n";
    String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n";
    String unsolicited = WHOLE.replace("48213", "66666");
    return List.of(
        during(Route.HTTP, "reset", Peer::readSome, Peer::reset, RESET),
        during(Route.HTTP, "silence", Peer::readSome, Peer::silence, TIMEOUT),
        during(Route.HTTP, "close", Peer::readSome, Peer::close, CLOSED),
        during(Route.HTTP, "early reply", Peer::readSome, send(tooLarge), UNEXPECTED_REPLY),
        // Instead of a status line, or within it.
        http1("reset after the request", "", Peer::reset, RESET),
        http1("silence in the status line", "HTTP/1.1 20", Peer::silence, TIMEOUT),
        http1("close in the status line", "HTTP/1.1 20", Peer::close, CLOSED),
        http1("not a status line", "", send("HTTP/1.1 2\0\377\r\n\r\n"), NOT_HTTP),
        http1("not a status line, cut", "", sendAndClose("HTTP 200"), NOT_HTTP),
        http1("body without a head, as in HTTP/0.9", "", sendAndClose(BODY), NOT_HTTP),
        http1("endless status line", "", sendForever("HTTP/1.1 200 ", "OOOOOOOO"), NOT_HTTP),
        http1("101", "", send("HTTP/1.1 101 Go on\r\n\r\n"), NOT_HTTP),
        http1("100, 103, then the reply", "", send(interim + WHOLE), ANSWER),
        // Java reads three digits and ignores the rest.
        http1("four-digit status", "", send(WHOLE.replaceFirst("200", "2000")), ANSWER),
        http1("slow reply", "", peer -> peer.drip(bytes(WHOLE)), ANSWER),
        // In the headers.
        http1("not a header", OK, send("\0\377: 1\r\n\r\n"), NOT_HTTP),
        http1("slow, endless headers", OK, dripForever("X-More: more\r\n"), TIMEOUT),
        http1("endless headers", "", sendForever(OK, "X-More: more\r\n"), NOT_HTTP),
        http1("204 with a length", "HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\n", NOT_HTTP),
        http1("length that is no number", withLength("x", BODY), NOT_HTTP),
        // In the body.
        http1("reset in the body", HEAD + HALF, Peer::reset, RESET),
        http1("slow, endless body", withLength(9999, ""), dripForever(" "), TIMEOUT),
        http1("close in the body", HEAD + HALF, Peer::close, CLOSED),
        http1("close in the spaces after the body", withLength(999, BODY), Peer::close, CLOSED),
        http1("length too short", withLength(HALF.length(), BODY), INVALID_JSON),
        http1("more than the length", WHOLE + "more", ANSWER),
        http1("close before the last chunk", CHUNKED + chunk(BODY), Peer::close, CLOSED),
        http1("chunk size that is no number", CHUNKED + chunk(HALF) + "xyz\r\n", NOT_HTTP),
        http1("endless chunk size", CHUNKED, sendForever("5;", "moremoremore"), NOT_HTTP),
        http1("endless body", OK + "\r\n" + BODY, sendForever("", "         "), TOO_LARGE),
        new Fault(
            "close without close_notify",
            Route.TLS,
            Query.ONE,
            peer -> peer.tls("good"),
            after(Peer::request, OK + "\r\n" + HALF).then(Peer::truncate),
            INVALID_JSON),
        new Fault(
            "407",
            Route.PROXY,
            Query.ONE,
            Peer::request,
            send("HTTP/1.1 407 Who?\r\nContent-Length: 0\r\n\r\n"),
            NO_CREDENTIALS),
        // In the second reply of a connection.
        second(Route.HTTP, "reset", firstThenRequest(), Peer::reset, RESET),
        second(Route.HTTP, "close", firstThenRequest(), Peer::close, CLOSED),
        second(
            Route.HTTP,
            "a reply that nobody asked for",
            after(Peer::request, WHOLE + unsolicited),
            after(Peer::request, WHOLE).then(Peer::silence),
            ANSWER),
        new Fault(
            "close while idle",
            Route.HTTP,
            Query.TWO_RETRIED,
            Peer::request,
            peer -> peer.send(WHOLE),
            ANSWER));
  }

  private static List<Fault> http2() {
    byte[] tooLarge = headers(END_HEADERS | END_STREAM, ":status", "413");
    byte[] interim = headers(END_HEADERS, ":status", "103", "link", "</>");
    byte[] noContent = headers(END_HEADERS | END_STREAM, ":status", "204", "content-length", "5");
    byte[] lost = goAway(0, NO_ERROR);
    byte[] leaving = goAway(FIRST, NO_ERROR);
    byte[] failed = Http2.reset(FIRST, INTERNAL_ERROR);
    byte[] calm = Http2.reset(SECOND, ENHANCE_YOUR_CALM);
    byte[] notAFrame = bytes("HTTP/1.1 400 Bad Request\r\n\r\n");
    Expected notProcessed = unreachable("the server did not process the request (GOAWAY)");
    Script secondRequest = after(REQUEST_2, WHOLE_2).then(Http2::request);
    return List.of(
        during(Route.HTTP_2, "silence", BEGIN_2, Peer::silence, TIMEOUT),
        during(Route.HTTP_2, "GOAWAY", BEGIN_2, send(lost), TIMEOUT),
        // Java does not read a reply before it has sent the whole request.
        during(Route.HTTP_2, "early reply", BEGIN_2, send(tooLarge), TIMEOUT),
        // Instead of the head, or within it.
        http2("reset after the request", new byte[0], Peer::reset, RESET),
        http2("silence after the request", new byte[0], Peer::silence, TIMEOUT),
        http2("close after the request", new byte[0], Peer::close, CLOSED),
        http2("not a frame", notAFrame, NOT_HTTP),
        http2("GOAWAY without the request", lost, notProcessed),
        // Java does not support PRIORITY frames, which a server may send at any time.
        http2("PRIORITY before the head", join(priority(), WHOLE_2), JAVA_FAILED),
        http2("103, then the reply", join(interim, WHOLE_2), ANSWER),
        http2("slow reply", new byte[0], peer -> peer.drip(WHOLE_2), ANSWER),
        http2(
            "endless head",
            STATUS_2,
            peer -> peer.sendForever(continuation("x-more", "m".repeat(100))),
            NOT_HTTP),
        http2("204 with a length", noContent, NOT_HTTP),
        // In the body.
        http2("reset in the body", HALF_2, Peer::reset, RESET),
        http2("slow, endless body", HALF_2, peer -> peer.dripForever(data(FIRST, 0, " ")), TIMEOUT),
        http2("close in the body", HALF_2, Peer::close, CLOSED),
        http2("close without close_notify", HALF_2, Peer::truncate, CLOSED),
        http2("RST_STREAM in the body", join(HALF_2, failed), CANCELLED),
        http2("GOAWAY in the body", join(HALF_2, leaving, REST_2), ANSWER),
        // The server may still answer the requests that it accepted, but does not.
        http2("GOAWAY and no body", join(HEAD_2, leaving), TIMEOUT),
        http2("length too long", with2(LENGTH + 1), WRONG_LENGTH),
        http2("length too short", with2(LENGTH - 1), WRONG_LENGTH),
        http2("endless body", HEAD_2, Faults::endlessBody, TOO_LARGE),
        // After the reply.
        http2("GOAWAY after the reply", join(WHOLE_2, leaving), ANSWER),
        http2("RST_STREAM after the reply", join(WHOLE_2, Http2.reset(FIRST, NO_ERROR)), ANSWER),
        // In the second reply of a connection.
        second(Route.HTTP_2, "reset", secondRequest, Peer::reset, RESET),
        second(Route.HTTP_2, "GOAWAY", secondRequest, send(leaving), ANSWER),
        second(Route.HTTP_2, "RST_STREAM", secondRequest, send(calm), CANCELLED),
        new Fault(
            "close while idle",
            Route.HTTP_2,
            Query.TWO_RETRIED,
            REQUEST_2,
            send(join(WHOLE_2, leaving)),
            ANSWER));
  }

  private static Fault unconnected(String name, Route route, Expected expected) {
    return new Fault(name, route, Query.ONE, Fault.NOBODY_LISTENS, Fault.NOBODY_LISTENS, expected);
  }

  private static Fault tunnel(String name, Script arrival, Expected expected) {
    return new Fault(name, Route.TUNNEL, Query.ONE, Peer::request, arrival, expected);
  }

  private static Fault tls(String name, Script arrival, Expected expected) {
    return new Fault(name, Route.TLS, Query.ONE, Peer::readSome, arrival, expected);
  }

  private static Fault certificate(Route route, String certificate, String what) {
    Script handshake = peer -> peer.tls(certificate, "h2");
    Expected expected = tls("the server's certificate " + what);
    return new Fault(what, route, Query.ONE, peer -> {}, handshake.then(Peer::silence), expected);
  }

  /** While the program still sends its request. */
  private static Fault during(
      Route route, String name, Script opening, Script arrival, Expected expected) {
    return new Fault(name + " during the request", route, Query.LONG, opening, arrival, expected);
  }

  private static Fault http1(String name, String reply, Expected expected) {
    return http1(name, reply, Peer::silence, expected);
  }

  private static Fault http1(String name, String before, Script arrival, Expected expected) {
    return new Fault(name, Route.HTTP, Query.ONE, after(Peer::request, before), arrival, expected);
  }

  private static Fault http2(String name, byte[] reply, Expected expected) {
    return http2(name, reply, Peer::silence, expected);
  }

  private static Fault http2(String name, byte[] before, Script arrival, Expected expected) {
    Script opening = after(REQUEST_2, before);
    return new Fault(name, Route.HTTP_2, Query.ONE, opening, arrival, expected);
  }

  private static Fault second(
      Route route, String name, Script opening, Script arrival, Expected expected) {
    return new Fault(
        name + " after the second request", route, Query.TWO, opening, arrival, expected);
  }

  private static Script firstThenRequest() {
    return after(Peer::request, WHOLE).then(Peer::request);
  }

  private static Script after(Script opening, String text) {
    return after(opening, bytes(text));
  }

  private static Script after(Script opening, byte[] bytes) {
    return opening.then(peer -> peer.send(bytes));
  }

  /** Sends a reply and waits until the client disconnects. */
  private static Script send(String text) {
    return send(bytes(text));
  }

  private static Script send(byte[] bytes) {
    return peer -> {
      peer.send(bytes);
      peer.silence();
    };
  }

  private static Script sendAndClose(String text) {
    return peer -> {
      peer.send(text);
      peer.close();
    };
  }

  private static Script sendForever(String first, String again) {
    return peer -> {
      peer.send(first);
      peer.sendForever(bytes(again.repeat(1000)));
    };
  }

  private static Script dripForever(String text) {
    return peer -> peer.dripForever(bytes(text));
  }

  private static Script relay(String text) {
    return peer -> {
      peer.send(text);
      peer.relay();
    };
  }

  /** Spaces, as many as the client takes, until the reply is larger than it accepts. */
  private static void endlessBody(Peer peer) throws IOException {
    byte[] spaces = data(FIRST, 0, " ".repeat(MAX_PAYLOAD));
    for (int i = 0; i < (16 << 20) / MAX_PAYLOAD; i++) {
      peer.send(spaces);
    }
    Http2.awaitWindowUpdate(peer, FIRST);
    peer.send(spaces);
    peer.silence();
  }

  private static byte[] with2(int length) {
    return join(Http2.head(FIRST, "content-length", "" + length), data(FIRST, END_STREAM, BODY));
  }

  private static String withLength(Object length, String body) {
    return OK + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static Expected unreachable(String why) {
    return new Expected(69, "cannot reach {url}: " + why);
  }

  private static Expected noTunnel(String why) {
    return new Expected(69, "cannot reach {url} through the proxy {proxy}: " + why);
  }

  private static Expected tls(String why) {
    return new Expected(69, "TLS with localhost failed: " + why);
  }

  private static Expected breach(String what) {
    return new Expected(76, "the reply breaks the API's contract: " + what);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
