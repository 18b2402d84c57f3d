package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * HTTP/2 frames (RFC 9113), written by hand so that they can be invalid, a character for each byte,
 * and enough of a server to reach the first request.
 */
final class Http2 {
  /** The stream of a connection's first request. */
  static final int FIRST = 1;

  /** The stream of a connection's second request. */
  static final int SECOND = 3;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private static final int ACK = 1;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int PRIORITY = 2;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;

  private static final int PREFACE_LENGTH = 24;

  private record Head(int type, int flags) {}

  private Http2() {}

  /** Reads the client's preface and sends the server's. */
  static void begin(Peer peer) throws IOException {
    peer.tls("good", "h2");
    new DataInputStream(peer.in()).readFully(new byte[PREFACE_LENGTH]);
    peer.send(frame(SETTINGS, 0, 0, ""));
  }

  /** Begins a connection and reads its first request. */
  static void firstRequest(Peer peer) throws IOException {
    begin(peer);
    request(peer);
  }

  /** Reads frames until the end of a request. */
  static void request(Peer peer) throws IOException {
    Head head = read(peer);
    while ((head.type != HEADERS && head.type != DATA) || (head.flags & END_STREAM) == 0) {
      head = read(peer);
    }
  }

  private static Head read(Peer peer) throws IOException {
    DataInputStream in = new DataInputStream(peer.in());
    int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
    Head head = new Head(in.readUnsignedByte(), in.readUnsignedByte());
    in.readFully(new byte[Integer.BYTES + length]);
    if (head.type == SETTINGS && head.flags != ACK) {
      peer.send(frame(SETTINGS, ACK, 0, ""));
    }
    return head;
  }

  /** Header fields, names and values by turns, of the first stream. */
  static String headers(int flags, String... fields) {
    return frame(HEADERS, flags, FIRST, block(fields));
  }

  /** The head of a reply with status 200 and one more field. */
  static String head(String name, String value) {
    return headers(END_HEADERS, ":status", "200", name, value);
  }

  /** More fields of a head that has not ended. */
  static String continuation(String... fields) {
    return frame(CONTINUATION, 0, FIRST, block(fields));
  }

  /** A part of the first stream's body. */
  static String data(int flags, String text) {
    return frame(DATA, flags, FIRST, text);
  }

  static String priority() {
    return frame(PRIORITY, 0, FIRST, "\0".repeat(5));
  }

  static String reset(int stream, int code) {
    return frame(RST_STREAM, 0, stream, number(code));
  }

  static String goAway(int lastStream, int code) {
    return frame(GOAWAY, 0, 0, number(lastStream) + number(code));
  }

  /** Encodes header fields with HPACK (RFC 7541), without tables or Huffman coding. */
  private static String block(String... fields) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < fields.length; i++) {
      out.append(i % 2 == 0 ? "\0" : "").append((char) fields[i].length()).append(fields[i]);
    }
    return out.toString();
  }

  private static String frame(int type, int flags, int stream, String payload) {
    String lengthAndType = number(payload.length() << 8 | type);
    return lengthAndType + (char) flags + number(stream) + payload;
  }

  /** Four bytes, as characters. */
  private static String number(int value) {
    return new String(ByteBuffer.allocate(4).putInt(value).array(), ISO_8859_1);
  }
}
