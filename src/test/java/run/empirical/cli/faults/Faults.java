package run.empirical.cli.faults;

import static run.empirical.cli.faults.Route.HANDSHAKE;
import static run.empirical.cli.faults.Route.HTTP;
import static run.empirical.cli.faults.Route.HTTPS;
import static run.empirical.cli.faults.Route.PROXY;
import static run.empirical.cli.faults.Route.TUNNEL;
import static run.empirical.cli.faults.Route.UNKNOWN_HOST;
import static run.empirical.cli.faults.Route.UNTRUSTED;

import java.util.List;
import java.util.stream.Stream;
import run.empirical.cli.Connection;
import run.empirical.cli.faults.Fault.Expected;
import run.empirical.cli.faults.Fault.Query;
import run.empirical.cli.faults.Fault.Script;

/** The table of faults: the data that arrives, the point, the route, and the expected outcome. */
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

  private static final Expected ANSWER = new Expected(0, "");
  private static final Expected TIMEOUT = new Expected(75, "no answer from {url} within ");

  /** The outcome for an unreachable API, with any message of Java's client. */
  private static final Expected UNREACHABLE = unreachable("");

  private static final Expected CLOSED =
      unreachable("the connection closed before the whole reply arrived");
  private static final Expected NO_TUNNEL = noTunnel("");
  private static final Expected NO_CREDENTIALS =
      new Expected(69, "the proxy requires valid credentials (HTTP 407): set the proxy variable");
  private static final Expected INVALID_JSON = breach("invalid JSON: ");

  private Faults() {}

  /**
   * All rows.
   *
   * @param correctPort the port of a correct server
   */
  static List<Fault> all(int correctPort) {
    return Stream.of(connections(), tunnels(correctPort), handshakes(), http(), https())
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

  /** Faults after the request to open a tunnel. */
  private static List<Fault> tunnels(int correctPort) {
    String who = "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"t\"\r\n\r\n";
    String withLength = CONNECTED + "Content-Length: 100\r\n\r\n";
    String hints = "HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n";
    return List.of(
        fault(TUNNEL, "reset", "", Connection::reset, NO_TUNNEL),
        fault(TUNNEL, "silence", "", TIMEOUT),
        fault(
            TUNNEL,
            "close",
            "",
            Connection::close,
            noTunnel("the connection closed before the whole")),
        fault(TUNNEL, "not HTTP", "220 mail.example ESMTP\r\n", NO_TUNNEL),
        fault(TUNNEL, "endless head", CONNECTED, forever("X-More: more\r\n"), NO_TUNNEL),
        fault(TUNNEL, "407", who, NO_CREDENTIALS),
        fault(TUNNEL, "200 with a length", withLength, peer -> peer.relay(correctPort), ANSWER),
        fault(
            TUNNEL,
            "103, then 200",
            hints + CONNECTED + "\r\n",
            peer -> peer.relay(correctPort),
            ANSWER));
  }

  /** Faults in the TLS handshake. */
  private static List<Fault> handshakes() {
    return List.of(
        fault(HANDSHAKE, "silence", "", TIMEOUT),
        fault(HANDSHAKE, "close", "", Connection::close, UNREACHABLE),
        fault(HANDSHAKE, "TLS 1.1, an alert", OLD_VERSION_ALERT, UNREACHABLE),
        certificate(HANDSHAKE, "expired", "it expired on 2020-12-31"),
        certificate(HANDSHAKE, "early", "it is not valid before 2100-01-01"),
        certificate(HANDSHAKE, "elsewhere", "No subject alternative DNS name matching"),
        certificate(
            HANDSHAKE, "self-signed", "it is self-signed, or signed by an untrusted authority"),
        certificate(UNTRUSTED, "good", "it is self-signed, or signed by an untrusted authority"));
  }

  private static List<Fault> http() {
    Expected unexpected = new Expected(76, "unexpected reply from the API");
    Expected tooLarge = breach("it is larger than 16 MiB");
    String early = "HTTP/1.1 413 Too large\r\nContent-Length: 0\r\n\r\n";
    String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n";
    String who = "HTTP/1.1 407 Who?\r\nContent-Length: 0\r\n\r\n";
    String unsolicited = WHOLE.replace("48213", "66666");
    return List.of(
        during(HTTP, "reset", Connection::reset, UNREACHABLE),
        during(HTTP, "silence", Connection::silence, TIMEOUT),
        during(HTTP, "close", Connection::close, CLOSED),
        during(HTTP, "early reply", send(early), unexpected),
        // Instead of a status line, or within it.
        fault(HTTP, "reset after the request", "", Connection::reset, UNREACHABLE),
        fault(HTTP, "silence in the status line", "HTTP/1.1 20", TIMEOUT),
        fault(HTTP, "close in the status line", "HTTP/1.1 20", Connection::close, CLOSED),
        fault(HTTP, "not a status line", "HTTP/1.1 2\0\377\r\n\r\n", UNREACHABLE),
        fault(HTTP, "body without a head, as in HTTP/0.9", BODY, Connection::close, UNREACHABLE),
        fault(HTTP, "endless status line", "HTTP/1.1 200 ", forever("OOOOOOOO"), UNREACHABLE),
        fault(HTTP, "100, 103, then the reply", interim + WHOLE, ANSWER),
        fault(HTTP, "slow reply", "", peer -> peer.drip(WHOLE), ANSWER),
        // In the headers.
        fault(HTTP, "not a header", OK + "\0\377: 1\r\n\r\n", UNREACHABLE),
        fault(HTTP, "slow, endless headers", OK, slowly("X-More: more\r\n"), TIMEOUT),
        fault(HTTP, "endless headers", OK, forever("X-More: more\r\n"), UNREACHABLE),
        fault(HTTP, "length that is no number", withLength("x", BODY), UNREACHABLE),
        // In the body.
        fault(HTTP, "reset in the body", HEAD + HALF, Connection::reset, UNREACHABLE),
        fault(HTTP, "slow, endless body", withLength(9999, ""), slowly(" "), TIMEOUT),
        fault(HTTP, "close in the body", HEAD + HALF, Connection::close, CLOSED),
        fault(HTTP, "length too short", withLength(HALF.length(), BODY), INVALID_JSON),
        fault(HTTP, "more than the length", WHOLE + "more", ANSWER),
        fault(
            HTTP, "close before the last chunk", CHUNKED + chunk(BODY), Connection::close, CLOSED),
        fault(HTTP, "endless chunk size", CHUNKED + "5;", forever("moremoremore"), UNREACHABLE),
        fault(HTTP, "endless body", OK + "\r\n" + BODY, forever("         "), tooLarge),
        fault(PROXY, "407", who, NO_CREDENTIALS),
        // In the second reply of a connection.
        second(HTTP, "reset", Connection::reset, UNREACHABLE),
        second(HTTP, "close", Connection::close, CLOSED),
        new Fault(
            "a reply that nobody asked for",
            HTTP,
            Query.TWO,
            after(Connection::request, WHOLE + unsolicited),
            after(Connection::request, WHOLE).then(Connection::silence),
            ANSWER),
        idle(HTTP));
  }

  private static List<Fault> https() {
    return List.of(
        during(HTTPS, "reset", Connection::reset, UNREACHABLE),
        during(HTTPS, "silence", Connection::silence, TIMEOUT),
        // Instead of the head.
        fault(HTTPS, "reset after the request", "", Connection::reset, UNREACHABLE),
        fault(HTTPS, "silence after the request", "", TIMEOUT),
        fault(HTTPS, "close after the request", "", Connection::close, CLOSED),
        // In the body.
        fault(HTTPS, "reset in the body", HEAD + HALF, Connection::reset, UNREACHABLE),
        fault(HTTPS, "slow, endless body", withLength(9999, ""), slowly(" "), TIMEOUT),
        fault(HTTPS, "close in the body", HEAD + HALF, Connection::close, CLOSED),
        fault(HTTPS, "close without close_notify", HEAD + HALF, Connection::truncate, CLOSED),
        fault(
            HTTPS,
            "close without close_notify or a length",
            OK + "\r\n" + HALF,
            Connection::truncate,
            INVALID_JSON),
        // In the second reply of a connection.
        second(HTTPS, "reset", Connection::reset, UNREACHABLE),
        second(HTTPS, "close", Connection::close, CLOSED),
        idle(HTTPS));
  }

  private static Fault unconnected(String name, Route route, Expected expected) {
    return new Fault(name, route, Query.ONE, Fault.NOBODY_LISTENS, Fault.NOBODY_LISTENS, expected);
  }

  /** A fault in which nothing more arrives after the request and these bytes. */
  private static Fault fault(Route route, String name, String reply, Expected expected) {
    return fault(route, name, reply, Connection::silence, expected);
  }

  private static Fault fault(
      Route route, String name, String before, Script arrival, Expected expected) {
    return new Fault(name, route, Query.ONE, after(route.request(), before), arrival, expected);
  }

  private static Fault certificate(Route route, String certificate, String what) {
    Script handshake = peer -> peer.tls(certificate);
    Expected expected = unreachable("the server's certificate is not trusted: " + what);
    return new Fault(
        what, route, Query.ONE, peer -> {}, handshake.then(Connection::silence), expected);
  }

  /** A fault while the program still sends its request. */
  private static Fault during(Route route, String name, Script arrival, Expected expected) {
    Script opening = route.begin().then(Connection::readSome);
    return new Fault(name + " during the request", route, Query.LONG, opening, arrival, expected);
  }

  private static Fault second(Route route, String name, Script arrival, Expected expected) {
    Script opening = after(route.request(), WHOLE).then(Connection::request);
    return new Fault(
        name + " after the second request", route, Query.TWO, opening, arrival, expected);
  }

  /** A fault in which the peer closes the connection before the second request. */
  private static Fault idle(Route route) {
    Script first = peer -> peer.send(WHOLE);
    return new Fault("close while idle", route, Query.TWO_RETRIED, route.request(), first, ANSWER);
  }

  private static Script after(Script opening, String text) {
    return opening.then(peer -> peer.send(text));
  }

  /** Sends a reply and waits until the client disconnects. */
  private static Script send(String text) {
    return after(peer -> {}, text).then(Connection::silence);
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
