package darsena.container.isolation;

/** Which system calls a container may make. */
public sealed interface SeccompSetting {

  /** The built-in profile; a privileged container has none then. */
  record BuiltIn() implements SeccompSetting {}

  /** All of them. */
  record Unconfined() implements SeccompSetting {}

  /** What a profile allows; its text is JSON as docker reads it, and privileges do not lift it. */
  record Profile(String text) implements SeccompSetting {}
}
