package darsena.runtime.seccomp;

import darsena.runtime.config.SeccompChoice;

/** Where the planner gets compiled system call filters from. */
@FunctionalInterface
public interface SeccompPrograms {

  /** The filter for a choice: struct sock_filter, 8 bytes each. */
  byte[] program(SeccompChoice choice);
}
