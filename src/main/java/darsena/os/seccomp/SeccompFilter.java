package darsena.os.seccomp;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import darsena.os.ByteText;
import darsena.os.Errno;
import darsena.os.LibC;
import darsena.os.OsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A system call filter under construction, by libseccomp. Actions, architectures and numbers are
 * the kernel's: SECCOMP_RET_*, AUDIT_ARCH_*.
 */
public final class SeccompFilter implements AutoCloseable {
  private static final int UNKNOWN = -1;
  private static final int BAD_ARCHITECTURE_ACTION = 2;
  private static final int OPTIMIZE = 8;
  private static final int BINARY_TREE = 2;
  private static final int CONDITION_BYTES = 24;

  private final long filter;

  private SeccompFilter(long filter) {
    this.filter = filter;
  }

  /**
   * Begins a filter.
   *
   * @param otherwise what happens to calls without a rule
   * @param elsewhere what happens to calls of an architecture that was not named
   */
  public static SeccompFilter begin(int otherwise, int elsewhere, List<Integer> architectures)
      throws IOException {
    SeccompFilter filter = new SeccompFilter(SeccompLibrary.seccomp_init(otherwise));
    boolean begun = false;
    try {
      filter.architectures(architectures);
      check(
          "seccomp_attr_set",
          SeccompLibrary.seccomp_attr_set(filter.filter, BAD_ARCHITECTURE_ACTION, elsewhere));
      // Older libraries than 2.5 do not know it, and make a longer search of the same meaning.
      int ignored = SeccompLibrary.seccomp_attr_set(filter.filter, OPTIMIZE, BINARY_TREE);
      begun = true;
      return filter;
    } finally {
      if (!begun) {
        filter.close();
      }
    }
  }

  private void architectures(List<Integer> wanted) throws IOException {
    for (int architecture : wanted) {
      int added = SeccompLibrary.seccomp_arch_add(filter, architecture);
      if (added != -Errno.EEXIST) {
        check("seccomp_arch_add", added);
      }
    }
  }

  /** Whether the library knows a call of that name on that architecture. */
  public static boolean knows(int architecture, String name) {
    return SeccompLibrary.seccomp_syscall_resolve_name_arch(architecture, ByteText.terminated(name))
        >= 0;
  }

  /**
   * Adds a rule for a call on every architecture of the filter; a name that the library does not
   * know is left out.
   *
   * @param conditions all of which must hold; none for always
   */
  public void add(int action, String name, List<Condition> conditions) throws IOException {
    int call = SeccompLibrary.seccomp_syscall_resolve_name(ByteText.terminated(name));
    if (call == UNKNOWN) {
      return;
    }
    // One byte more, since JNA refuses to allocate none.
    try (Memory array = new Memory(1 + (long) conditions.size() * CONDITION_BYTES)) {
      for (int index = 0; index < conditions.size(); index++) {
        conditions.get(index).write(array, (long) index * CONDITION_BYTES);
      }
      int added =
          SeccompLibrary.seccomp_rule_add_array(
              filter, action, call, conditions.size(), Pointer.nativeValue(array));
      if (added != -Errno.EEXIST) {
        check("seccomp_rule_add `" + name + "`", added);
      }
    }
  }

  /** Writes the program, struct sock_filter each of 8 bytes, to a file that must not be there. */
  public void export(Path file) throws IOException {
    int flags = LibC.O_WRONLY | LibC.O_CREAT | LibC.O_EXCL | LibC.O_CLOEXEC | LibC.O_NOFOLLOW;
    int descriptor = LibC.openat(LibC.AT_FDCWD, ByteText.terminated(file.toString()), flags, 0600);
    if (descriptor < 0) {
      throw OsException.last("open", file.toString());
    }
    int written = SeccompLibrary.seccomp_export_bpf(filter, descriptor);
    int closed = LibC.close(descriptor);
    check("seccomp_export_bpf", written);
    check("close", closed);
  }

  @Override
  public void close() {
    SeccompLibrary.seccomp_release(filter);
  }

  /** libseccomp returns a negative errno. */
  private static void check(String call, int result) throws IOException {
    if (result < 0) {
      throw new IOException(call + ": error " + -result);
    }
  }

  /**
   * A condition on one argument.
   *
   * @param comparison enum scmp_compare of the library, NE being 1
   * @param first for a masked comparison the mask, else what is compared with
   * @param second for a masked comparison what is compared with
   */
  public record Condition(int argument, int comparison, long first, long second) {
    private void write(Memory array, long at) {
      array.setInt(at, argument);
      array.setInt(at + 4, comparison);
      array.setLong(at + 8, first);
      array.setLong(at + 16, second);
    }
  }
}
