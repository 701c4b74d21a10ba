package darsena.registry.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose certificates count: the authorities of the system, and those put down for one registry in
 * {@code certs.d/HOST:PORT/*.crt}.
 *
 * @param own directories with authorities for this registry
 * @param blind whether any certificate will do, since the registry was named insecure
 */
public record Trust(List<Path> own, boolean blind) {
  /** Where distributions keep the authorities of the system, in one file. */
  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  private static final List<Path> PARTICULAR =
      List.of(
          Path.of("/etc/darsena/certs.d"),
          Path.of("/etc/containers/certs.d"),
          Path.of("/etc/docker/certs.d"));

  public Trust {
    own = List.copyOf(own);
  }

  /** The trust that this host has in a registry. */
  public static Trust of(String registry, boolean blind) {
    return new Trust(PARTICULAR.stream().map(base -> base.resolve(registry)).toList(), blind);
  }

  /** For connections without TLS: it costs nothing, and no certificate passes it. */
  static SSLContext nobody() throws IOException {
    return context(new TrustManager[0]);
  }

  SSLContext context() throws IOException {
    return context(blind ? new TrustManager[] {new Anybody()} : authorities());
  }

  private static SSLContext context(TrustManager[] managers) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException problem) {
      throw new IOException("TLS cannot be set up", problem);
    }
  }

  private TrustManager[] authorities() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Path file : SYSTEM) {
        if (Files.exists(file)) {
          add(store, file);
          break;
        }
      }
      for (Path directory : own) {
        addAll(store, directory);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      // Without any of the system's, the JDK's own authorities have to do.
      factory.init(store.size() == 0 ? null : store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException problem) {
      throw new IOException("the certificates of the system cannot be read", problem);
    }
  }

  private static void addAll(KeyStore store, Path directory)
      throws IOException, GeneralSecurityException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.crt")) {
      for (Path file : files) {
        add(store, file);
      }
    }
  }

  private static void add(KeyStore store, Path file) throws IOException, GeneralSecurityException {
    try (InputStream stream = Files.newInputStream(file)) {
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
    }
  }

  /** Trusts any server, as docker does with a registry that was named insecure. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
