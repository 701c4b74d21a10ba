package darsena.registry.tls;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose certificates count with one registry, and ours: the authorities of the system, and what was
 * put down for the registry in {@code certs.d/HOST:PORT}, in docker's layout.
 *
 * @param own directories with authorities ({@code *.crt}) and client certificates ({@code *.cert}
 *     with {@code *.key}) for this registry
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

  private static final List<String> PROGRAMS = List.of("darsena", "containers", "docker");

  /** Copies the list. */
  public Trust {
    own = List.copyOf(own);
  }

  /**
   * The trust that this host and a user have in a registry.
   *
   * @param environment the user's: where the own directories are
   */
  public static Trust of(String registry, boolean blind, Map<String, String> environment) {
    List<Path> directories = new ArrayList<>();
    configuration(environment)
        .ifPresent(home -> PROGRAMS.forEach(name -> directories.add(home.resolve(name))));
    PROGRAMS.forEach(name -> directories.add(Path.of("/etc", name)));
    return new Trust(
        directories.stream().map(base -> base.resolve("certs.d").resolve(registry)).toList(),
        blind);
  }

  private static Optional<Path> configuration(Map<String, String> environment) {
    return directory(environment, "XDG_CONFIG_HOME")
        .or(() -> directory(environment, "HOME").map(home -> home.resolve(".config")));
  }

  private static Optional<Path> directory(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> value.startsWith("/"))
        .map(Path::of);
  }

  /** For connections without TLS: it costs nothing, and no certificate passes it. */
  public static SSLContext nobody() throws IOException {
    return context(new KeyManager[0], new TrustManager[0]);
  }

  /** For the registry itself, which may ask who we are. */
  public SSLContext forRegistry() throws IOException {
    return context(ClientIdentity.in(own).managers(), trusted());
  }

  /** For others that it sends us to: they are not told. */
  public SSLContext forOthers() throws IOException {
    return context(new KeyManager[0], trusted());
  }

  private TrustManager[] trusted() throws IOException {
    return blind ? new TrustManager[] {new Anybody()} : authorities();
  }

  private static SSLContext context(KeyManager[] keys, TrustManager[] managers) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, managers, null);
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

  private static void add(KeyStore store, Path file) throws GeneralSecurityException {
    for (Certificate authority : certificates(file)) {
      store.setCertificateEntry("authority-" + store.size(), authority);
    }
  }

  /** All certificates of a file. */
  static List<Certificate> certificates(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(stream));
    } catch (CertificateException malformed) {
      throw CertificateProblem.of("certificate", file, "it is none", malformed);
    } catch (IOException unreadable) {
      throw CertificateProblem.unreadable("certificate", file, unreadable);
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
