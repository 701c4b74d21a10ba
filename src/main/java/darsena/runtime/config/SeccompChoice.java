package darsena.runtime.config;

import java.util.Optional;

/**
 * What decides a system call filter.
 *
 * @param capabilities the container's bounding set; some capabilities unlock calls
 * @param architecture as images name it: amd64, arm64
 * @param profile its text; none for the built-in one
 */
public record SeccompChoice(
    CapabilitySet capabilities, String architecture, Optional<String> profile) {

  /** One of the built-in profile. */
  public SeccompChoice(CapabilitySet capabilities, String architecture) {
    this(capabilities, architecture, Optional.empty());
  }
}
