package darsena.runtime.seccomp;

/**
 * What the kernel does with a system call, as a filter returns it: SECCOMP_RET_* of
 * linux/seccomp.h.
 */
public record SeccompAction(int value) {
  private static final int ERRNO = 0x00050000;
  private static final int MAXIMUM_ERRNO = 4095;

  /** Lets it happen. */
  public static final SeccompAction ALLOW = new SeccompAction(0x7fff0000);

  /** Refuses it with an error number. */
  public static SeccompAction errno(int number) {
    if (number < 0 || number > MAXIMUM_ERRNO) {
      throw new IllegalArgumentException("no error has the number " + number);
    }
    return new SeccompAction(ERRNO | number);
  }

  /**
   * An action by its name in a profile.
   *
   * @param errno for the actions that give a number
   */
  public static SeccompAction named(String name, int errno) {
    return switch (name) {
      case "SCMP_ACT_ALLOW" -> ALLOW;
      case "SCMP_ACT_ERRNO" -> errno(errno);
      case "SCMP_ACT_KILL", "SCMP_ACT_KILL_THREAD" -> new SeccompAction(0);
      case "SCMP_ACT_KILL_PROCESS" -> new SeccompAction(0x80000000);
      case "SCMP_ACT_TRAP" -> new SeccompAction(0x00030000);
      case "SCMP_ACT_TRACE" -> new SeccompAction(0x7ff00000 | errno);
      case "SCMP_ACT_LOG" -> new SeccompAction(0x7ffc0000);
      default -> throw new IllegalArgumentException("unknown action `" + name + "`");
    };
  }
}
