package darsena.registry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.fixture.tls.Pem;
import darsena.fixture.tls.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemKeyTest {
  /** The name of the curve P-256 in [0], as openssl puts it into an EC key. */
  private static final byte[] CURVE = HexFormat.of().parseHex("a00a06082a8648ce3d030107");

  @TempDir private Path directory;
  private final TestAuthority authority = new TestAuthority();

  private PrivateKey read(String text) throws IOException {
    return PemKey.read(Files.writeString(directory.resolve("client.key"), text));
  }

  @Test
  void keysInTheirEnvelopeAreRead() throws Exception {
    for (String algorithm : new String[] {"RSA", "EC"}) {
      PrivateKey key = authority.client(algorithm).key();
      assertThat(read("Bag Attributes\n" + Pem.of(key))).isEqualTo(key);
    }
  }

  @Test
  void anOldRsaKeyIsRead() throws Exception {
    PrivateKey key = authority.client("RSA").key();
    byte[] envelope = key.getEncoded();
    // A version, the algorithm, and the head of what we are after, with lengths of two bytes.
    byte[] inner = Arrays.copyOfRange(envelope, 4 + 3 + 15 + 4, envelope.length);
    assertThat(read(Pem.block("RSA PRIVATE KEY", inner))).isEqualTo(key);
  }

  @Test
  void anOldKeyOfACurveIsRead() throws Exception {
    PrivateKey key = authority.client("EC").key();
    byte[] envelope = key.getEncoded();
    int start = envelope.length - 39;
    byte[] bare = Arrays.copyOfRange(envelope, start, envelope.length);
    assertThat(bare[0]).as("the JDK writes version and key only").isEqualTo((byte) 0x30);
    byte[] named = Arrays.copyOf(bare, bare.length + CURVE.length);
    System.arraycopy(CURVE, 0, named, bare.length, CURVE.length);
    named[1] += (byte) CURVE.length;
    assertThat(read(Pem.block("EC PRIVATE KEY", named)))
        .isInstanceOfSatisfying(
            ECPrivateKey.class,
            old -> assertThat(old.getS()).isEqualTo(((ECPrivateKey) key).getS()));
  }

  @Test
  void whatIsNoKeyIsNamed() {
    assertThatThrownBy(() -> read("hello"))
        .hasMessageContaining("client.key`: it has no private key");
    assertThatThrownBy(() -> read(Pem.block("ENCRYPTED PRIVATE KEY", new byte[40])))
        .hasMessageContaining("client.key`: it is encrypted");
    for (String title : new String[] {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
      assertThatThrownBy(() -> read(Pem.block(title, new byte[40])))
          .hasMessageContaining("client.key`: it is malformed");
    }
  }
}
