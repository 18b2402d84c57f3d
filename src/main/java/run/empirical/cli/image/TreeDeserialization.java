package run.empirical.cli.image;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.DeserializerCache;
import com.fasterxml.jackson.databind.deser.DeserializerFactory;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/**
 * JSON is read into trees only, which is all that filters ask for. Jackson's ways to read it into
 * classes, all of which one mapper can reach, would take a fiftieth of the program.
 */
@TargetClass(DeserializerCache.class)
final class TreeDeserialization {
  private TreeDeserialization() {}

  @Substitute
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // Jackson's own callers use it.
  private JsonDeserializer<?> _createDeserializer(
      DeserializationContext context, DeserializerFactory factory, JavaType type)
      throws JsonMappingException {
    if (!JsonNode.class.isAssignableFrom(type.getRawClass())) {
      throw JsonMappingException.from(context, "only trees are read, not " + type);
    }
    return JsonNodeDeserializer.getDeserializer(type.getRawClass());
  }
}
