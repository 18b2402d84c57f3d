package run.empirical.cli.jq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.exception.JsonQueryUserException;
import run.empirical.cli.model.Resource;

/**
 * The functions of jq: the engine's, and our own where it has none or differs from jq. None reads
 * variables or files.
 */
final class JqLibrary {
  static final Version LANGUAGE = Versions.JQ_1_7;

  private static final Pattern NUMBER =
      Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");
  private static final Pattern LONG = Pattern.compile("[+-]?\\d{1,18}");

  private JqLibrary() {}

  /** Loads all functions. Changes the engine's JSON mapper, which is the same for all scopes. */
  static Scope load() {
    Scope scope = Scope.newEmptyScope();
    scope
        .getObjectMapper()
        .registerModule(new SimpleModule().addSerializer(JsonNode.class, new JqNumbers()));
    BuiltinFunctionLoader.getInstance().loadFunctions(LANGUAGE, scope);
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    scope.setValue("ENV", nothing);
    scope.addFunction("env", 0, function(in -> nothing));
    scope.addFunction("error", 0, function(JqLibrary::fail));
    scope.addFunction("@uri", 0, function(in -> uri(scope, in)));
    scope.addFunction("@base64", 0, function(in -> base64(scope, in)));
    scope.addFunction("implode", 0, function(JqLibrary::implode));
    scope.addFunction("tojson", 0, function(in -> json(scope, in)));
    scope.addFunction("tonumber", 0, function(JqLibrary::number));
    scope.addFunction("mktime", 0, function(JqTime::seconds));
    scope.addFunction("strptime", 1, function(JqTime::parse));
    addTime(scope, "gmtime", "strftime", () -> ZoneOffset.UTC);
    // So that builtins lists them; each filter has its own.
    addLocalTime(scope, () -> ZoneOffset.UTC);
    // For our definitions of the same functions.
    scope.addFunction("_join", 1, scope.getFunction("join", 1));
    scope.addFunction("_log2", 0, scope.getFunction("log2", 0));
    define(scope);
    return scope;
  }

  /**
   * Adds the functions that depend on the machine's time zone.
   *
   * @param zone asked for only when one of them runs
   */
  static void addLocalTime(Scope scope, Supplier<ZoneId> zone) {
    addTime(scope, "localtime", "strflocaltime", zone);
  }

  private static void addTime(Scope scope, String parts, String format, Supplier<ZoneId> zone) {
    scope.addFunction(parts, 0, function(in -> JqTime.parts(in, zone.get())));
    scope.addFunction(
        format, 1, function((in, text) -> JqTime.format(in, text, format + "/1", zone.get())));
  }

  private static void define(Scope scope) {
    // The engine keeps them in a scope of its own, which only a function that is called sees.
    Scope outside = Scope.newChildScope(scope);
    outside.addFunction(
        "_publish",
        0,
        (inside, args, value, path, out, version) ->
            inside.getLocalFunctions().forEach(scope::addFunction));
    try {
      JsonQuery.compile(Resource.text(JqLibrary.class, "jq-1.7.jq") + "_publish", LANGUAGE)
          .apply(outside, NullNode.getInstance(), result -> {});
    } catch (JsonQueryException e) {
      throw new UncheckedIOException("a part of this program is invalid", e);
    }
  }

  private static JsonNode fail(JsonNode in) throws JsonQueryException {
    throw new JsonQueryUserException(in);
  }

  private static JsonNode uri(Scope scope, JsonNode in) throws JsonQueryException {
    String form = URLEncoder.encode(text(scope, in), StandardCharsets.UTF_8);
    return TextNode.valueOf(form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
  }

  /** The engine's own uses the encoding of the platform. */
  private static JsonNode base64(Scope scope, JsonNode in) throws JsonQueryException {
    byte[] bytes = text(scope, in).getBytes(StandardCharsets.UTF_8);
    return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
  }

  private static String text(Scope scope, JsonNode in) throws JsonQueryException {
    return (in.isTextual() ? in : json(scope, in)).textValue();
  }

  private static JsonNode implode(JsonNode in) throws JsonQueryException {
    StringBuilder text = new StringBuilder();
    for (JsonNode character : in) {
      if (!in.isArray() || !Character.isValidCodePoint(character.asInt(-1))) {
        throw new JsonQueryException("%s cannot be imploded", in);
      }
      text.appendCodePoint(character.asInt());
    }
    return TextNode.valueOf(text.toString());
  }

  private static JsonNode json(Scope scope, JsonNode in) throws JsonQueryException {
    try {
      return TextNode.valueOf(scope.getObjectMapper().writeValueAsString(in));
    } catch (JsonProcessingException e) {
      throw new JsonQueryException(e);
    }
  }

  private static JsonNode number(JsonNode in) throws JsonQueryException {
    if (in.isNumber()) {
      return in;
    }
    String text = in.isTextual() ? in.textValue().strip() : "";
    if (!NUMBER.matcher(text).matches()) {
      throw new JsonQueryException("%s cannot be parsed as a number", in);
    }
    // Integers in full, as test run IDs may be longer than a double is precise.
    return LONG.matcher(text).matches()
        ? LongNode.valueOf(Long.parseLong(text))
        : DoubleNode.valueOf(Double.parseDouble(text));
  }

  /** Computes a function's result. */
  private interface Unary {
    JsonNode apply(JsonNode in) throws JsonQueryException;
  }

  /** Computes the result of a function with an argument. */
  private interface Binary {
    JsonNode apply(JsonNode in, JsonNode argument) throws JsonQueryException;
  }

  private static Function function(Unary unary) {
    return (scope, args, in, path, out, version) -> out.emit(unary.apply(in), null);
  }

  private static Function function(Binary binary) {
    return (scope, args, in, path, out, version) ->
        args.get(0).apply(scope, in, argument -> out.emit(binary.apply(in, argument), null));
  }
}
