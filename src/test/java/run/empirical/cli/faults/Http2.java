package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * HTTP/2 frames (RFC 9113), written by hand so that they can be invalid, and enough of a server to
 * reach the first request.
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
  private static final int WINDOW_UPDATE = 8;
  private static final int CONTINUATION = 9;

  private static final int PREFACE_LENGTH = 24;

  private record Head(int type, int flags, int stream) {}

  private Http2() {}

  /** Reads the client's preface and sends the server's. */
  static void begin(Peer peer) throws IOException {
    peer.tls("good", "h2");
    new DataInputStream(peer.in()).readFully(new byte[PREFACE_LENGTH]);
    peer.send(frame(SETTINGS, 0, 0, new byte[0]));
  }

  /** Reads frames until the end of a request. */
  static void request(Peer peer) throws IOException {
    Head head = read(peer);
    while ((head.type != HEADERS && head.type != DATA) || (head.flags & END_STREAM) == 0) {
      head = read(peer);
    }
  }

  /** Reads frames until the client extends a stream's window. */
  static void awaitWindowUpdate(Peer peer, int stream) throws IOException {
    Head head = read(peer);
    while (head.type != WINDOW_UPDATE || head.stream != stream) {
      head = read(peer);
    }
  }

  private static Head read(Peer peer) throws IOException {
    DataInputStream in = new DataInputStream(peer.in());
    int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
    Head head = new Head(in.readUnsignedByte(), in.readUnsignedByte(), in.readInt());
    in.readFully(new byte[length]);
    if (head.type == SETTINGS && head.flags != ACK) {
      peer.send(frame(SETTINGS, ACK, 0, new byte[0]));
    }
    return head;
  }

  /** Header fields, names and values by turns, of the first stream. */
  static byte[] headers(int flags, String... fields) {
    return frame(HEADERS, flags, FIRST, block(fields));
  }

  /** The head of a reply with status 200 and one more field. */
  static byte[] head(int stream, String name, String value) {
    return frame(HEADERS, END_HEADERS, stream, block(":status", "200", name, value));
  }

  /** More fields of a head that has not ended. */
  static byte[] continuation(String... fields) {
    return frame(CONTINUATION, 0, FIRST, block(fields));
  }

  static byte[] data(int stream, int flags, String text) {
    return frame(DATA, flags, stream, text.getBytes(ISO_8859_1));
  }

  static byte[] priority() {
    return frame(PRIORITY, 0, FIRST, new byte[5]);
  }

  static byte[] reset(int stream, int code) {
    return frame(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(code).array());
  }

  static byte[] goAway(int lastStream, int code) {
    return frame(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(lastStream).putInt(code).array());
  }

  /** Concatenates bytes. */
  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** Encodes header fields with HPACK (RFC 7541), without tables or Huffman coding. */
  private static byte[] block(String... fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < fields.length; i += 2) {
      out.write(0);
      for (String text : new String[] {fields[i], fields[i + 1]}) {
        out.write(text.length());
        out.writeBytes(text.getBytes(ISO_8859_1));
      }
    }
    return out.toByteArray();
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }
}
