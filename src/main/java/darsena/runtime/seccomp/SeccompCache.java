package darsena.runtime.seccomp;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.io.DurableFiles;
import darsena.os.KernelVersion;
import darsena.os.seccomp.SeccompInstallation;
import darsena.runtime.config.SeccompChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Compiled filters on disk. To compile one takes a tenth of a second and a native library; to find
 * one takes neither. What it depends on is its name, so that nothing in here is ever out of date.
 */
public final class SeccompCache implements SeccompPrograms {
  /** Part of every name: raised when the same question gets another answer. */
  private static final String FORM = "2";

  /** As many digits of a digest as tell one profile from another. */
  private static final int DIGITS = 32;

  private static final int MAXIMUM_BYTES = 4096 * 8;

  private final Path directory;
  private final KernelVersion kernel;

  /** A cache in a directory of its own, made when needed. */
  public SeccompCache(Path directory, KernelVersion kernel) {
    this.directory = directory;
    this.kernel = kernel;
  }

  @Override
  public byte[] program(SeccompChoice choice) {
    Path file = directory.resolve(name(choice) + ".bpf");
    return find(file).orElseGet(() -> compile(choice, file));
  }

  private static Optional<byte[]> find(Path file) {
    try {
      byte[] program = DurableFiles.read(file, MAXIMUM_BYTES);
      return program.length > 0 && program.length % 8 == 0
          ? Optional.of(program)
          : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private byte[] compile(SeccompChoice choice, Path file) {
    SeccompProfile profile =
        choice.profile().map(SeccompProfile::parse).orElseGet(SeccompProfile::builtIn);
    SeccompRules rules = profile.resolve(choice, kernel);
    try {
      DurableFiles.createDirectories(directory);
      byte[] program = new SeccompCompiler(rules).compile(directory);
      DurableFiles.write(file, program);
      return program;
    } catch (IOException unwritable) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot keep the filter of system calls in `"
              + directory
              + "`: "
              + unwritable.getMessage(),
          "",
          unwritable);
    }
  }

  /** Plain, so that the directory can be read, and no digest has to be computed for a start. */
  private String name(SeccompChoice choice) {
    return String.join(
        "-",
        "form" + FORM,
        profile(choice).substring(0, DIGITS),
        choice.architecture(),
        Long.toHexString(choice.capabilities().mask()),
        kernel.toString(),
        library());
  }

  private static String profile(SeccompChoice choice) {
    return choice
        .profile()
        .map(text -> Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex())
        .orElse(SeccompProfile.BUILT_IN_DIGEST);
  }

  /** Without the library, nothing can be found either, and the compiler says what is missing. */
  private static String library() {
    try {
      return SeccompInstallation.identity().orElse("none");
    } catch (IOException unreadable) {
      return "none";
    }
  }
}
