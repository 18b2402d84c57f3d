package run.empirical.cli.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.model.LastPass;

/**
 * Reads a reply's body token by token and holds each field against the contract. Reading without a
 * tree needs no databinding, which a short-lived process would pay for at every start.
 */
final class ReplyReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Caching and interning names only slows down a reply with many distinct ones.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();
  private static final int MOST_INTEGER_DIGITS = 18;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private ReplyReader() {}

  /**
   * The messages of an error body; either is null where the body does not have it.
   *
   * @param message {@code error.message} (contract schema {@code ErrorResponse})
   * @param text {@code error} itself (contract schema {@code AnalyticsErrorResponse})
   */
  record ErrorBody(@Nullable String message, @Nullable String text) {
    private static final ErrorBody UNKNOWN = new ErrorBody(null, null);
  }

  /**
   * Reads a body of contract schema {@code LastPassPerEnvResponse}. Fields that the contract does
   * not know are skipped.
   *
   * @throws ContractBreach naming the first field that is missing or wrong
   * @throws Deadline.PassedException when a large body takes too long to read
   */
  static List<LastPass> readLastPasses(byte[] body, Deadline deadline) throws ContractBreach {
    try (JsonParser json = parser(body, deadline)) {
      expect(json.nextToken(), JsonToken.START_OBJECT, "the reply");
      List<LastPass> passes = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("data")) {
          expect(value, JsonToken.START_ARRAY, "data");
          passes = readEntries(json);
        } else {
          json.skipChildren();
        }
      }
      if (passes == null) {
        throw new ContractBreach("data: missing");
      }
      if (json.nextToken() != null) {
        throw new ContractBreach("the reply goes on after its JSON document");
      }
      return passes;
    } catch (StreamConstraintsException e) {
      throw new ContractBreach("it is nested too deeply, or a name or number in it is too long");
    } catch (JsonProcessingException e) {
      throw new ContractBreach("not JSON that can be read: " + reason(e));
    } catch (CharacterCodingException e) {
      throw new ContractBreach("not UTF-8");
    } catch (IOException e) {
      throw new ContractBreach("not JSON that can be read: " + e.getMessage());
    }
  }

  /**
   * Decodes before it parses: given bytes, Jackson also accepts UTF-16, UTF-32 and some malformed
   * UTF-8.
   */
  private static JsonParser parser(byte[] body, Deadline deadline) throws IOException {
    InputStream bytes = deadline.reading(body);
    if (Arrays.mismatch(body, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length) {
      bytes.skipNBytes(BYTE_ORDER_MARK.length);
    }
    return JSON.createParser(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
  }

  /** The parser's first words and the place; the words that follow speak to programmers. */
  private static String reason(JsonProcessingException error) {
    String message = error.getOriginalMessage();
    int colon = message.indexOf(": ");
    JsonLocation at = error.getLocation();
    return (colon < 0 ? message : message.substring(0, colon))
        + (at == null ? "" : " at " + JsonWalk.place(at));
  }

  /**
   * Reads a body of either error schema; anything else has no message.
   *
   * @throws Deadline.PassedException when a large body takes too long to read
   */
  static ErrorBody readError(byte[] body, Deadline deadline) {
    try (JsonParser json = parser(body, deadline)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return ErrorBody.UNKNOWN;
      }
      ErrorBody found = ErrorBody.UNKNOWN;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isError = json.currentName().equals("error");
        JsonToken value = json.nextToken();
        if (isError && value == JsonToken.VALUE_STRING) {
          found = new ErrorBody(null, json.getText());
        } else if (isError && value == JsonToken.START_OBJECT) {
          found = new ErrorBody(readMessage(json), null);
        } else {
          json.skipChildren();
        }
      }
      return json.nextToken() == null ? found : ErrorBody.UNKNOWN;
    } catch (IOException e) {
      return ErrorBody.UNKNOWN;
    }
  }

  private static @Nullable String readMessage(JsonParser json) throws IOException {
    String message = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isMessage = json.currentName().equals("message");
      JsonToken value = json.nextToken();
      if (isMessage && value == JsonToken.VALUE_STRING) {
        message = json.getText();
      } else {
        json.skipChildren();
      }
    }
    return message;
  }

  private static List<LastPass> readEntries(JsonParser json) throws IOException, ContractBreach {
    List<LastPass> passes = new ArrayList<>();
    JsonToken token = json.nextToken();
    while (token != JsonToken.END_ARRAY) {
      String path = "data[" + passes.size() + "]";
      expect(token, JsonToken.START_OBJECT, path);
      passes.add(readEntry(json, path));
      token = json.nextToken();
    }
    return passes;
  }

  private static LastPass readEntry(JsonParser json, String path)
      throws IOException, ContractBreach {
    String environmentId = null;
    String testRunId = null;
    Instant executedAt = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      switch (field) {
        case "environment_id" -> environmentId = string(json, value, path, field);
        case "test_run_id" -> testRunId = string(json, value, path, field);
        case "executed_at" -> executedAt = instant(json, value, path + "." + field);
        default -> json.skipChildren();
      }
    }
    return new LastPass(
        present(environmentId, path + ".environment_id"),
        present(testRunId, path + ".test_run_id"),
        present(executedAt, path + ".executed_at"));
  }

  private static String string(JsonParser json, JsonToken token, String path, String field)
      throws IOException, ContractBreach {
    expect(token, JsonToken.VALUE_STRING, path + "." + field);
    return json.getText();
  }

  /** Epoch milliseconds in any JSON spelling: 1763900000000, 1763900000000.0 and 1.7639e12. */
  private static Instant instant(JsonParser json, JsonToken token, String path)
      throws IOException, ContractBreach {
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw mismatch(path, "a number", token);
    }
    Long millis =
        json.getNumberType() == JsonParser.NumberType.LONG
            ? Long.valueOf(json.getLongValue())
            : whole(json.getText());
    if (millis == null || millis < EARLIEST || millis >= LATEST) {
      throw new ContractBreach(
          path
              + ": expected whole epoch milliseconds between the years 2000 and 2100, got "
              + json.getText());
    }
    return Instant.ofEpochMilli(millis);
  }

  /** The value of a JSON number; null for a fraction and for more digits than any time has. */
  private static @Nullable Long whole(String number) {
    BigDecimal value;
    try {
      value = new BigDecimal(number);
    } catch (NumberFormatException e) {
      // JSON bounds no exponent, BigDecimal has 32 bits for it.
      return null;
    }
    // 1e999999999 is a short text and a huge integer: bound the digits before converting.
    if (Math.abs((long) value.precision() - value.scale()) > MOST_INTEGER_DIGITS) {
      return null;
    }
    BigDecimal whole = value.stripTrailingZeros();
    return whole.scale() > 0 ? null : whole.longValueExact();
  }

  private static <T> T present(@Nullable T value, String path) throws ContractBreach {
    if (value == null) {
      throw new ContractBreach(path + ": missing");
    }
    return value;
  }

  private static void expect(@Nullable JsonToken token, JsonToken wanted, String path)
      throws ContractBreach {
    if (token != wanted) {
      throw mismatch(path, JsonWalk.kind(wanted), token);
    }
  }

  private static ContractBreach mismatch(String path, String wanted, @Nullable JsonToken got) {
    return new ContractBreach(
        path + ": expected " + wanted + ", got " + (got == null ? "nothing" : JsonWalk.kind(got)));
  }
}
