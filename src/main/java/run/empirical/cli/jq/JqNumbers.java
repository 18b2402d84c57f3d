package run.empirical.cli.jq;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.io.IOException;
import java.math.BigDecimal;

/** Writes numbers with a fraction as jq prints them. */
final class JqNumbers extends JsonSerializer<DoubleNode> {
  private static final int MOST_ZEROS_BEFORE_DIGITS = 4;
  private static final int MOST_ZEROS_AFTER_DIGITS = 15;

  @Override
  public void serialize(DoubleNode value, JsonGenerator json, SerializerProvider serializers)
      throws IOException {
    json.writeNumber(text(value.doubleValue()));
  }

  /** The digits of the number; very large and very small ones with an exponent. */
  private static String text(double number) {
    if (Double.isNaN(number)) {
      return "null";
    }
    double finite = Math.max(-Double.MAX_VALUE, Math.min(number, Double.MAX_VALUE));
    BigDecimal decimal = BigDecimal.valueOf(finite).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (-exponent <= MOST_ZEROS_BEFORE_DIGITS && -decimal.scale() <= MOST_ZEROS_AFTER_DIGITS) {
      return decimal.toPlainString();
    }
    BigDecimal digits = decimal.movePointLeft(exponent).stripTrailingZeros();
    String sign = exponent < 0 ? "-" : "+";
    int size = Math.abs(exponent);
    return digits.toPlainString() + "e" + sign + (size < 10 ? "0" : "") + size;
  }
}
