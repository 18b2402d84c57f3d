package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The frames of HTTP/2 (RFC 9113), written by hand so that they can be wrong, and as much of a
 * server as it takes to get to the first request.
 */
final class Http2 {
  /** The stream of a connection's first request. */
  static final int FIRST = 1;

  /** The stream of its second one. */
  static final int SECOND = 3;

  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private static final int ACK = 1;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;

  private static final int PREFACE_LENGTH = 24;

  private Http2() {}

  /** Takes the client's preface and sends the server's. */
  static void begin(Peer peer) throws IOException {
    peer.tls("good", "h2");
    new DataInputStream(peer.in()).readFully(new byte[PREFACE_LENGTH]);
    peer.send(frame(SETTINGS, 0, 0, new byte[0]));
  }

  /** Reads frames until a request has ended. */
  static void request(Peer peer) throws IOException {
    DataInputStream in = new DataInputStream(peer.in());
    boolean ended = false;
    while (!ended) {
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      in.readInt();
      in.readFully(new byte[length]);
      if (type == SETTINGS && flags != ACK) {
        peer.send(frame(SETTINGS, ACK, 0, new byte[0]));
      }
      ended = (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
    }
  }

  static byte[] headers(int stream, int flags, byte[] block) {
    return frame(HEADERS, flags, stream, block);
  }

  static byte[] continuation(int stream, int flags, byte[] block) {
    return frame(CONTINUATION, flags, stream, block);
  }

  static byte[] data(int stream, int flags, String text) {
    return frame(DATA, flags, stream, text.getBytes(ISO_8859_1));
  }

  static byte[] reset(int stream, int code) {
    return frame(RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(code).array());
  }

  static byte[] goAway(int lastStream, int code) {
    return frame(GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(lastStream).putInt(code).array());
  }

  /** Header fields as HPACK (RFC 7541) writes them with neither table nor Huffman code. */
  static byte[] block(String... namesAndValues) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.write(0);
      for (String text : new String[] {namesAndValues[i], namesAndValues[i + 1]}) {
        out.write(text.length());
        out.writeBytes(text.getBytes(ISO_8859_1));
      }
    }
    return out.toByteArray();
  }

  /** Bytes one after the other. */
  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
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
