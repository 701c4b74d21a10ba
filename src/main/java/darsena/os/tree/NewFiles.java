package darsena.os.tree;

import darsena.os.LibC;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process's new files get by themselves, so that no call is spent on setting it again.
 */
public final class NewFiles {
  private static final int PERMISSIONS = 0777;

  private final long uid;
  private final long gid;
  private final int umask;

  private NewFiles(long uid, long gid, int umask) {
    this.uid = uid;
    this.gid = gid;
    this.umask = umask;
  }

  /** As the process is now. */
  public static NewFiles ofThisProcess() {
    long uid = Integer.toUnsignedLong(LibC.geteuid());
    return new NewFiles(uid, Integer.toUnsignedLong(LibC.getegid()), umask());
  }

  /** Whether they are owned by this user and group, unless their directory gives its group. */
  public boolean areOwnedBy(long user, long group) {
    return uid == user && gid == group;
  }

  /** Whether they keep a mode that they are made with. */
  public boolean keepMode(int mode) {
    return (mode & ~PERMISSIONS) == 0 && (mode & umask) == 0;
  }

  /** From /proc: umask(2) could only tell by changing it under other threads' feet. */
  private static int umask() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("Umask:")) {
          return Integer.parseInt(line.substring(6).strip(), 8);
        }
      }
    } catch (IOException unreadable) {
      return PERMISSIONS;
    }
    return PERMISSIONS; // nothing known: every mode is set
  }
}
