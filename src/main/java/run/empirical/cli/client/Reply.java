package run.empirical.cli.client;

/**
 * The raw reply to one request.
 *
 * @param status the HTTP status
 * @param body the body's bytes, at most {@link BoundedBody#LIMIT}
 * @param complete whether the body ended within the limit
 * @param headers the headers
 */
// Replies are never compared, so the array is harmless.
@SuppressWarnings("ArrayRecordComponent")
public record Reply(int status, byte[] body, boolean complete, ReplyHeaders headers) {}
