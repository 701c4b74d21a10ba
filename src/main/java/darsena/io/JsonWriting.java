package darsena.io;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Gives a tree to a generator, piece by piece; the other half of {@link JsonReading}. */
final class JsonWriting {
  private final JsonGenerator generator;

  JsonWriting(JsonGenerator generator) {
    this.generator = generator;
  }

  void value(JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> generator.writeString(node.textValue());
      case NUMBER -> number(node);
      case BOOLEAN -> generator.writeBoolean(node.booleanValue());
      case NULL -> generator.writeNull();
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
    }
  }

  private void object(JsonNode node) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      generator.writeFieldName(each.getKey());
      value(each.getValue());
    }
    generator.writeEndObject();
  }

  private void array(JsonNode node) throws IOException {
    generator.writeStartArray();
    for (JsonNode each : node) {
      value(each);
    }
    generator.writeEndArray();
  }

  private void number(JsonNode node) throws IOException {
    switch (node.numberType()) {
      case INT, LONG -> generator.writeNumber(node.longValue());
      case BIG_INTEGER -> generator.writeNumber(node.bigIntegerValue());
      case FLOAT, DOUBLE -> generator.writeNumber(node.doubleValue());
      case BIG_DECIMAL -> generator.writeNumber(node.decimalValue());
    }
  }
}
