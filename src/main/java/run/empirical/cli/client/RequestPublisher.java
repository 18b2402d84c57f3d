package run.empirical.cli.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/**
 * A request's body. The client asks for it only when the connection, the tunnel and TLS are set up,
 * so an error before that is not the server's.
 */
final class RequestPublisher implements BodyPublisher {
  private final BodyPublisher body;
  private volatile boolean sent;

  RequestPublisher(String body) {
    this.body = BodyPublishers.ofString(body);
  }

  /** Whether the client has begun to send the body. */
  boolean sent() {
    return sent;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    sent = true;
    body.subscribe(subscriber);
  }
}
