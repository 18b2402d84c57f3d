package run.empirical.cli.failure;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message from a template, in which {@code %s} stands for a value and {@code %%} for a
 * percent sign. The template is a constant that the compiler checks, so that a search for the words
 * of a message finds it. Text from elsewhere is a value, never a template.
 */
public final class Message {
  private Message() {}

  /** The template with these values, in any locale the same. */
  @FormatMethod
  public static String of(@FormatString String template, @Nullable Object... values) {
    return String.format(Locale.ROOT, template, values);
  }
}
