package darsena.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kernel's version, as far as features depend on it. */
public record KernelVersion(int major, int minor) implements Comparable<KernelVersion> {
  private static final Pattern RELEASE =
      Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*", Pattern.DOTALL);

  /** The version of the kernel that runs; 0.0 where /proc does not tell. */
  public static KernelVersion ofHost() {
    try {
      return parse(Files.readString(Path.of("/proc/sys/kernel/osrelease")));
    } catch (IOException noProc) {
      return new KernelVersion(0, 0);
    }
  }

  /** Reads the beginning of a release, {@code 5.15.0-91-generic}; one of no such form is 0.0. */
  public static KernelVersion parse(String release) {
    Matcher form = RELEASE.matcher(release.strip());
    return form.matches()
        ? new KernelVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)))
        : new KernelVersion(0, 0);
  }

  @Override
  public int compareTo(KernelVersion other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
