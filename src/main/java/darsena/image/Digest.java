package darsena.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The digest of some content, as the OCI image specification writes it: {@code sha256:} and 64
 * lower-case hexadecimal digits, or {@code sha512:} and 128.
 */
public record Digest(String algorithm, String hex) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SHA512 = Pattern.compile("[0-9a-f]{128}");

  /** Refuses any other algorithm, length or letter case. */
  public Digest {
    Pattern form =
        switch (algorithm) {
          case "sha256" -> SHA256;
          case "sha512" -> SHA512;
          default -> throw new IllegalArgumentException("unknown algorithm in a digest");
        };
    if (!form.matcher(hex).matches()) {
      throw new IllegalArgumentException("malformed " + algorithm + " digest");
    }
  }

  /** Reads {@code algorithm:hex}; an {@link IllegalArgumentException} if it is anything else. */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("a digest has the form sha256:<64 hexadecimal digits>");
    }
    return new Digest(text.substring(0, colon), text.substring(colon + 1));
  }

  /** The sha256 of some bytes. */
  public static Digest of(byte[] content) {
    return of(sha256().digest(content), "sha256");
  }

  /** A digest made of the raw bytes that a {@link MessageDigest} gave. */
  public static Digest of(byte[] raw, String algorithm) {
    return new Digest(algorithm, HexFormat.of().formatHex(raw));
  }

  /** A fresh sha256 computation. */
  public static MessageDigest sha256() {
    return computation("SHA-256");
  }

  /** A fresh computation of this digest's own algorithm. */
  public MessageDigest computation() {
    return computation(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
  }

  private static MessageDigest computation(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has " + name, absent);
    }
  }

  /** The first twelve digits, as docker shows ids. */
  public String abbreviated() {
    return hex.substring(0, 12);
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }

  // Written out, as the JDK makes a record's own of method handles: 27 ms for the first one.
  @Override
  public boolean equals(Object other) {
    return other instanceof Digest(String otherAlgorithm, String otherHex)
        && hex.equals(otherHex)
        && algorithm.equals(otherAlgorithm);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }
}
