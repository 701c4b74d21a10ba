package darsena.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fields of a JSON object, each of the type that is asked for or an {@link
 * IllegalArgumentException} that names it. What nobody asks for is ignored; null is as good as
 * nothing, as it is for programs in Go.
 */
public final class JsonFields {
  private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64);

  private final JsonNode object;
  private final String place;

  private JsonFields(JsonNode object, String place) {
    this.object = object;
    this.place = place;
  }

  /** Those of a whole document. */
  public static JsonFields of(JsonNode document) {
    return checked(document, "");
  }

  private static JsonFields checked(JsonNode node, String place) {
    if (!node.isObject()) {
      throw wrong(place.isEmpty() ? "the document" : place, "an object");
    }
    return new JsonFields(node, place);
  }

  /** Whether there is something. */
  public boolean has(String name) {
    JsonNode value = object.path(name);
    return !value.isMissingNode() && !value.isNull();
  }

  /** A text, or an error. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  /** A text, empty when there is none. */
  public String textOrEmpty(String name) {
    return optionalText(name).orElse("");
  }

  /** A text. */
  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(object.path(name), at(name))) : Optional.empty();
  }

  private static String text(JsonNode value, String at) {
    if (!value.isTextual()) {
      throw wrong(at, "a string");
    }
    if (value.textValue().indexOf('\0') >= 0) {
      throw wrong(at, "a string without a NUL");
    }
    return value.textValue();
  }

  /** A truth, false when it is not there. */
  public boolean flag(String name) {
    if (has(name) && !object.path(name).isBoolean()) {
      throw wrong(at(name), "true or false");
    }
    return object.path(name).booleanValue();
  }

  /** A whole number between two bounds, or an error. */
  public long number(String name, long least, long most) {
    return optionalNumber(name, least, most).orElseThrow(() -> missing(name));
  }

  /** A whole number between two bounds. */
  public Optional<Long> optionalNumber(String name, long least, long most) {
    if (!has(name)) {
      return Optional.empty();
    }
    return Optional.of(number(object.path(name), least, most, at(name)));
  }

  private static long number(JsonNode value, long least, long most, String at) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(at, "a whole number");
    }
    if (value.longValue() < least || value.longValue() > most) {
      throw wrong(at, "a number from " + least + " to " + most);
    }
    return value.longValue();
  }

  /** A number of 64 bits without a sign, whose upper half is negative here, or an error. */
  public long unsigned(String name) {
    return optionalUnsigned(name).orElseThrow(() -> missing(name));
  }

  /** A number of 64 bits without a sign, whose upper half is negative here. */
  public Optional<Long> optionalUnsigned(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber()
        || value.bigIntegerValue().signum() < 0
        || value.bigIntegerValue().compareTo(UNSIGNED) >= 0) {
      throw wrong(at(name), "a whole number of 64 bits, not below 0");
    }
    return Optional.of(value.bigIntegerValue().longValue());
  }

  /** The fields of an object, none when it is not there. */
  public JsonFields object(String name) {
    return has(name)
        ? checked(object.path(name), at(name))
        : new JsonFields(Json.object(), at(name));
  }

  /** The objects of an array, none when it is not there. */
  public List<JsonFields> objects(String name) {
    List<JsonFields> found = new ArrayList<>();
    for (JsonNode element : array(name)) {
      found.add(checked(element, at(name) + "[" + found.size() + "]"));
    }
    return found;
  }

  /** The texts of an array, none when it is not there. */
  public List<String> texts(String name) {
    List<String> found = new ArrayList<>();
    for (JsonNode element : array(name)) {
      found.add(text(element, at(name) + "[" + found.size() + "]"));
    }
    return found;
  }

  /** The numbers of an array, none when it is not there. */
  public List<Long> numbers(String name, long least, long most) {
    List<Long> found = new ArrayList<>();
    for (JsonNode element : array(name)) {
      found.add(number(element, least, most, at(name) + "[" + found.size() + "]"));
    }
    return found;
  }

  /** The texts of an object by their keys, none when it is not there. */
  public Map<String, String> textsByKey(String name) {
    Map<String, String> found = new TreeMap<>();
    JsonFields fields = object(name);
    for (Iterator<String> keys = fields.object.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      found.put(key, text(fields.object.path(key), at(name) + "." + key));
    }
    return found;
  }

  /** The objects of an object by their keys, none when it is not there. */
  public Map<String, JsonFields> objectsByKey(String name) {
    Map<String, JsonFields> found = new TreeMap<>();
    JsonFields fields = object(name);
    for (Iterator<String> keys = fields.object.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      found.put(key, fields.object(key));
    }
    return found;
  }

  /** An object as it stands there, an empty one when it is not. */
  public JsonNode raw(String name) {
    return object(name).object;
  }

  private JsonNode array(String name) {
    JsonNode value = object.path(name);
    if (has(name) && !value.isArray()) {
      throw wrong(at(name), "an array");
    }
    return value;
  }

  /** Where a field is in the document: {@code linux.resources.cpu}. */
  public String at(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("`" + at(name) + "` is missing");
  }

  private static IllegalArgumentException wrong(String at, String expected) {
    return new IllegalArgumentException("`" + at + "` must be " + expected);
  }
}
