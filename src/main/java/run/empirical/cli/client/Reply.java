package run.empirical.cli.client;

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
public record Reply(int status, byte[] body, boolean complete, ReplyHeaders headers) {}
