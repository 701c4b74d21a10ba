package darsena.runtime.seccomp;

import java.util.Optional;

/** An architecture whose system calls a filter sees: AUDIT_ARCH_* of linux/audit.h. */
public enum SeccompArchitecture {
  /** 64-bit PCs. */
  X86_64(0xc000003e),
  /** 32-bit programs on them. */
  X86(0x40000003),
  /** 64-bit programs with short pointers on them; to a filter, X86_64 with a bit in the number. */
  X32(0x4000003e),
  /** 64-bit ARM. */
  AARCH64(0xc00000b7),
  /** 32-bit programs on it. */
  ARM(0x40000028);

  private final int token;

  SeccompArchitecture(int token) {
    this.token = token;
  }

  /** The number that a filter finds in struct seccomp_data. */
  public int token() {
    return token;
  }

  /** By its name in a profile, {@code SCMP_ARCH_X86}; empty when no program of it runs here. */
  public static Optional<SeccompArchitecture> find(String name) {
    if (!name.matches("SCMP_ARCH_[A-Z0-9_]+")) {
      throw new IllegalArgumentException("unknown architecture `" + name + "`");
    }
    for (SeccompArchitecture one : values()) {
      if (name.equals("SCMP_ARCH_" + one.name())) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** Whether a kernel of that architecture runs programs of this one too. */
  boolean runsOn(SeccompArchitecture main) {
    return switch (main) {
      case X86_64 -> this == X86 || this == X32;
      case AARCH64 -> this == ARM;
      case X86, X32, ARM -> false;
    };
  }

  /** By its name in images, {@code amd64}. */
  public static SeccompArchitecture ofImage(String name) {
    return switch (name) {
      case "amd64" -> X86_64;
      case "arm64" -> AARCH64;
      default -> throw new IllegalArgumentException("Darsena does not run on " + name);
    };
  }
}
