package run.empirical.cli.jq;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;

/** Writes JSON with numbers as jq prints them. */
final class JqNumbers extends JsonSerializer<JsonNode> {
  private static final int MOST_ZEROS_BEFORE_DIGITS = 4;
  private static final int MOST_ZEROS_AFTER_DIGITS = 15;

  /** A decimal number of so many digits is the same after a conversion to double and back. */
  private static final int DIGITS_THAT_SURVIVE = 15;

  @Override
  public void serialize(JsonNode value, JsonGenerator json, SerializerProvider serializers)
      throws IOException {
    value.serialize(new Generator(json), serializers);
  }

  /**
   * The shortest digits that read back as the number; very large and very small numbers with an
   * exponent of at least two digits.
   */
  static String text(double number) {
    if (Double.isNaN(number)) {
      return "null";
    }
    double finite = Math.max(-Double.MAX_VALUE, Math.min(number, Double.MAX_VALUE));
    if (finite == 0) {
      return 1 / finite < 0 ? "-0" : "0";
    }
    BigDecimal decimal = shortest(finite);
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (-exponent <= MOST_ZEROS_BEFORE_DIGITS && -decimal.scale() <= MOST_ZEROS_AFTER_DIGITS) {
      return decimal.toPlainString();
    }
    BigDecimal digits = decimal.movePointLeft(exponent).stripTrailingZeros();
    String sign = exponent < 0 ? "-" : "+";
    int size = Math.abs(exponent);
    return digits.toPlainString() + "e" + sign + (size < 10 ? "0" : "") + size;
  }

  /**
   * Not from {@link Double#toString}, which before Java 19 has too many digits for some numbers.
   */
  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    int digits = Math.abs(number) < Double.MIN_NORMAL ? 1 : DIGITS_THAT_SURVIVE;
    BigDecimal rounded = exact.round(new MathContext(digits));
    while (rounded.doubleValue() != number) {
      digits++;
      rounded = exact.round(new MathContext(digits));
    }
    return rounded.stripTrailingZeros();
  }

  private static final class Generator extends JsonGeneratorDelegate {
    Generator(JsonGenerator json) {
      super(json, false);
    }

    @Override
    public void writeNumber(double number) throws IOException {
      writeNumber(text(number));
    }
  }
}
