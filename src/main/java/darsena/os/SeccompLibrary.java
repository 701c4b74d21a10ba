package darsena.os;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The functions of libseccomp that compile a filter, mapped directly; seccomp_init(3) and others.
 */
@SuppressWarnings("MemberName") // the names are the library's
final class SeccompLibrary {
  private static final String NAME = "libseccomp.so.2";
  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib",
          "/lib/x86_64-linux-gnu",
          "/lib/aarch64-linux-gnu",
          "/lib64",
          "/lib");

  static {
    Native.register(
        SeccompLibrary.class,
        NativeLibrary.getInstance(location().map(Path::toString).orElse(NAME)));
  }

  private SeccompLibrary() {}

  /** The library's file, every symbolic link followed; its name then has the full version. */
  static Optional<Path> location() {
    for (String directory : DIRECTORIES) {
      Path file = Path.of(directory, NAME);
      if (Files.exists(file)) {
        try {
          return Optional.of(file.toRealPath());
        } catch (java.io.IOException vanished) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

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
