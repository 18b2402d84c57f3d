package run.empirical.cli.client;

import org.jspecify.annotations.Nullable;

/**
 * What came back from one try, before anything is made of it.
 *
 * @param status the HTTP status
 * @param body the body's bytes, at most {@link BoundedBody#LIMIT}
 * @param complete whether the body ended within the limit
 * @param headers the headers that mean something here
 */
// Replies are read once and never compared, so the array does no harm.
@SuppressWarnings("ArrayRecordComponent")
public record Reply(int status, byte[] body, boolean complete, Headers headers) {

  /**
   * The reply's headers that are looked at, as sent; each is null where the server sent none.
   *
   * @param date when the server says it answered
   * @param retryAfter how long the server asks to be left alone
   * @param contentType what the server says the body is
   * @param contentLength how many bytes the server says the body has
   * @param contentEncoding how the server says the body is encoded, which nothing asked for
   * @param location where a redirect points
   */
  public record Headers(
      @Nullable String date,
      @Nullable String retryAfter,
      @Nullable String contentType,
      @Nullable Long contentLength,
      @Nullable String contentEncoding,
      @Nullable String location) {}
}
