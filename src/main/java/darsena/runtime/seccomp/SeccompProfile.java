package darsena.runtime.seccomp;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.KernelVersion;
import darsena.runtime.config.SeccompChoice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A profile: which system calls are allowed to which containers. Its meaning is that of docker's
 * profiles.
 *
 * @param otherwise what happens to calls without a rule
 * @param architectures those that one native architecture brings with it
 */
public record SeccompProfile(
    SeccompAction otherwise, List<ArchitectureFamily> architectures, List<ProfileRule> rules) {
  private static final String BUILT_IN = "builtin.json";

  /**
   * SHA-256 of the built-in profile, for naming what was compiled of it without reading it; a test
   * holds it to the truth.
   */
  static final String BUILT_IN_DIGEST =
      "6fefc72d60446b20e720e10a2f6bcc187022e6fc432874a7cc399b1c0d556fdc";

  /** Copies the lists. */
  public SeccompProfile {
    architectures = List.copyOf(architectures);
    rules = List.copyOf(rules);
  }

  /** An architecture and those whose programs its kernel runs too. */
  public record ArchitectureFamily(SeccompArchitecture main, List<SeccompArchitecture> others) {
    /** Copies the list. */
    public ArchitectureFamily {
      others = List.copyOf(others);
    }
  }

  /** What every container gets unless told otherwise: docker 29's default, and our own reading. */
  public static SeccompProfile builtIn() {
    try {
      return SeccompProfileReader.read(builtInText());
    } catch (IOException broken) {
      throw new UncheckedIOException("the built-in seccomp profile cannot be read", broken);
    }
  }

  /** One that somebody wrote; a {@link DarsenaException} says what is wrong with it. */
  public static SeccompProfile parse(String text) {
    try {
      return SeccompProfileReader.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException wrong) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot use the seccomp profile: " + wrong.getMessage(),
          "A profile is JSON as docker reads it.",
          wrong);
    }
  }

  static byte[] builtInText() throws IOException {
    try (InputStream text = SeccompProfile.class.getResourceAsStream(BUILT_IN)) {
      if (text == null) {
        throw new IOException(BUILT_IN + " is not there");
      }
      return text.readAllBytes();
    }
  }

  /** What the profile comes to for one container on one kernel. */
  public SeccompRules resolve(SeccompChoice choice, KernelVersion kernel) {
    SeccompArchitecture main = SeccompArchitecture.ofImage(choice.architecture());
    List<SeccompArchitecture> others =
        architectures.stream()
            .filter(family -> family.main() == main)
            .findFirst()
            .map(ArchitectureFamily::others)
            .orElse(List.of());
    List<ProfileRule> applicable =
        rules.stream().filter(rule -> rule.applies(choice, kernel)).toList();
    return new SeccompRules(otherwise, main, others, applicable);
  }
}
