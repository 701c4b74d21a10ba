package darsena.oci;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.image.Digest;
import darsena.io.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The members of one JSON object, by name and type. A null counts as absent, since Go's encoder
 * writes empty lists and maps as null.
 */
final class Fields {
  private final String place;
  private final JsonNode object;

  private Fields(String place, JsonNode object) {
    this.place = place;
    this.object = object;
  }

  static Fields ofDocument(String place, byte[] raw) throws MalformedDocumentException {
    if (raw.length > OciDocument.LARGEST) {
      throw new MalformedDocumentException(place + " is larger than 4 MiB");
    }
    try {
      return of(place, Json.parse(raw));
    } catch (Json.MalformedJsonException malformed) {
      throw new MalformedDocumentException(place + " is not valid: " + malformed.getMessage());
    }
  }

  static Fields of(String place, JsonNode node) throws MalformedDocumentException {
    if (!node.isObject()) {
      throw new MalformedDocumentException(place + " is not an object");
    }
    return new Fields(place, node);
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  MalformedDocumentException problem(String reason) {
    return new MalformedDocumentException(place + " " + reason);
  }

  Optional<String> text(String name) throws MalformedDocumentException {
    JsonNode value = object.path(name);
    if (absent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw problem("has a `" + name + "` that is no text");
    }
    return Optional.of(value.textValue());
  }

  String requiredText(String name) throws MalformedDocumentException {
    return text(name).orElseThrow(() -> problem("has no `" + name + "`"));
  }

  Digest requiredDigest(String name) throws MalformedDocumentException {
    return digest(requiredText(name));
  }

  Optional<Long> number(String name) throws MalformedDocumentException {
    JsonNode value = object.path(name);
    if (absent(value)) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw problem("has a `" + name + "` that is no whole number");
    }
    return Optional.of(value.longValue());
  }

  boolean flag(String name) throws MalformedDocumentException {
    JsonNode value = object.path(name);
    if (!absent(value) && !value.isBoolean()) {
      throw problem("has a `" + name + "` that is neither true nor false");
    }
    return value.asBoolean(false);
  }

  /** An instant of RFC 3339; the epoch when absent. */
  Instant instant(String name) throws MalformedDocumentException {
    Optional<String> text = text(name);
    try {
      return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text.get()).toInstant();
    } catch (DateTimeException malformed) {
      throw problem("has a `" + name + "` that is no time");
    }
  }

  Optional<Fields> object(String name) throws MalformedDocumentException {
    JsonNode value = object.path(name);
    return absent(value) ? Optional.empty() : Optional.of(of(place + "'s `" + name + "`", value));
  }

  Fields requiredObject(String name) throws MalformedDocumentException {
    return object(name).orElseThrow(() -> problem("has no `" + name + "`"));
  }

  List<Fields> objects(String name) throws MalformedDocumentException {
    List<Fields> found = new ArrayList<>();
    for (JsonNode element : array(name)) {
      found.add(of(place + "'s `" + name + "[" + found.size() + "]`", element));
    }
    return found;
  }

  List<String> texts(String name) throws MalformedDocumentException {
    List<String> found = new ArrayList<>();
    for (JsonNode element : array(name)) {
      if (!element.isTextual()) {
        throw problem("has a `" + name + "` with something that is no text");
      }
      found.add(element.textValue());
    }
    return found;
  }

  List<Digest> digests(String name) throws MalformedDocumentException {
    List<Digest> found = new ArrayList<>();
    for (String text : texts(name)) {
      found.add(digest(text));
    }
    return found;
  }

  Map<String, String> textMap(String name) throws MalformedDocumentException {
    Map<String, String> found = new LinkedHashMap<>();
    JsonNode map = mapping(name);
    for (Map.Entry<String, JsonNode> member : map.properties()) {
      if (!member.getValue().isTextual()) {
        throw problem("has a `" + name + "` with something that is no text");
      }
      found.put(member.getKey(), member.getValue().textValue());
    }
    return found;
  }

  /** The keys of an object that stands for a set, as the specification writes volumes and ports. */
  List<String> keys(String name) throws MalformedDocumentException {
    return mapping(name).properties().stream().map(Map.Entry::getKey).toList();
  }

  private JsonNode mapping(String name) throws MalformedDocumentException {
    JsonNode value = object.path(name);
    if (!absent(value) && !value.isObject()) {
      throw problem("has a `" + name + "` that is no object");
    }
    return value;
  }

  private JsonNode array(String name) throws MalformedDocumentException {
    JsonNode value = object.path(name);
    if (!absent(value) && !value.isArray()) {
      throw problem("has a `" + name + "` that is no list");
    }
    return value;
  }

  private Digest digest(String text) throws MalformedDocumentException {
    try {
      return Digest.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw problem("has a malformed digest");
    }
  }

  private static boolean absent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }
}
