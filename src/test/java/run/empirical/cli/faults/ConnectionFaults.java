package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static run.empirical.cli.faults.Fault.EARLY;
import static run.empirical.cli.faults.Fault.ECHO;
import static run.empirical.cli.faults.Fault.EXPIRED;
import static run.empirical.cli.faults.Fault.FLOOD;
import static run.empirical.cli.faults.Fault.GARBAGE;
import static run.empirical.cli.faults.Fault.GARBAGE_CUT;
import static run.empirical.cli.faults.Fault.HALF_CLOSE;
import static run.empirical.cli.faults.Fault.HTML;
import static run.empirical.cli.faults.Fault.INTERIM;
import static run.empirical.cli.faults.Fault.LENGTH_TOO_LONG;
import static run.empirical.cli.faults.Fault.NO_CONTENT;
import static run.empirical.cli.faults.Fault.OLD_TLS_ALERT;
import static run.empirical.cli.faults.Fault.OLD_TLS_CHOSEN;
import static run.empirical.cli.faults.Fault.OTHER_HOST;
import static run.empirical.cli.faults.Fault.REFUSED;
import static run.empirical.cli.faults.Fault.RESET;
import static run.empirical.cli.faults.Fault.SELF_SIGNED;
import static run.empirical.cli.faults.Fault.SILENCE;
import static run.empirical.cli.faults.Fault.SLOW_BEYOND;
import static run.empirical.cli.faults.Fault.SLOW_IN_TIME;
import static run.empirical.cli.faults.Fault.SWITCHING;
import static run.empirical.cli.faults.Fault.TRUNCATION;
import static run.empirical.cli.faults.Fault.UNTRUSTED;
import static run.empirical.cli.faults.Fault.WANTS_CREDENTIALS;
import static run.empirical.cli.faults.Protocol.HTTP_1;

/** Faults before a request can be sent. */
final class ConnectionFaults {
  private static final byte[] NOTHING = {};

  private static final String SERVER_HELLO = "\26\3\3\0\172\2\0\0\166\3\3";

  /** A server hello for TLS 1.1 (RFC 4346), and a TLS alert. */
  private static final String OLD_SERVER_HELLO =
      "\26\3\2\0\52\2\0\0\46\3\2" + "r".repeat(32) + "\0\300\23\0";

  private static final String OLD_VERSION_ALERT = "\25\3\2\0\2\2\106";

  private static final String NO_BYTES = "there is no connection yet to receive bytes from";

  private ConnectionFaults() {}

  static void fill(FaultTable table) {
    dns(table);
    connect(table);
    proxyConnect(table);
    tlsHandshake(table);
  }

  private static void dns(FaultTable table) {
    row(table, Stage.DNS, Wiring.UNKNOWN_HOST, Peer::recordFault)
        .expect(
            REFUSED,
            Peer::recordFault,
            Expected.unreachable("could not resolve host no-such-host.invalid"))
        .expect(SILENCE, Wiring.SILENT_RESOLVER, Peer::recordFault, 0, Expected.TIMEOUT)
        .exclude("the resolver ignores an invalid answer: covered by silence", GARBAGE)
        .excludeOthers(NO_BYTES);
  }

  private static void connect(FaultTable table) {
    row(table, Stage.CONNECT, Wiring.NO_LISTENER, Peer::recordFault)
        .expect(REFUSED, Peer::recordFault, Expected.unreachable("connection refused"))
        .exclude("a refused connection is a reset", RESET);
    new Row(
            table,
            HTTP_1,
            Stage.CONNECT,
            Wiring.FULL_BACKLOG,
            Peer::recordFault,
            NOTHING,
            NOTHING,
            Row.TWO_IDS)
        .expect(SILENCE, Peer::recordFault, Expected.TIMEOUT.afterAnAnswer())
        .excludeOthers(NO_BYTES);
  }

  private static void proxyConnect(FaultTable table) {
    String ok = "HTTP/1.1 200 Connection established\r\n";
    new Row(
            table,
            HTTP_1,
            Stage.PROXY_CONNECT,
            Wiring.TUNNEL,
            Peer::request,
            bytes(ok.substring(0, 11)),
            bytes(ok.substring(11)),
            Row.ONE_ID)
        .expect(
            REFUSED, Wiring.NO_PROXY, Peer::recordFault, 0, Expected.noTunnel("connection refused"))
        .expect(RESET, Expected.noTunnel("connection reset"))
        .expect(SILENCE, Expected.TIMEOUT)
        .expect(
            HALF_CLOSE, Expected.noTunnel("the connection closed before the whole reply arrived"))
        .expect(
            GARBAGE,
            Script.sendAndWait("220 mail.example ESMTP\r\n"),
            Expected.noTunnel(
                "the reply to CONNECT is not HTTP: Invalid status line: \"220 mail.example"
                    + " ESMTP\""))
        .expect(
            GARBAGE_CUT,
            Script.sendAndClose("220 mail"),
            Expected.noTunnel(
                "the reply to CONNECT is not HTTP: Invalid status line: \"220 mail\""))
        .expect(
            ECHO,
            Wiring.TUNNEL,
            Script.echoCredentials("", "\r\n"),
            0,
            Expected.noTunnel(
                "the reply to CONNECT is not HTTP: Invalid status line: \"" + Expected.ECHO + "\""))
        .expect(
            NO_CONTENT,
            Script.sendAndWait("HTTP/1.1 204 No content\r\nContent-Length: 5\r\n\r\n"),
            Expected.noTunnel("Tunnel failed, got: 204"))
        .expect(
            SLOW_IN_TIME,
            Script.of(peer -> peer.dripInTime(bytes(ok + "\r\n"))).then(Peer::relay),
            Expected.ANSWER)
        .expect(SLOW_BEYOND, Expected.TIMEOUT)
        .expect(
            FLOOD,
            Script.sendForever(bytes(ok), bytes("X-More: and more\r\n")),
            Expected.noTunnel(
                "the reply to CONNECT is not HTTP: Header size too big: 393217 > 393216"))
        .expect(
            LENGTH_TOO_LONG,
            Script.send(ok + "Content-Length: 100\r\n\r\n").then(Peer::relay),
            Expected.ANSWER)
        .expect(
            INTERIM,
            Script.send("HTTP/1.1 103 Early Hints\r\nLink: </>\r\n\r\n" + ok + "\r\n")
                .then(Peer::relay),
            Expected.ANSWER)
        .expect(
            SWITCHING,
            Script.sendAndWait("HTTP/1.1 101 Go on\r\n\r\n"),
            Expected.noTunnel(
                "the reply to CONNECT is not HTTP: Unexpected 101 response, when not upgrading"))
        .expect(
            WANTS_CREDENTIALS,
            Script.sendAndWait(
                "HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"t\"\r\n\r\n"),
            Expected.WANTS_CREDENTIALS)
        .expect(
            HTML,
            Script.sendAndWait(
                "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html></html>"),
            Expected.noTunnel("Tunnel failed, got: 502"))
        .excludeOthers(
            "there is no TLS or body yet, and headers about a body are ignored after CONNECT,"
                + " as a wrong length shows");
  }

  private static void tlsHandshake(FaultTable table) {
    new Row(
            table,
            HTTP_1,
            Stage.TLS_HANDSHAKE,
            Wiring.TLS,
            Peer::readSome,
            NOTHING,
            bytes(SERVER_HELLO),
            Row.ONE_ID)
        .expect(RESET, Expected.tls("Remote host terminated the handshake"))
        .expect(SILENCE, Expected.TIMEOUT)
        .expect(HALF_CLOSE, Expected.tls("Remote host terminated the handshake"))
        .expect(
            GARBAGE,
            Script.sendAndWait("HTTP/1.1 400 Bad Request\r\n\r\n"),
            Expected.tls("the reply is not TLS"))
        .expect(SLOW_IN_TIME, Wiring.TLS, Peer::relaySlowly, 0, Expected.ANSWER)
        .expect(SLOW_BEYOND, Expected.TIMEOUT)
        .expect(
            EXPIRED,
            Wiring.TLS,
            presentCertificate("expired"),
            0,
            Expected.tls("the server's certificate has expired"))
        .expect(
            EARLY,
            Wiring.TLS,
            presentCertificate("early"),
            0,
            Expected.tls("the server's certificate is not valid yet"))
        .expect(
            OTHER_HOST,
            Wiring.TLS,
            presentCertificate("elsewhere"),
            0,
            Expected.tls(
                "the server's certificate is for another host (No subject alternative DNS name"
                    + " matching localhost found.). Is the base URL {url} right?"))
        .expect(
            UNTRUSTED,
            Wiring.TLS_UNTRUSTED,
            presentCertificate("good"),
            0,
            certificate("is signed by an untrusted authority"))
        .expect(
            SELF_SIGNED,
            Wiring.TLS,
            presentCertificate("self-signed"),
            0,
            certificate("is self-signed and not trusted"))
        .expect(
            OLD_TLS_CHOSEN,
            Script.sendAndWait(OLD_SERVER_HELLO),
            Expected.tls("the server supports neither TLS 1.2 nor TLS 1.3"))
        .expect(
            OLD_TLS_ALERT,
            Script.sendAndWait(OLD_VERSION_ALERT),
            Expected.tls("the server supports neither TLS 1.2 nor TLS 1.3"))
        .exclude(
            "TLS has no close_notify before the end of the handshake: covered by half-close",
            TRUNCATION)
        .exclude("the first bytes that are not TLS end the handshake: covered by garbage", FLOOD)
        .excludeOthers("HTTP has not started");
  }

  private static Row row(FaultTable table, Stage stage, Wiring wiring, Script opening) {
    return new Row(table, HTTP_1, stage, wiring, opening, NOTHING, NOTHING, Row.ONE_ID);
  }

  /** Presents a certificate in the TLS handshake. */
  private static Script presentCertificate(String certificate) {
    return Script.of(Peer::recordFault)
        .then(peer -> peer.tls(certificate, "h2"))
        .then(Peer::silence);
  }

  private static Expected certificate(String what) {
    return Expected.certificate("the server's certificate " + what);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
