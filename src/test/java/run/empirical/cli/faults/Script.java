package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** What the other end does with one connection. */
interface Script {
  /** Does it; the connection is closed afterwards. */
  void play(Peer peer) throws IOException;

  /** For a lambda that something follows. */
  static Script of(Script script) {
    return script;
  }

  /** Sends text that is wrong. */
  static Script striking(String text) {
    return striking(text.getBytes(ISO_8859_1));
  }

  /** Sends bytes that are wrong. */
  static Script striking(byte[] bytes) {
    return peer -> {
      peer.strike();
      peer.send(bytes);
    };
  }

  /** Sends text that is wrong, and nothing more. */
  static Script sending(String text) {
    return striking(text).then(Peer::silence);
  }

  /** Sends bytes that are wrong, and nothing more. */
  static Script sending(byte[] bytes) {
    return striking(bytes).then(Peer::silence);
  }

  /** Sends text that wants more, and ends. */
  static Script ending(String text) {
    return striking(text).then(Peer::halfClose);
  }

  /** Sends the same again and again until the client leaves. */
  static Script endless(byte[] first, byte[] again) {
    return striking(first)
        .then(
            peer -> {
              while (true) {
                peer.send(again);
              }
            });
  }

  /** Reads a request to a proxy and sends the credentials that came with it, in every form. */
  static Script echoing(String before, String after) {
    return peer -> {
      String echo = String.join(" ", peer.request().proxyCredentials());
      peer.strike();
      peer.send(before + echo + after);
      peer.halfClose();
    };
  }

  /** One after the other. */
  default Script then(Script next) {
    return peer -> {
      play(peer);
      next.play(peer);
    };
  }
}
