package darsena.registry.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private keys in PEM: PKCS #8, and the older forms of openssl for RSA (PKCS #1) and elliptic
 * curves (SEC 1), which are PKCS #8 without its envelope.
 */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final String KEY = "private key";
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int PARAMETERS = 0xA0;
  private static final byte[] VERSION = HexFormat.of().parseHex("020100");
  private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
  private static final byte[] CURVE = HexFormat.of().parseHex("06072a8648ce3d0201");

  private PemKey() {}

  /** The first private key of a file. */
  static PrivateKey read(Path file) {
    Matcher block = BLOCK.matcher(text(file));
    if (!block.find()) {
      throw CertificateProblem.of(KEY, file, "it has no private key in PEM");
    }
    String label = block.group(1);
    if (label.startsWith("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
      throw CertificateProblem.of(KEY, file, "it is encrypted");
    }
    try {
      byte[] raw = Base64.getMimeDecoder().decode(block.group(2));
      return key(
          switch (label) {
            case "RSA PRIVATE KEY" -> enveloped(RSA, raw);
            case "EC PRIVATE KEY" -> enveloped(joined(CURVE, curveOf(raw)), raw);
            default -> raw;
          });
    } catch (InvalidKeySpecException | IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throw CertificateProblem.of(
          KEY, file, "it is malformed, or of a sort that is not known", wrong);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw CertificateProblem.unreadable(KEY, file, unreadable);
    }
  }

  private static PrivateKey key(byte[] envelope) throws InvalidKeySpecException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(envelope));
      } catch (InvalidKeySpecException | NoSuchAlgorithmException another) {
        // It is of the next sort.
      }
    }
    throw new InvalidKeySpecException("of no sort that is known");
  }

  /** RFC 5208: a version, the algorithm, the key. */
  private static byte[] enveloped(byte[] algorithm, byte[] key) {
    return value(SEQUENCE, VERSION, value(SEQUENCE, algorithm), value(OCTETS, key));
  }

  private static byte[] value(int tag, byte[]... parts) {
    byte[] content = joined(parts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 128) {
      out.write(content.length);
    } else if (content.length < 256) {
      out.write(0x81);
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** RFC 5915: in a sequence a version, the key, and in [0] the name of the curve. */
  private static byte[] curveOf(byte[] key) {
    int at = contentAt(key, 0);
    while ((key[at] & 0xFF) != PARAMETERS) {
      at = contentAt(key, at) + lengthAt(key, at);
    }
    int content = contentAt(key, at);
    return java.util.Arrays.copyOfRange(key, content, content + lengthAt(key, at));
  }

  private static int contentAt(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    return at + 2 + (first < 128 ? 0 : first - 128);
  }

  private static int lengthAt(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    if (first < 128) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < first - 128; i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xFF);
    }
    return length;
  }
}
