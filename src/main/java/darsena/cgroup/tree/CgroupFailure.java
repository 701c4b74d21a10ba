package darsena.cgroup.tree;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** Wording for what goes wrong with cgroups. */
public final class CgroupFailure {
  private CgroupFailure() {}

  public static DarsenaException of(String problem, String remedy) {
    return new DarsenaException(ErrorKind.REFUSED, problem, remedy);
  }

  /** What the kernel said about one of its files. */
  public static DarsenaException of(String action, Path file, IOException cause) {
    return new DarsenaException(
        ErrorKind.REFUSED, "cannot " + action + ": " + file + ": " + reason(cause), "", cause);
  }

  public static DarsenaException missing(String action, String controller, String remedy) {
    return of(
        "cannot " + action + ": this host's cgroups have no " + controller + " controller", remedy);
  }

  private static String reason(IOException cause) {
    String reason =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    return Objects.requireNonNullElse(reason, "no such cgroup");
  }
}
