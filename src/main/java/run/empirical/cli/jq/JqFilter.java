package run.empirical.cli.jq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.text.SafeText;

/** A compiled jq filter. It can read the document and the clock, but no variables or files. */
public final class JqFilter {
  private static final Version LANGUAGE = Versions.JQ_1_7;

  /** The position in the engine's syntax errors. */
  private static final Pattern POSITION = Pattern.compile("line \\d+, column \\d+");

  /** jq's functions, loaded when the class is initialized: in a native program, at build time. */
  private static final Scope FUNCTIONS = functions();

  private final JsonQuery query;

  private JqFilter(JsonQuery query) {
    this.query = query;
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
   * @throws FailureException of kind {@code USAGE} if its syntax is invalid
   */
  public static JqFilter compile(String text) {
    try {
      // First as it is, so that an error has the right position.
      JsonQuery asTyped = JsonQuery.compile(text, LANGUAGE);
      String withText = JqInterpolation.withText(text);
      return new JqFilter(withText.equals(text) ? asTyped : JsonQuery.compile(withText, LANGUAGE));
    } catch (JsonQueryException | RuntimeException | StackOverflowError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      Matcher place = POSITION.matcher(String.valueOf(cause.getMessage()));
      throw usage(
          "the filter does not compile"
              + (place.find() ? " at " + place.group() : "")
              + "; see empirical help formatting");
    }
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
      query.apply(
          Scope.newChildScope(FUNCTIONS),
          FUNCTIONS.getObjectMapper().readTree(document),
          result -> {
            try {
              results.add(text(result));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (FailureException e) {
      throw e;
    } catch (JsonQueryException | RuntimeException e) {
      throw failed(reason(e));
    } catch (StackOverflowError e) {
      throw failed("infinite recursion");
    } catch (OutOfMemoryError e) {
      // The filter's data is unreachable by now, so memory is available again.
      throw failed("out of memory");
    }
  }

  /**
   * The engine's functions, without those that read the environment. Changes the engine's JSON
   * mapper, which is the same for all scopes.
   */
  private static Scope functions() {
    Scope scope = Scope.newEmptyScope();
    scope
        .getObjectMapper()
        .registerModule(new SimpleModule().addSerializer(DoubleNode.class, new JqNumbers()));
    BuiltinFunctionLoader.getInstance().loadFunctions(LANGUAGE, scope);
    JsonNode nothing = JsonNodeFactory.instance.objectNode();
    scope.setValue("ENV", nothing);
    scope.addFunction("env", 0, (inside, args, in, path, out, version) -> out.emit(nothing, null));
    // The engine's own uses the encoding of the platform.
    scope.addFunction(
        "@base64", 0, (inside, args, in, path, out, version) -> out.emit(base64(in), null));
    scope.addFunction("fromdate", 0, scope.getFunction("fromdateiso8601", 0));
    scope.addFunction("todate", 0, scope.getFunction("todateiso8601", 0));
    return scope;
  }

  private static JsonNode base64(JsonNode in) throws JsonQueryException {
    try {
      String text =
          in.isTextual() ? in.textValue() : FUNCTIONS.getObjectMapper().writeValueAsString(in);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    } catch (JsonProcessingException e) {
      throw new JsonQueryException(e);
    }
  }

  private static String text(JsonNode result) throws IOException {
    if (result.isTextual()) {
      return result.textValue();
    }
    try {
      return SafeText.of(FUNCTIONS.getObjectMapper().writeValueAsString(result));
    } catch (JsonProcessingException e) {
      throw failed("a value is nested too deeply");
    }
  }

  /** The engine's message, else that of its cause. */
  private static String reason(Exception error) {
    String message =
        error instanceof JsonQueryException query ? query.getOriginalMessage() : error.getMessage();
    if (message == null && error.getCause() != null) {
      message = error.getCause().getMessage();
    }
    return message == null ? "invalid argument to a function" : message;
  }

  private static FailureException failed(String why) {
    return usage("the filter failed: " + why);
  }

  private static FailureException usage(String message) {
    return FailureException.usage("--jq: " + message);
  }
}
