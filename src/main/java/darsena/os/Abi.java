package darsena.os;

/**
 * The few numbers of the kernel's interface that no function of the C library covers or that differ
 * between the machines Darsena runs on. From asm/unistd_64.h and asm-generic/unistd.h, bits/fcntl.h
 * and, for arm64, arch/arm64/include/uapi/asm/fcntl.h.
 */
public enum Abi {
  X86_64(437, 0x10000, 0x20000),
  ARM64(437, 0x4000, 0x8000);

  public static final Abi HOST = of(System.getProperty("os.arch", ""));

  private final int openat2;
  private final int directoryFlag;
  private final int noFollowFlag;

  Abi(int openat2, int directoryFlag, int noFollowFlag) {
    this.openat2 = openat2;
    this.directoryFlag = directoryFlag;
    this.noFollowFlag = noFollowFlag;
  }

  /** The interface of a machine as the JDK names it. */
  static Abi of(String architecture) {
    return switch (architecture) {
      case "amd64" -> X86_64;
      case "aarch64" -> ARM64;
      default -> throw new IllegalStateException("Darsena does not run on " + architecture);
    };
  }

  /** The number of openat2, for which the C library has no wrapper before 2.43. */
  public int openat2() {
    return openat2;
  }

  /** O_DIRECTORY. */
  int directoryFlag() {
    return directoryFlag;
  }

  /** O_NOFOLLOW. */
  int noFollowFlag() {
    return noFollowFlag;
  }
}
