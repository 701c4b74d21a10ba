package darsena.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * Strict JSON as trees. Beans are never bound: reflection would cost every short command tens of
 * milliseconds.
 */
public final class Json {
  private static final int MAXIMUM_DEPTH = 64;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAXIMUM_DEPTH)
                  .maxStringLength(4 << 20)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private Json() {}

  /**
   * Reads one document: no duplicate keys, nothing after it, at most 64 levels deep. A {@link
   * MalformedJsonException} says what is wrong and where.
   */
  public static JsonNode parse(byte[] document) throws MalformedJsonException {
    try (JsonParser parser = FACTORY.createParser(document)) {
      if (parser.nextToken() == null) {
        throw new MalformedJsonException("not exactly one JSON document", null);
      }
      JsonNode node = new JsonReading(parser).value();
      if (parser.nextToken() != null) {
        throw new MalformedJsonException("not exactly one JSON document", null);
      }
      return node;
    } catch (JsonProcessingException malformed) {
      throw new MalformedJsonException(placed(malformed), malformed);
    } catch (MalformedJsonException known) {
      throw known;
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
    return written(node, UnaryOperator.identity());
  }

  /** The document for people, indented by four spaces as docker does. */
  public static String pretty(JsonNode node) {
    DefaultIndenter lines = new DefaultIndenter("    ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(lines)
            .withArrayIndenter(lines)
            .withSeparators(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""));
    return new String(
        written(node, generator -> generator.setPrettyPrinter(printer)), StandardCharsets.UTF_8);
  }

  private static byte[] written(JsonNode node, UnaryOperator<JsonGenerator> form) {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    try (JsonGenerator generator = form.apply(FACTORY.createGenerator(document))) {
      new JsonWriting(generator).value(node);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return document.toByteArray();
  }

  /** A document that is not JSON, or not strict enough. */
  public static final class MalformedJsonException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String problem, @org.jspecify.annotations.Nullable Throwable cause) {
      super(problem, cause);
    }
  }
}
