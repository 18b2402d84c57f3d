package run.empirical.cli.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import run.empirical.cli.json.JsonWalk;
import run.empirical.cli.json.UnexpectedJsonException;

/** Reads a JSON document strictly: UTF-8, no duplicate keys, no trailing data. */
final class StrictJson {
  private static final JsonFactory JSON = new JsonFactory();

  private StrictJson() {}

  /** Reads a value from a document's root object. */
  interface Shape<T> {
    T read(JsonWalk json) throws IOException;
  }

  /**
   * Reads a whole document.
   *
   * @throws UnexpectedJsonException if it is not valid JSON, or not of the expected shape
   */
  static <T> T read(byte[] document, Shape<T> shape) throws UnexpectedJsonException {
    try (JsonParser parser = JSON.createParser(decode(document))) {
      if (parser.nextToken() == null) {
        throw new UnexpectedJsonException("expected an object, got nothing");
      }
      T value = shape.read(new JsonWalk(parser, /* byHand= */ true));
      if (parser.nextToken() != null) {
        throw new UnexpectedJsonException(
            JsonWalk.place(parser.currentTokenLocation())
                + ": expected nothing after the document");
      }
      return value;
    } catch (UnexpectedJsonException e) {
      throw e;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new UnexpectedJsonException(
          (at == null ? "at an unknown position" : JsonWalk.place(at)) + ": not valid JSON");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private static String decode(byte[] document) throws UnexpectedJsonException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new UnexpectedJsonException("not UTF-8");
    }
  }
}
