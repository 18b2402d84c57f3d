package run.empirical.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.SafeText;

/**
 * Writes a JSON document. Its text has no secrets, and is safe on a terminal and in the log of a CI
 * job.
 */
final class JsonWriter {
  /** Creates generators that do not flush the writer: its owner does. */
  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

  /** Half of a character. Programs such as jq reject a document with one, even escaped. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private final Drawing drawing;
  private final JsonGenerator json;

  /** The names of members so far, which repeat. */
  private final Map<String, SafeString> names = new HashMap<>();

  /**
   * The members of an object, in order. A value is a text, a number, a boolean or null, members, or
   * a stream of values, which becomes an array. Streams are read when they are written, so that a
   * long document is never in memory.
   */
  static final class Members {
    private final List<Member> members = new ArrayList<>();

    private record Member(String name, @Nullable Object value) {}

    /** Adds a member. */
    Members with(String name, @Nullable Object value) {
      members.add(new Member(name, value));
      return this;
    }

    /** Adds a member unless its value is null. */
    Members withKnown(String name, @Nullable Object value) {
      return value == null ? this : with(name, value);
    }

    /** Adds the members of another object. */
    Members withAll(Members others) {
      members.addAll(others.members);
      return this;
    }
  }

  /** A text for which Jackson's own escapes do not suffice. */
  private static final class SafeString extends SerializedString {
    private static final long serialVersionUID = 1L;

    SafeString(String text) {
      super(text);
      String whole = LONE_SURROGATE.matcher(text).replaceAll("\ufffd");
      String quoted = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(whole));
      // The generator writes these characters as they are. Jackson's own hook for escapes gets one
      // UTF-16 unit at a time, which cannot tell the invisible tag U+E0001 from the mouse U+1F401:
      // both end with the same one.
      _quotedChars = SafeText.inLine(quoted).toCharArray();
    }
  }

  /** Writes indented text for a terminal, else one line. */
  JsonWriter(Drawing drawing, Writer out) throws IOException {
    this.drawing = drawing;
    this.json = JSON.createGenerator(out);
    if (drawing.style().isTerminal()) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    }
  }

  /** An ID as text: lone surrogates are escaped, since U+FFFD would make different IDs equal. */
  static @Nullable String id(@Nullable String id) {
    return id == null || SafeText.inLine(id).equals(id)
        ? id
        : LONE_SURROGATE
            .matcher(id)
            .replaceAll(half -> Matcher.quoteReplacement(SafeText.inLine(half.group())));
  }

  /** Writes the document and a line break. */
  void write(Members document) throws IOException {
    value(document);
    json.writeRaw('\n');
    json.flush();
  }

  private void value(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      String redacted = drawing.redacted(text);
      if (SafeText.inLine(redacted).equals(redacted)) {
        json.writeString(redacted);
      } else {
        json.writeString(new SafeString(redacted));
      }
    } else if (value instanceof Members object) {
      json.writeStartObject();
      for (Members.Member member : object.members) {
        json.writeFieldName(
            names.computeIfAbsent(member.name(), name -> new SafeString(drawing.redacted(name))));
        value(member.value());
      }
      json.writeEndObject();
    } else if (value instanceof Stream<?> values) {
      json.writeStartArray();
      for (Iterator<?> each = values.iterator(); each.hasNext(); ) {
        value(each.next());
      }
      json.writeEndArray();
    } else {
      // A number, a boolean or null. Jackson throws for anything else.
      json.writePOJO(value);
    }
  }
}
