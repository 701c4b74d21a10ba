package darsena.os.seccomp;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;

/**
 * The functions of libseccomp that compile a filter, mapped directly; seccomp_init(3) and others.
 */
@SuppressWarnings("MemberName") // the names are the library's
final class SeccompLibrary {
  static {
    String file =
        SeccompInstallation.location().map(Path::toString).orElse(SeccompInstallation.NAME);
    Native.register(SeccompLibrary.class, NativeLibrary.getInstance(file));
  }

  private SeccompLibrary() {}

  static native long seccomp_init(int action);

  static native void seccomp_release(long filter);

  static native int seccomp_arch_add(long filter, int architecture);

  static native int seccomp_arch_remove(long filter, int architecture);

  static native int seccomp_attr_set(long filter, int attribute, int value);

  static native int seccomp_syscall_resolve_name(byte[] name);

  static native int seccomp_syscall_resolve_name_arch(int architecture, byte[] name);

  static native int seccomp_rule_add_array(
      long filter, int action, int call, int count, long conditions);

  static native int seccomp_export_bpf(long filter, int descriptor);
}
