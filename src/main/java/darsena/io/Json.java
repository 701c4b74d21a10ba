package darsena.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Strict JSON as trees. Beans are never bound: reflection would cost every short command tens of
 * milliseconds.
 */
public final class Json {
  private static final int MAXIMUM_DEPTH = 64;
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAXIMUM_DEPTH)
                          .maxStringLength(4 << 20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * Reads one document: no duplicate keys, nothing after it, at most 64 levels deep. A {@link
   * MalformedJsonException} says what is wrong and where.
   */
  public static JsonNode parse(byte[] document) throws MalformedJsonException {
    try (JsonParser parser = MAPPER.getFactory().createParser(document)) {
      JsonNode node = MAPPER.readTree(parser);
      if (node == null || node.isMissingNode() || parser.nextToken() != null) {
        throw new MalformedJsonException("not exactly one JSON document", null);
      }
      return node;
    } catch (JsonProcessingException malformed) {
      throw new MalformedJsonException(placed(malformed), malformed);
    } catch (IOException impossible) {
      throw new MalformedJsonException("unreadable", impossible);
    }
  }

  /** What is wrong and in which line, without the parser's words about where it reads from. */
  private static String placed(JsonProcessingException malformed) {
    String problem = malformed.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    return malformed.getLocation() == null
        ? problem
        : "line " + malformed.getLocation().getLineNr() + ": " + problem;
  }

  /** A new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The document in its shortest form. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The document for people, indented by four spaces as docker does. */
  public static String pretty(JsonNode node) {
    try {
      var printer =
          new com.fasterxml.jackson.core.util.DefaultPrettyPrinter()
              .withObjectIndenter(new com.fasterxml.jackson.core.util.DefaultIndenter("    ", "\n"))
              .withArrayIndenter(new com.fasterxml.jackson.core.util.DefaultIndenter("    ", "\n"))
              .withSeparators(
                  com.fasterxml.jackson.core.util.Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(
                          com.fasterxml.jackson.core.util.Separators.Spacing.AFTER)
                      .withObjectEmptySeparator("")
                      .withArrayEmptySeparator(""));
      return MAPPER
          .writer(printer)
          .without(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A document that is not JSON, or not strict enough. */
  public static final class MalformedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String problem, @org.jspecify.annotations.Nullable Throwable cause) {
      super(problem, cause);
    }
  }
}
