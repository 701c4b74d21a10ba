package darsena.runtime.seccomp;

import java.util.List;

/**
 * The rules of one container's filter: those of its profile that apply.
 *
 * @param others architectures beside the main one
 */
public record SeccompRules(
    SeccompAction otherwise,
    SeccompArchitecture main,
    List<SeccompArchitecture> others,
    List<ProfileRule> rules) {

  /** Copies the lists. */
  public SeccompRules {
    others = List.copyOf(others);
    rules = List.copyOf(rules);
  }
}
