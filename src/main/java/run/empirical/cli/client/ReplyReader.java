package run.empirical.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;
import run.empirical.cli.model.LastPass;

/**
 * Reads a reply's body token by token and checks each field against the contract. Without a tree
 * there is no need for databind, which would slow down every start.
 */
final class ReplyReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Caching and interning names only slows down replies with many distinct names.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2099-12-31T23:59:59.999Z").toEpochMilli();
  private static final String MILLISECONDS =
      "whole epoch milliseconds between the years 2000 and 2100";
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private ReplyReader() {}

  /**
   * The messages of an error body; each is null if absent.
   *
   * @param message {@code error.message} (contract schema {@code ErrorResponse})
   * @param text {@code error} itself (contract schema {@code AnalyticsErrorResponse})
   */
  record ErrorBody(@Nullable String message, @Nullable String text) {
    private static final ErrorBody UNKNOWN = new ErrorBody(null, null);
  }

  /**
   * Reads a body of contract schema {@code LastPassPerEnvResponse}. Unknown fields are skipped.
   *
   * @throws UnexpectedJsonException naming the first missing or invalid field
   * @throws Deadline.PassedException if reading a large body takes too long
   */
  static List<LastPass> readLastPasses(byte[] body, Deadline deadline)
      throws UnexpectedJsonException {
    try (JsonParser parser = parser(body, deadline)) {
      parser.nextToken();
      JsonWalk walk = new JsonWalk(parser, false);
      List<LastPass> passes = null;
      walk.enterObject();
      for (String field = walk.nextMember(); field != null; field = walk.nextMember()) {
        if (field.equals("data")) {
          passes = readEntries(walk);
        } else {
          walk.skip();
        }
      }
      List<LastPass> data = walk.present(passes, "data");
      if (parser.nextToken() != null) {
        throw new UnexpectedJsonException("unexpected data after the JSON document");
      }
      return data;
    } catch (UnexpectedJsonException e) {
      throw e;
    } catch (StreamConstraintsException e) {
      throw new UnexpectedJsonException(
          "it is nested too deeply, or a name or number in it is too long");
    } catch (JsonProcessingException e) {
      throw new UnexpectedJsonException("invalid JSON: " + reason(e));
    } catch (IOException e) {
      // Reading from memory, only the decoder fails.
      throw new UnexpectedJsonException("not UTF-8");
    }
  }

  private static List<LastPass> readEntries(JsonWalk walk) throws IOException {
    List<LastPass> passes = new ArrayList<>();
    walk.enterArray();
    while (walk.nextElement()) {
      passes.add(readEntry(walk));
    }
    return passes;
  }

  private static LastPass readEntry(JsonWalk walk) throws IOException {
    String environmentId = null;
    String testRunId = null;
    Instant executedAt = null;
    walk.enterObject();
    for (String field = walk.nextMember(); field != null; field = walk.nextMember()) {
      switch (field) {
        case "environment_id" -> environmentId = walk.string();
        case "test_run_id" -> testRunId = walk.string();
        case "executed_at" ->
            executedAt = Instant.ofEpochMilli(walk.wholeNumber(EARLIEST, LATEST, MILLISECONDS));
        default -> walk.skip();
      }
    }
    return new LastPass(
        walk.present(environmentId, "environment_id"),
        walk.present(testRunId, "test_run_id"),
        walk.present(executedAt, "executed_at"));
  }

  /**
   * Reads a body of either error schema; any other body has no message.
   *
   * @throws Deadline.PassedException if reading a large body takes too long
   */
  static ErrorBody readError(byte[] body, Deadline deadline) {
    try (JsonParser parser = parser(body, deadline)) {
      parser.nextToken();
      JsonWalk walk = new JsonWalk(parser, false);
      ErrorBody found = ErrorBody.UNKNOWN;
      walk.enterObject();
      for (String field = walk.nextMember(); field != null; field = walk.nextMember()) {
        if (!field.equals("error")) {
          walk.skip();
        } else if (walk.isString()) {
          found = new ErrorBody(null, walk.string());
        } else {
          found = new ErrorBody(walk.stringMember("message"), null);
        }
      }
      return parser.nextToken() == null ? found : ErrorBody.UNKNOWN;
    } catch (IOException e) {
      return ErrorBody.UNKNOWN;
    }
  }

  /**
   * Decodes before parsing: given bytes, Jackson also accepts UTF-16, UTF-32 and some malformed
   * UTF-8.
   */
  private static JsonParser parser(byte[] body, Deadline deadline) throws IOException {
    InputStream bytes = deadline.reading(body);
    if (Arrays.mismatch(body, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length) {
      bytes.skipNBytes(BYTE_ORDER_MARK.length);
    }
    return JSON.createParser(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
  }

  /** The start of the parser's message and the position; the rest is for programmers. */
  private static String reason(JsonProcessingException error) {
    String message = error.getOriginalMessage();
    int colon = message.indexOf(": ");
    JsonLocation at = error.getLocation();
    return (colon < 0 ? message : message.substring(0, colon))
        + (at == null ? "" : " at " + JsonWalk.place(at));
  }
}
