package run.empirical.cli.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** What the peer does with one connection. */
interface Script {
  /** Runs the script; the connection is closed afterwards. */
  void run(Peer peer) throws IOException;

  /** Gives a lambda this type, for chaining. */
  static Script of(Script script) {
    return script;
  }

  /** Sends text as the fault. */
  static Script send(String text) {
    return send(text.getBytes(ISO_8859_1));
  }

  /** Sends bytes as the fault. */
  static Script send(byte[] bytes) {
    return peer -> {
      peer.recordFault();
      peer.send(bytes);
    };
  }

  /** Sends text as the fault, and waits until the client disconnects. */
  static Script sendAndWait(String text) {
    return send(text).then(Peer::silence);
  }

  /** Sends bytes as the fault, and waits until the client disconnects. */
  static Script sendAndWait(byte[] bytes) {
    return send(bytes).then(Peer::silence);
  }

  /** Sends text as the fault, and closes the output. */
  static Script sendAndClose(String text) {
    return send(text).then(Peer::halfClose);
  }

  /** Sends the first bytes once and then the others until the client disconnects. */
  static Script sendForever(byte[] first, byte[] again) {
    return send(first)
        .then(
            peer -> {
              while (true) {
                peer.send(again);
              }
            });
  }

  /** Reads a request to a proxy and sends back its credentials in every encoding. */
  static Script echoCredentials(String before, String after) {
    return peer -> {
      String echo = String.join(" ", peer.request().proxyCredentials());
      peer.recordFault();
      peer.send(before + echo + after);
      peer.halfClose();
    };
  }

  /** Runs scripts in sequence. */
  default Script then(Script next) {
    return peer -> {
      run(peer);
      next.run(peer);
    };
  }
}
