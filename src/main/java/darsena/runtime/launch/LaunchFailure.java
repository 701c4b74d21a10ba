package darsena.runtime.launch;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.Errno;
import darsena.runtime.LaunchStep;

/**
 * Why a launch is over and undone.
 *
 * @param step the record's name in {@link LaunchStep}, as {@code overlay-root}, or {@code plan}
 * @param errno why, as Linux numbers it
 * @param object what it was about
 */
public record LaunchFailure(String step, int errno, String object) {

  /** The failure in words, with the kind that decides the exit status. */
  public DarsenaException worded() {
    return switch (step) {
      case "execute" -> notExecuted();
      case "user" -> unknownUser();
      case "working-directory" ->
          failure(
              ErrorKind.NOT_EXECUTABLE,
              "cannot enter the working directory `" + object + "`: " + KernelReason.text(errno),
              "Choose a directory of the container with --workdir.");
      case "bind" -> unbound();
      case "join-namespaces" ->
          failure(
              ErrorKind.CONFLICT,
              "cannot enter the container: " + KernelReason.text(errno),
              "See with `darsena ps` whether it still runs.");
      case "hook" -> failedHook();
      case "app-armor" ->
          failure(
              ErrorKind.REFUSED,
              "cannot use the AppArmor profile `" + object + "`: " + withoutAppArmor(),
              "Load it on this host, or leave it out.");
      case "join-cgroup" ->
          failure(
              ErrorKind.FAILED,
              "cannot join the cgroup `" + object + "`: " + KernelReason.text(errno),
              "");
      default ->
          failure(
              ErrorKind.FAILED,
              "cannot set up the container: "
                  + step
                  + " `"
                  + object
                  + "`: "
                  + KernelReason.text(errno),
              "");
    };
  }

  /** Files of other modules answer so when AppArmor is not there. */
  private String withoutAppArmor() {
    return switch (errno) {
      case Errno.EINVAL -> "AppArmor is not enabled on this host";
      case Errno.ENOENT -> "no such profile is loaded";
      default -> KernelReason.text(errno);
    };
  }

  private DarsenaException failedHook() {
    String reason =
        switch (errno) {
          case Errno.ETIMEDOUT -> "`" + object + "`: it ran past its timeout";
          case Errno.ECANCELED -> "`" + object + "`";
          default -> "`" + object + "`: " + KernelReason.text(errno);
        };
    return failure(ErrorKind.FAILED, "error running hook " + reason, "");
  }

  private DarsenaException notExecuted() {
    String problem = "cannot execute `" + object + "`: ";
    return switch (errno) {
      case Errno.ENOENT ->
          object.contains("/")
              ? failure(
                  ErrorKind.COMMAND_NOT_FOUND,
                  problem + "no such file or directory",
                  "The file, or the interpreter or loader that it names, is not in the image.")
              : failure(
                  ErrorKind.COMMAND_NOT_FOUND,
                  problem + "executable file not found in $PATH",
                  "Give its whole path, or choose another image.");
      case Errno.EACCES, Errno.EISDIR, Errno.EPERM ->
          failure(
              ErrorKind.NOT_EXECUTABLE,
              problem + KernelReason.text(errno),
              "Name a file that this user may execute.");
      case Errno.ENOEXEC ->
          failure(
              ErrorKind.NOT_EXECUTABLE,
              problem + "exec format error",
              "It is a script without #!, or made for another architecture.");
      case Errno.ENOTDIR, Errno.ELOOP, Errno.ENAMETOOLONG ->
          failure(ErrorKind.COMMAND_NOT_FOUND, problem + KernelReason.text(errno), "");
      case Errno.ECHILD ->
          failure(
              ErrorKind.FAILED,
              "cannot start the container: its process was killed while it was set up",
              "A memory limit may be too small to start anything.");
      default -> failure(ErrorKind.NOT_EXECUTABLE, problem + KernelReason.text(errno), "");
    };
  }

  private DarsenaException unknownUser() {
    if (errno == Errno.ENOENT && object.startsWith("user ")) {
      return failure(
          ErrorKind.INVALID,
          "unable to find " + object + ": no matching entries in passwd file",
          "Name a user of the image, or a number.");
    }
    if (errno == Errno.ENOENT && object.startsWith("group ")) {
      return failure(
          ErrorKind.INVALID,
          "unable to find " + object + ": no matching entries in group file",
          "Name a group of the image, or a number.");
    }
    return failure(
        ErrorKind.INVALID,
        "cannot become `" + object + "`: " + KernelReason.text(errno),
        "Ids are numbers from 0 to 2147483647.");
  }

  private DarsenaException unbound() {
    String problem = "cannot mount `" + object + "`: " + KernelReason.text(errno);
    return errno == Errno.ENOENT
        ? failure(ErrorKind.INVALID, problem, "Make it on the host first.")
        : failure(ErrorKind.FAILED, problem, "");
  }

  private static DarsenaException failure(ErrorKind kind, String problem, String remedy) {
    return new DarsenaException(kind, problem, remedy);
  }
}
