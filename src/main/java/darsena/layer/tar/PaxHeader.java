package darsena.layer.tar;

import darsena.layer.InvalidLayerException;
import darsena.os.tree.ExtendedAttribute;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The records of a pax extended header: {@code length key=value\n}, POSIX 1003.1, pax. */
final class PaxHeader {
  private static final String SCHILY = "SCHILY.xattr.";
  private static final String LIBARCHIVE = "LIBARCHIVE.xattr.";
  private static final Set<String> NAMES = Set.of("path", "linkpath", "GNU.sparse.name");

  private final Map<String, byte[]> records = new LinkedHashMap<>();

  /** GNU's sparse format 0.0 repeats two keys; their values in the order they came. */
  private final List<String> sparsePairs = new ArrayList<>();

  /** No records. */
  static PaxHeader none() {
    return new PaxHeader();
  }

  /** Reads the content of a header of type x. */
  static PaxHeader parse(byte[] content) throws InvalidLayerException {
    PaxHeader header = new PaxHeader();
    int at = 0;
    while (at < content.length) {
      at = header.addRecord(content, at);
    }
    return header;
  }

  private int addRecord(byte[] content, int start) throws InvalidLayerException {
    int digits = start;
    int length = 0;
    while (digits < content.length && isDigit(content[digits]) && digits - start < 8) {
      length = length * 10 + content[digits++] - '0';
    }
    int end = start + length;
    if (end > content.length || end < digits + 4 || content[end - 1] != '\n') {
      throw malformed();
    }
    int equals = digits + 1;
    while (equals < end && content[equals] != '=') {
      equals++;
    }
    if (content[digits] != ' ' || equals == end || equals == digits + 1) {
      throw malformed();
    }
    add(decoded(content, digits + 1, equals), Arrays.copyOfRange(content, equals + 1, end - 1));
    return end;
  }

  private void add(String key, byte[] value) throws InvalidLayerException {
    if (NAMES.contains(key) && contains(value, (byte) 0)) {
      throw new InvalidLayerException("a pax header has a NUL in a name");
    }
    if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
      boolean expected = sparsePairs.size() % 2 == (key.endsWith("offset") ? 0 : 1);
      if (!expected) {
        throw malformed();
      }
      sparsePairs.add(decoded(value, 0, value.length));
      return;
    }
    records.put(key, value);
  }

  private static InvalidLayerException malformed() {
    return new InvalidLayerException("a pax header is malformed");
  }

  private static boolean isDigit(byte each) {
    return each >= '0' && each <= '9';
  }

  private static boolean contains(byte[] bytes, byte wanted) {
    for (byte each : bytes) {
      if (each == wanted) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(byte[] bytes, int start, int end) throws InvalidLayerException {
    try {
      ByteBuffer range = ByteBuffer.wrap(bytes, start, end - start);
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(range);
      if (text.toString().indexOf('\0') >= 0) {
        throw malformed();
      }
      return text.toString();
    } catch (CharacterCodingException foreign) {
      throw malformed();
    }
  }

  /** The bytes of a value; empty when the key is missing or its value is, which takes it back. */
  Optional<byte[]> bytes(String key) {
    return Optional.ofNullable(records.get(key)).filter(value -> value.length > 0);
  }

  /** A value as text. */
  Optional<String> text(String key) throws InvalidLayerException {
    Optional<byte[]> value = bytes(key);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(decoded(value.get(), 0, value.get().length));
  }

  /** A whole number of at most 18 digits. */
  OptionalLong number(String key) throws InvalidLayerException {
    Optional<String> text = text(key);
    return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(key, text.get()));
  }

  static long number(String key, String text) throws InvalidLayerException {
    if (!text.matches("-?[0-9]{1,18}")) {
      throw new InvalidLayerException("a pax header has a malformed " + key);
    }
    return Long.parseLong(text);
  }

  /** The numbers of GNU's sparse formats 0.0 and 0.1: offset, length, offset, length. */
  List<String> sparseNumbers() throws InvalidLayerException {
    if (!sparsePairs.isEmpty()) {
      return List.copyOf(sparsePairs);
    }
    Optional<String> map = text("GNU.sparse.map");
    return map.isEmpty() ? List.of() : List.of(map.get().split(",", -1));
  }

  /** The extended attributes by name, star's records before libarchive's. */
  List<ExtendedAttribute> attributes() throws InvalidLayerException {
    Map<String, byte[]> found = new TreeMap<>();
    for (Map.Entry<String, byte[]> each : records.entrySet()) {
      if (each.getKey().startsWith(LIBARCHIVE)) {
        String name = unescaped(each.getKey().substring(LIBARCHIVE.length()));
        found.putIfAbsent(name, fromBase64(each.getValue()));
      }
      if (each.getKey().startsWith(SCHILY)) {
        found.put(each.getKey().substring(SCHILY.length()), each.getValue());
      }
    }
    List<ExtendedAttribute> result = new ArrayList<>();
    found.forEach((name, value) -> result.add(new ExtendedAttribute(name, value)));
    return result;
  }

  /** libarchive writes some bytes of an attribute's name as % and two digits. */
  private static String unescaped(String name) throws InvalidLayerException {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw malformed();
    }
  }

  private static byte[] fromBase64(byte[] value) throws InvalidLayerException {
    try {
      String text = new String(value, StandardCharsets.US_ASCII).replace("=", "");
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw malformed();
    }
  }
}
