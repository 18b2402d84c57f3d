package run.empirical.cli.jq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Objects;
import net.thisptr.jackson.jq.exception.JsonQueryException;

/**
 * jq's functions for times. A time is a number of seconds, or an array: year, month from 0, day,
 * hour, minute, second, day of the week from Sunday as 0, day of the year from 0.
 */
final class JqTime {
  private static final int PARTS = 8;
  private static final double MOST_SECONDS = 1e15;

  private JqTime() {}

  static JsonNode seconds(JsonNode in) throws JsonQueryException {
    return LongNode.valueOf(time(in, "mktime").toEpochSecond(ZoneOffset.UTC));
  }

  /** Parts that the format lacks are those of the start of 1900. */
  static JsonNode parse(JsonNode in, JsonNode format) throws JsonQueryException {
    if (!in.isTextual() || !format.isTextual()) {
      throw new JsonQueryException("strptime/1 requires string inputs and arguments");
    }
    DateTimeFormatter pattern = JqTimeFormat.of(format.textValue());
    TemporalAccessor parsed;
    try {
      parsed = pattern.withZone(ZoneOffset.UTC).parse(in.textValue());
    } catch (DateTimeException e) {
      throw new JsonQueryException("date " + in + " does not match format " + format);
    }
    LocalDate date = parsed.query(TemporalQueries.localDate());
    if (date == null) {
      date =
          LocalDate.of(
              part(parsed, ChronoField.YEAR, 1900),
              part(parsed, ChronoField.MONTH_OF_YEAR, 1),
              part(parsed, ChronoField.DAY_OF_MONTH, 1));
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    return parts(date.atTime(Objects.requireNonNullElse(time, LocalTime.MIDNIGHT)), 0);
  }

  private static int part(TemporalAccessor time, ChronoField field, int otherwise) {
    return time.isSupported(field) ? time.get(field) : otherwise;
  }

  /** Formats a time; {@code function} is the name in errors. */
  static JsonNode format(JsonNode in, JsonNode format, String function, ZoneId zone)
      throws JsonQueryException {
    if (!format.isTextual()) {
      throw new JsonQueryException(function + " requires a string format");
    }
    JsonNode parts = in.isNumber() ? parts(in, zone) : in;
    return TextNode.valueOf(
        JqTimeFormat.of(format.textValue()).format(time(parts, function).atZone(zone)));
  }

  /** The array of a number of seconds. */
  static ArrayNode parts(JsonNode in, ZoneId zone) throws JsonQueryException {
    double seconds = in.asDouble();
    if (!in.isNumber() || !(Math.abs(seconds) < MOST_SECONDS)) {
      throw new JsonQueryException("%s is not a time in seconds", in);
    }
    Instant instant = Instant.ofEpochSecond((long) seconds);
    return parts(LocalDateTime.ofInstant(instant, zone), seconds - Math.floor(seconds));
  }

  private static ArrayNode parts(LocalDateTime time, double fraction) {
    return JsonNodeFactory.instance
        .arrayNode()
        .add(time.getYear())
        .add(time.getMonthValue() - 1)
        .add(time.getDayOfMonth())
        .add(time.getHour())
        .add(time.getMinute())
        .add(DoubleNode.valueOf(time.getSecond() + fraction))
        .add(time.getDayOfWeek().getValue() % 7)
        .add(time.getDayOfYear() - 1);
  }

  private static LocalDateTime time(JsonNode parts, String function) throws JsonQueryException {
    boolean numbers = parts.isArray() && parts.size() >= PARTS;
    for (JsonNode part : parts) {
      numbers &= part.isNumber();
    }
    if (!numbers) {
      throw new JsonQueryException(function + " requires an array as from gmtime");
    }
    return LocalDate.of(parts.get(0).asInt(), 1, 1)
        .atStartOfDay()
        .plusMonths(parts.get(1).asInt())
        .plusDays(parts.get(2).asInt() - 1L)
        .plusHours(parts.get(3).asInt())
        .plusMinutes(parts.get(4).asInt())
        .plusSeconds(parts.get(5).asInt());
  }
}
