package darsena.registry.transport;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

/** A server that speaks no TLS, whose certificate is not trusted, or which does not trust ours. */
public final class TlsException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final String DIRECTORY = "/etc/darsena/certs.d/";

  private final Cause why;
  private final String directory;

  private enum Cause {
    NO_TLS("it does not speak TLS"),
    EXPIRED("its certificate is not valid today"),
    OTHER_NAME("its certificate is for another name"),
    UNKNOWN("no authority that is trusted here has signed its certificate"),
    WANTS_OURS("it wants a certificate of ours, or does not accept the one it got"),
    OTHER("");

    private final String words;

    Cause(String words) {
      this.words = words;
    }
  }

  TlsException(Origin origin, Throwable problem) {
    this(origin, problem, cause(problem));
  }

  private TlsException(Origin origin, Throwable problem, Cause why) {
    super("no trusted connection to " + origin + ": " + words(why, problem), problem);
    this.why = why;
    this.directory = DIRECTORY + origin.host() + (origin.port() == 443 ? "" : ":" + origin.port());
  }

  private static String words(Cause why, Throwable problem) {
    return why == Cause.OTHER ? String.valueOf(problem.getMessage()) : why.words;
  }

  private static Cause cause(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    if (message.contains("unrecognized SSL message") || message.contains("plaintext connection")) {
      return Cause.NO_TLS;
    }
    if (message.contains("alert") && message.toLowerCase(Locale.ROOT).contains("certificate")) {
      return Cause.WANTS_OURS;
    }
    for (Throwable next = problem; next != null; next = next.getCause()) {
      Cause found = ofCertificate(next);
      if (found != Cause.OTHER) {
        return found;
      }
    }
    return Cause.OTHER;
  }

  private static Cause ofCertificate(Throwable problem) {
    return switch (problem) {
      case CertificateExpiredException _, CertificateNotYetValidException _ -> Cause.EXPIRED;
      case CertPathValidatorException invalid
          when invalid.getReason() == CertPathValidatorException.BasicReason.EXPIRED
              || invalid.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID ->
          Cause.EXPIRED;
      case CertPathBuilderException _ -> Cause.UNKNOWN;
      case CertificateException named when String.valueOf(named.getMessage()).startsWith("No ") ->
          Cause.OTHER_NAME;
      default -> Cause.OTHER;
    };
  }

  /** Whether the server speaks TLS at all. */
  public boolean isSpoken() {
    return why != Cause.NO_TLS;
  }

  /** What to do about it. */
  public String remedy() {
    return switch (why) {
      case NO_TLS -> "If it may be asked over plain http, name it under insecure-registries.";
      case EXPIRED, OTHER_NAME, OTHER -> "See to its certificate, and to this host's clock.";
      case UNKNOWN -> "Put the authority's certificate into " + directory + "/ca.crt.";
      case WANTS_OURS -> "Put ours into " + directory + ", as client.cert and client.key.";
    };
  }
}
