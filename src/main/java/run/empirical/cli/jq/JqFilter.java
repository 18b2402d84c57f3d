package run.empirical.cli.jq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Resource;
import run.empirical.cli.model.SafeText;

/** A compiled jq filter. It can read the document and the clock, but no variables or files. */
public final class JqFilter {
  /** The position in the engine's syntax errors. */
  private static final Pattern POSITION = Pattern.compile("line \\d+, column \\d+");

  /** The engine's error for an unknown name, which it reports only at run time. */
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile(".*( does not exist|\\$\\S+ is not defined)");

  /** A document with every possible field, to try a filter on. */
  private static final String SAMPLE = Resource.text(JqFilter.class, "sample.json");

  private static final String TOO_DEEP = "a value is nested too deeply";
  private static final int MAX_SAMPLE_RESULTS = 100;

  /** jq's functions, loaded when the class is initialized: in a native program, at build time. */
  private static final Scope LIBRARY = JqLibrary.load();

  private final JsonQuery query;
  private final Supplier<ZoneId> zone;

  private JqFilter(JsonQuery query, Supplier<ZoneId> zone) {
    this.query = query;
    this.zone = zone;
  }

  /** Receives a filter's results, one at a time. */
  public interface Results {
    /**
     * Receives the next result.
     *
     * @param text formatted as in gh: a string as is, anything else as compact JSON
     */
    void add(String text) throws IOException;
  }

  /**
   * Compiles a filter.
   *
   * @param zone the machine's time zone, for {@code localtime} and {@code strflocaltime}
   * @throws FailureException of kind {@code USAGE} if it is invalid, or uses a name that is known
   *     not to exist
   */
  public static JqFilter compile(String text, Supplier<ZoneId> zone) {
    JqFilter filter;
    try {
      filter = new JqFilter(parse(text), zone);
    } catch (JsonQueryException | RuntimeException | StackOverflowError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      Matcher place = POSITION.matcher(String.valueOf(cause.getMessage()));
      throw usage("the filter does not compile" + (place.find() ? " at " + place.group() : ""));
    }
    filter.checkNames();
    return filter;
  }

  private static JsonQuery parse(String text) throws JsonQueryException {
    // First as it is, so that an error has the right position.
    JsonQuery query = JsonQuery.compile(text, JqLibrary.LANGUAGE);
    String withText = JqInterpolation.withText(text);
    return withText.equals(text) ? query : JsonQuery.compile(withText, JqLibrary.LANGUAGE);
  }

  /**
   * Runs the filter once.
   *
   * @param document JSON
   * @throws FailureException of kind {@code USAGE} if the filter fails
   * @throws IOException when {@code results} does
   */
  public void run(String document, Results results) throws IOException {
    try {
      apply(document, results);
    } catch (FailureException e) {
      throw e;
    } catch (JsonQueryException | RuntimeException e) {
      throw failed(reason(e));
    } catch (StackOverflowError e) {
      throw failed("infinite recursion");
    }
  }

  /** The engine's message, else that of its cause. */
  private static String reason(Exception error) {
    if (error.getCause() instanceof StreamConstraintsException) {
      return TOO_DEEP;
    }
    String message =
        error instanceof JsonQueryException query ? query.getOriginalMessage() : error.getMessage();
    if (message == null && error.getCause() != null) {
      message = error.getCause().getMessage();
    }
    return message == null ? "invalid argument to a function" : message;
  }

  private String text(JsonNode result) throws IOException {
    if (result.isTextual()) {
      return result.textValue();
    }
    try {
      return SafeText.of(LIBRARY.getObjectMapper().writeValueAsString(result));
    } catch (JsonProcessingException e) {
      throw failed(TOO_DEEP);
    }
  }

  private void apply(String document, Results results) throws IOException {
    Scope scope = Scope.newChildScope(LIBRARY);
    JqLibrary.addLocalTime(scope, zone);
    try {
      query.apply(
          scope,
          LIBRARY.getObjectMapper().readTree(document),
          result -> {
            try {
              results.add(text(result));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (OutOfMemoryError e) {
      // The filter's data is unreachable by now, so memory is available again.
      throw failed("out of memory");
    }
  }

  /** Finds unknown names by running the filter on the sample. Ignores other errors. */
  private void checkNames() {
    int[] results = {0};
    try {
      apply(
          SAMPLE,
          result -> {
            if (++results[0] == MAX_SAMPLE_RESULTS) {
              throw new IOException("enough");
            }
          });
    } catch (JsonQueryException e) {
      String message = String.valueOf(e.getOriginalMessage());
      if (e.getClass() == JsonQueryException.class && UNKNOWN_NAME.matcher(message).matches()) {
        throw usage("the filter does not compile: " + message);
      }
    } catch (FailureException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // It may work on the real document.
    }
  }

  private static FailureException failed(String why) {
    return usage("the filter failed: " + why);
  }

  private static FailureException usage(String message) {
    return FailureException.usage("--jq: " + message);
  }
}
