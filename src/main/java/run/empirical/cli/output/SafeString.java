package run.empirical.cli.output;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.SerializedString;
import run.empirical.cli.text.SafeText;

/**
 * A string that stays safe in JSON on a terminal and in the log of a CI job: a generator of its own
 * escapes only what JSON requires.
 */
final class SafeString extends SerializedString {
  private static final long serialVersionUID = 1L;

  SafeString(String text) {
    super(text);
    char[] quoted = JsonStringEncoder.getInstance().quoteAsString(text);
    // What the generator writes between the quotes.
    _quotedChars = SafeText.inLine(String.valueOf(quoted)).toCharArray();
  }
}
