package run.empirical.cli.faults;

import static run.empirical.cli.faults.Http2.END_HEADERS;
import static run.empirical.cli.faults.Http2.END_STREAM;
import static run.empirical.cli.faults.Http2.FIRST;
import static run.empirical.cli.faults.Http2.continuation;
import static run.empirical.cli.faults.Http2.data;
import static run.empirical.cli.faults.Http2.goAway;
import static run.empirical.cli.faults.Http2.headers;
import static run.empirical.cli.faults.Http2.priority;
import static run.empirical.cli.faults.Route.HTTP;
import static run.empirical.cli.faults.Route.HTTP_2;
import static run.empirical.cli.faults.Route.PROXY;
import static run.empirical.cli.faults.Route.TLS;
import static run.empirical.cli.faults.Route.TUNNEL;
import static run.empirical.cli.faults.Route.UNKNOWN_HOST;
import static run.empirical.cli.faults.Route.UNTRUSTED;

import java.util.List;
import java.util.stream.Stream;
import run.empirical.cli.faults.Fault.Expected;
import run.empirical.cli.faults.Fault.Query;
import run.empirical.cli.faults.Fault.Script;

/** The table: what arrives, at which point, over which route, and what the program says. */
final class Faults {
  private static final String BODY =
      "{\"data\":[{\"test_case_id\":\"id\",\"environment_id\":\"1\",\"test_run_id\":\"48213\",\"executed_at\":1763802764000}]}";

  private static final int LENGTH = BODY.length();
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String HEAD = withLength(LENGTH, "");

  /** A correct reply. */
  static final String WHOLE = HEAD + BODY;

  private static final String HALF = BODY.substring(0, LENGTH / 2);
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String CONNECTED = "HTTP/1.1 200 Connection established\r\n";

  /** The alert of a server that has nothing newer than TLS 1.1 (RFC 4346). */
  private static final String OLD_VERSION_ALERT = "\25\3\2\0\2\2\106";

  /** Error codes of HTTP/2 (RFC 9113, 7). */
  private static final int NO_ERROR = 0;

  private static final int INTERNAL_ERROR = 2;

  private static final int ENHANCE_YOUR_CALM = 11;

  private static final String HEAD_2 = Http2.head("content-type", "application/json");
  private static final String WHOLE_2 = HEAD_2 + data(END_STREAM, BODY);
  private static final String HALF_2 = HEAD_2 + data(0, HALF);
  private static final String REST_2 = data(END_STREAM, BODY.substring(HALF.length()));

  private static final Expected ANSWER = new Expected(0, "");
  private static final Expected TIMEOUT = new Expected(75, "no answer from {url} within ");

  /** Whatever Java's client says. */
  private static final Expected UNREACHABLE = unreachable("");

  private static final Expected CLOSED =
      unreachable("the connection closed before the whole reply arrived");
  private static final Expected NO_TUNNEL = noTunnel("");
  private static final Expected NO_CREDENTIALS =
      new Expected(69, "the proxy requires valid credentials (HTTP 407): set the proxy variable");
  private static final Expected INVALID_JSON = breach("invalid JSON: ");

  private Faults() {}

  static List<Fault> all() {
    return Stream.of(connections(), tunnels(), handshakes(), http1(), http2())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> connections() {
    Expected unknown = unreachable("could not resolve host no-such-host.invalid");
    return List.of(
        unconnected("no such host", UNKNOWN_HOST, unknown),
        unconnected("connection refused", HTTP, unreachable("connection refused")),
        unconnected("connection refused", TUNNEL, noTunnel("connection refused")));
  }

  /** After the request to open a tunnel. */
  private static List<Fault> tunnels() {
    String who = "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"t\"\r\n\r\n";
    String withLength = CONNECTED + "Content-Length: 100\r\n\r\n";
    String hints = "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n";
    return List.of(
        fault(TUNNEL, "reset", "", Peer::reset, NO_TUNNEL),
        fault(TUNNEL, "silence", "", TIMEOUT),
        fault(TUNNEL, "close", "", Peer::close, noTunnel("the connection closed before the whole")),
        fault(TUNNEL, "not HTTP", "220 mail.example ESMTP\r\n", NO_TUNNEL),
        fault(TUNNEL, "endless head", CONNECTED, forever("X-More: more\r\n"), NO_TUNNEL),
        fault(TUNNEL, "407", who, NO_CREDENTIALS),
        fault(TUNNEL, "200 with a length", withLength, Peer::relay, ANSWER),
        fault(TUNNEL, "103, then 200", hints + CONNECTED + "\r\n", Peer::relay, ANSWER));
  }

  /** In the handshake of TLS. */
  private static List<Fault> handshakes() {
    return List.of(
        fault(TLS, "silence", "", TIMEOUT),
        fault(TLS, "close", "", Peer::close, UNREACHABLE),
        fault(TLS, "TLS 1.1, an alert", OLD_VERSION_ALERT, UNREACHABLE),
        certificate(TLS, "expired", "has expired"),
        certificate(TLS, "early", "is not valid yet"),
        certificate(TLS, "elsewhere", "is not valid: "),
        certificate(TLS, "self-signed", "is signed by an untrusted authority, or by itself"),
        certificate(UNTRUSTED, "good", "is signed by an untrusted authority"));
  }

  private static List<Fault> http1() {
    Expected unexpected = new Expected(76, "unexpected reply from the API");
    Expected tooLarge = breach("it is larger than 16 MiB");
    String early = "HTTP/1.1 413 Too large\r\nContent-Length: 0\r\n\r\n";
    String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n";
    String who = "HTTP/1.1 407 Who?\r\nContent-Length: 0\r\n\r\n";
    String unsolicited = WHOLE.replace("48213", "66666");
    return List.of(
        during(HTTP, "reset", Peer::reset, UNREACHABLE),
        during(HTTP, "silence", Peer::silence, TIMEOUT),
        during(HTTP, "close", Peer::close, CLOSED),
        during(HTTP, "early reply", send(early), unexpected),
        // Instead of a status line, or within it.
        fault(HTTP, "reset after the request", "", Peer::reset, UNREACHABLE),
        fault(HTTP, "silence in the status line", "HTTP/1.1 20", TIMEOUT),
        fault(HTTP, "close in the status line", "HTTP/1.1 20", Peer::close, CLOSED),
        fault(HTTP, "not a status line", "HTTP/1.1 2\0\377\r\n\r\n", UNREACHABLE),
        fault(HTTP, "body without a head, as in HTTP/0.9", BODY, Peer::close, UNREACHABLE),
        fault(HTTP, "endless status line", "HTTP/1.1 200 ", forever("OOOOOOOO"), UNREACHABLE),
        fault(HTTP, "100, 103, then the reply", interim + WHOLE, ANSWER),
        fault(HTTP, "slow reply", "", peer -> peer.drip(WHOLE), ANSWER),
        // In the headers.
        fault(HTTP, "not a header", OK + "\0\377: 1\r\n\r\n", UNREACHABLE),
        fault(HTTP, "slow, endless headers", OK, slowly("X-More: more\r\n"), TIMEOUT),
        fault(HTTP, "endless headers", OK, forever("X-More: more\r\n"), UNREACHABLE),
        fault(HTTP, "length that is no number", withLength("x", BODY), UNREACHABLE),
        // In the body.
        fault(HTTP, "reset in the body", HEAD + HALF, Peer::reset, UNREACHABLE),
        fault(HTTP, "slow, endless body", withLength(9999, ""), slowly(" "), TIMEOUT),
        fault(HTTP, "close in the body", HEAD + HALF, Peer::close, CLOSED),
        fault(HTTP, "length too short", withLength(HALF.length(), BODY), INVALID_JSON),
        fault(HTTP, "more than the length", WHOLE + "more", ANSWER),
        fault(HTTP, "close before the last chunk", CHUNKED + chunk(BODY), Peer::close, CLOSED),
        fault(HTTP, "endless chunk size", CHUNKED + "5;", forever("moremoremore"), UNREACHABLE),
        fault(HTTP, "endless body", OK + "\r\n" + BODY, forever("         "), tooLarge),
        new Fault(
            "close without close_notify",
            TLS,
            Query.ONE,
            peer -> peer.tls("good"),
            after(Peer::request, OK + "\r\n" + HALF).then(Peer::truncate),
            INVALID_JSON),
        fault(PROXY, "407", who, NO_CREDENTIALS),
        // In the second reply of a connection.
        second(HTTP, "reset", Peer::reset, UNREACHABLE),
        second(HTTP, "close", Peer::close, CLOSED),
        new Fault(
            "a reply that nobody asked for",
            HTTP,
            Query.TWO,
            after(Peer::request, WHOLE + unsolicited),
            after(Peer::request, WHOLE).then(Peer::silence),
            ANSWER),
        idle(HTTP, WHOLE));
  }

  private static List<Fault> http2() {
    String tooLarge = headers(END_HEADERS | END_STREAM, ":status", "413");
    String interim = headers(END_HEADERS, ":status", "103", "link", "</>");
    String endless = continuation("x-more", "m".repeat(100));
    String lost = goAway(0, NO_ERROR);
    String leaving = goAway(FIRST, NO_ERROR);
    String failed = Http2.reset(FIRST, INTERNAL_ERROR);
    String calm = Http2.reset(Http2.SECOND, ENHANCE_YOUR_CALM);
    return List.of(
        during(HTTP_2, "silence", Peer::silence, TIMEOUT),
        during(HTTP_2, "GOAWAY", send(lost), TIMEOUT),
        // Java does not read a reply before it has sent the whole request.
        during(HTTP_2, "early reply", send(tooLarge), TIMEOUT),
        // Instead of the head, or within it.
        fault(HTTP_2, "reset after the request", "", Peer::reset, UNREACHABLE),
        fault(HTTP_2, "silence after the request", "", TIMEOUT),
        fault(HTTP_2, "close after the request", "", Peer::close, CLOSED),
        fault(HTTP_2, "not a frame", "HTTP/1.1 400 Bad Request\r\n\r\n", UNREACHABLE),
        fault(HTTP_2, "GOAWAY without the request", lost, UNREACHABLE),
        // Java does not support PRIORITY frames, which a server may send at any time.
        fault(HTTP_2, "PRIORITY before the head", priority() + WHOLE_2, UNREACHABLE),
        fault(HTTP_2, "103, then the reply", interim + WHOLE_2, ANSWER),
        fault(HTTP_2, "endless head", headers(0, ":status", "200"), forever(endless), UNREACHABLE),
        // In the body.
        fault(HTTP_2, "reset in the body", HALF_2, Peer::reset, UNREACHABLE),
        fault(HTTP_2, "slow, endless body", HALF_2, slowly(data(0, " ")), TIMEOUT),
        fault(HTTP_2, "close in the body", HALF_2, Peer::close, CLOSED),
        fault(HTTP_2, "close without close_notify", HALF_2, Peer::truncate, CLOSED),
        fault(HTTP_2, "RST_STREAM in the body", HALF_2 + failed, UNREACHABLE),
        fault(HTTP_2, "GOAWAY in the body", HALF_2 + leaving + REST_2, ANSWER),
        // The server may still answer the requests that it accepted, but does not.
        fault(HTTP_2, "GOAWAY and no body", HEAD_2 + leaving, TIMEOUT),
        // After the reply.
        fault(HTTP_2, "GOAWAY after the reply", WHOLE_2 + leaving, ANSWER),
        // In the second reply of a connection.
        second(HTTP_2, "reset", Peer::reset, UNREACHABLE),
        second(HTTP_2, "GOAWAY", send(leaving), ANSWER),
        second(HTTP_2, "RST_STREAM", send(calm), UNREACHABLE),
        idle(HTTP_2, WHOLE_2 + leaving));
  }

  private static Fault unconnected(String name, Route route, Expected expected) {
    return new Fault(name, route, Query.ONE, Fault.NOBODY_LISTENS, Fault.NOBODY_LISTENS, expected);
  }

  /** After the request and these bytes comes nothing more. */
  private static Fault fault(Route route, String name, String reply, Expected expected) {
    return fault(route, name, reply, Peer::silence, expected);
  }

  private static Fault fault(
      Route route, String name, String before, Script arrival, Expected expected) {
    return new Fault(name, route, Query.ONE, after(route.request(), before), arrival, expected);
  }

  private static Fault certificate(Route route, String certificate, String what) {
    Script handshake = peer -> peer.tls(certificate, "h2");
    Expected expected = unreachable("the server's certificate " + what);
    return new Fault(what, route, Query.ONE, peer -> {}, handshake.then(Peer::silence), expected);
  }

  /** While the program still sends its request. */
  private static Fault during(Route route, String name, Script arrival, Expected expected) {
    Script opening = route == HTTP_2 ? Http2::begin : Peer::readSome;
    return new Fault(name + " during the request", route, Query.LONG, opening, arrival, expected);
  }

  private static Fault second(Route route, String name, Script arrival, Expected expected) {
    Script opening =
        route == HTTP_2
            ? after(route.request(), WHOLE_2).then(Http2::request)
            : after(route.request(), WHOLE).then(Peer::request);
    return new Fault(
        name + " after the second request", route, Query.TWO, opening, arrival, expected);
  }

  /** The peer closes the connection before the second request. */
  private static Fault idle(Route route, String reply) {
    Script first = peer -> peer.send(reply);
    return new Fault("close while idle", route, Query.TWO_RETRIED, route.request(), first, ANSWER);
  }

  private static Script after(Script opening, String text) {
    return opening.then(peer -> peer.send(text));
  }

  /** Sends a reply and waits until the client disconnects. */
  private static Script send(String text) {
    return after(peer -> {}, text).then(Peer::silence);
  }

  private static Script slowly(String text) {
    return peer -> peer.dripForever(text);
  }

  private static Script forever(String text) {
    return peer -> peer.sendForever(text.repeat(1000));
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

  private static Expected breach(String what) {
    return new Expected(76, "the reply breaks the API's contract: " + what);
  }
}
