package run.empirical.cli.client;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Assumptions;
import run.empirical.cli.model.LastPass;

/**
 * Reads a reply's body token by token and checks each field against the contract. It builds no
 * tree, which would need databind and slow down every start.
 */
final class ReplyReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Caching and interning names only slows down replies with many distinct names.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          // Jackson would quote part of an invalid token. Half a secret would not be redacted.
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(1).build())
          .build();

  private static final String MILLISECONDS = "epoch milliseconds between the years 1970 and 9999";

  private ReplyReader() {}

  /** Thrown when a body breaks the contract; the message names the first wrong field. */
  static final class BreachException extends IOException {
    private static final long serialVersionUID = 1L;

    BreachException(String message) {
      super(message);
    }
  }

  /**
   * The messages of an error body; each is null if absent.
   *
   * @param message {@code error.message} (contract schema {@code ErrorResponse})
   * @param text {@code error} itself (contract schema {@code AnalyticsErrorResponse})
   */
  record ErrorBody(@Nullable String message, @Nullable String text) {
    /** The message in either schema. */
    @Nullable String either() {
      return message != null ? message : text;
    }
  }

  /**
   * Reads a body of contract schema {@code LastPassPerEnvResponse}. Unknown fields are skipped.
   *
   * @throws BreachException naming the first missing or invalid field
   */
  static List<LastPass> readLastPasses(byte[] body) throws BreachException {
    try (JsonParser json = parser(body)) {
      expect(JsonToken.START_OBJECT, "an object", json, "");
      List<LastPass> passes = null;
      for (String name = nextMember(json); name != null; name = nextMember(json)) {
        if (name.equals("data")) {
          passes = readEntries(json);
        }
        json.skipChildren();
      }
      List<LastPass> data = present(passes, "data");
      if (json.nextToken() != null) {
        throw new BreachException("unexpected data after the JSON document");
      }
      return data;
    } catch (BreachException e) {
      throw e;
    } catch (JsonProcessingException e) {
      // The rest of the message is for programmers.
      throw new BreachException("invalid JSON: " + e.getOriginalMessage().split(": ", 2)[0]);
    } catch (IOException e) {
      // Only the decoder can fail, since the body is in memory.
      throw new BreachException("not UTF-8");
    }
  }

  private static List<LastPass> readEntries(JsonParser json) throws IOException {
    expect(JsonToken.START_ARRAY, "an array", json, "data: ");
    List<LastPass> passes = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      passes.add(readEntry(json, "data[" + passes.size() + "]"));
    }
    return passes;
  }

  private static LastPass readEntry(JsonParser json, String path) throws IOException {
    expect(JsonToken.START_OBJECT, "an object", json, path + ": ");
    String environmentId = null;
    String testRunId = null;
    Instant executedAt = null;
    for (String name = nextMember(json); name != null; name = nextMember(json)) {
      switch (name) {
        case "environment_id" -> environmentId = id(json, path + ".environment_id: ");
        case "test_run_id" -> testRunId = id(json, path + ".test_run_id: ");
        case "executed_at" -> executedAt = time(json, path + ".executed_at: ");
        default -> json.skipChildren();
      }
    }
    return new LastPass(
        present(environmentId, path + ".environment_id"),
        present(testRunId, path + ".test_run_id"),
        present(executedAt, path + ".executed_at"));
  }

  private static String id(JsonParser json, String path) throws IOException {
    if (json.hasToken(JsonToken.VALUE_NUMBER_INT)
        && Assumptions.INTEGER_ID.matcher(json.getText()).matches()) {
      return json.getText();
    }
    expect(JsonToken.VALUE_STRING, "a string", json, path);
    return json.getText();
  }

  /** Reads a time; its number may have any notation, such as {@code 1.764e12}. */
  private static Instant time(JsonParser json, String path) throws IOException {
    double millis = json.currentToken().isNumeric() ? json.getDoubleValue() : Double.NaN;
    Instant time = LastPass.time(millis);
    if (time == null) {
      throw unexpected(MILLISECONDS, json, path);
    }
    return time;
  }

  private static <T> T present(@Nullable T member, String path) throws BreachException {
    if (member == null) {
      throw new BreachException(path + ": missing");
    }
    return member;
  }

  private static void expect(JsonToken token, String expected, JsonParser json, String path)
      throws IOException {
    if (!json.hasToken(token)) {
      throw unexpected(expected, json, path);
    }
  }

  private static BreachException unexpected(String expected, JsonParser json, String path)
      throws IOException {
    return new BreachException(path + "expected " + expected + ", got " + found(json));
  }

  /** The current value for a message. A string is not quoted, since it may be long or secret. */
  private static String found(JsonParser json) throws IOException {
    String text = json.hasToken(JsonToken.VALUE_STRING) ? "a string" : json.getText();
    return text == null ? "nothing" : text;
  }

  /** Reads the messages of a body of either error schema; any other body has none. */
  static ErrorBody readError(byte[] body) {
    String message = null;
    String text = null;
    try (JsonParser json = parser(body)) {
      for (String name = nextMember(json); name != null; name = nextMember(json)) {
        if (!name.equals("error")) {
          json.skipChildren();
        } else if (json.hasToken(JsonToken.VALUE_STRING)) {
          text = json.getText();
        } else if (json.isExpectedStartObjectToken()) {
          for (String key = nextMember(json); key != null; key = nextMember(json)) {
            boolean isMessage = key.equals("message") && json.hasToken(JsonToken.VALUE_STRING);
            message = isMessage ? json.getText() : message;
            json.skipChildren();
          }
        }
      }
      if (json.nextToken() == null) {
        return new ErrorBody(message, text);
      }
    } catch (IOException e) {
      // Not JSON, so it has no message.
    }
    return new ErrorBody(null, null);
  }

  /**
   * Reads the name of an object's next member, and moves on to its value.
   *
   * @return null at the end of the object
   */
  private static @Nullable String nextMember(JsonParser json) throws IOException {
    String name = json.nextFieldName();
    if (name != null) {
      json.nextToken();
    }
    return name;
  }

  /**
   * Creates a parser that has read the first token. Jackson gets text, since from bytes it would
   * also accept UTF-16, UTF-32 and some malformed UTF-8. The whole body is decoded at once: a
   * reader would need a buffer, which is larger than most replies.
   */
  private static JsonParser parser(byte[] body) throws IOException {
    CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    JsonParser json = JSON.createParser(text.array(), text.arrayOffset(), text.length());
    json.nextToken();
    return json;
  }
}
