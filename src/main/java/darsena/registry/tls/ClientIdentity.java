package darsena.registry.tls;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** Who we are to a registry: pairs of {@code NAME.cert} and {@code NAME.key}. */
final class ClientIdentity {
  private static final String CERTIFICATE = ".cert";
  private static final char[] IN_MEMORY_ONLY = {};

  private final List<Path> certificates;

  private ClientIdentity(List<Path> certificates) {
    this.certificates = certificates;
  }

  /** What lies in these directories, which need not be there. */
  static ClientIdentity in(List<Path> directories) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path directory : directories) {
      if (Files.isDirectory(directory)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + CERTIFICATE)) {
          files.forEach(found::add);
        }
      }
    }
    return new ClientIdentity(found);
  }

  /** None where there is no certificate. */
  KeyManager[] managers() throws IOException {
    if (certificates.isEmpty()) {
      return new KeyManager[0];
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (Path certificate : certificates) {
        PrivateKey key = PemKey.read(keyOf(certificate));
        Certificate[] chain = Trust.certificates(certificate).toArray(Certificate[]::new);
        store.setKeyEntry(certificate.toString(), key, IN_MEMORY_ONLY, chain);
      }
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, IN_MEMORY_ONLY);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException problem) {
      throw CertificateProblem.of(
          "certificate", certificates.getFirst(), "it does not fit its key", problem);
    }
  }

  private static Path keyOf(Path certificate) {
    String name = String.valueOf(certificate.getFileName());
    Path key =
        certificate.resolveSibling(
            name.substring(0, name.length() - CERTIFICATE.length()) + ".key");
    if (!Files.exists(key)) {
      throw CertificateProblem.of("certificate", certificate, "there is no `" + key + "`");
    }
    return key;
  }
}
