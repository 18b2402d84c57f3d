package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** What the peer does with one connection. */
interface Script {
  /** Runs the script; the connection is closed afterwards. */
  void play(Peer peer) throws IOException;

  /** Gives a lambda this type, for chaining. */
  static Script of(Script script) {
    return script;
  }

  /** Sends invalid text. */
  static Script striking(String text) {
    return striking(text.getBytes(ISO_8859_1));
  }

  /** Sends invalid bytes. */
  static Script striking(byte[] bytes) {
    return peer -> {
      peer.strike();
      peer.send(bytes);
    };
  }

  /** Sends invalid text and nothing more. */
  static Script sending(String text) {
    return striking(text).then(Peer::silence);
  }

  /** Sends invalid bytes and nothing more. */
  static Script sending(byte[] bytes) {
    return striking(bytes).then(Peer::silence);
  }

  /** Sends incomplete text and closes. */
  static Script ending(String text) {
    return striking(text).then(Peer::halfClose);
  }

  /** Sends the same bytes repeatedly until the client disconnects. */
  static Script endless(byte[] first, byte[] again) {
    return striking(first)
        .then(
            peer -> {
              while (true) {
                peer.send(again);
              }
            });
  }

  /** Reads a request to a proxy and sends back its credentials in every encoding. */
  static Script echoing(String before, String after) {
    return peer -> {
      String echo = String.join(" ", peer.request().proxyCredentials());
      peer.strike();
      peer.send(before + echo + after);
      peer.halfClose();
    };
  }

  /** Runs scripts in sequence. */
  default Script then(Script next) {
    return peer -> {
      play(peer);
      next.play(peer);
    };
  }
}
