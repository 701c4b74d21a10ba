package darsena.os;

import com.sun.jna.Native;
import java.io.IOException;

/** A system call that failed: which, on what, and why. */
public final class OsException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;
  private final String call;
  private final String object;

  /**
   * @param errno the kernel's number
   * @param call the system call's name
   * @param object what it was called on, in words or as a path; may be foreign text
   */
  public OsException(int errno, String call, String object) {
    super(object + ": " + LibC.strerror(errno) + " (" + call + ")");
    this.errno = errno;
    this.call = call;
    this.object = object;
  }

  /** The same, on something named by bytes. */
  public OsException(int errno, String call, byte[] object) {
    this(errno, call, ByteText.of(object));
  }

  /** The failure of the call that this thread made last. */
  public static OsException last(String call, String object) {
    return new OsException(Native.getLastError(), call, object);
  }

  /** The failure of the call that this thread made last, on something named by bytes. */
  public static OsException last(String call, byte[] object) {
    return new OsException(Native.getLastError(), call, ByteText.of(object));
  }

  /** The kernel's number; see {@link Errno}. */
  public int errno() {
    return errno;
  }

  /** The system call's name. */
  public String call() {
    return call;
  }

  /** What it was called on. */
  public String object() {
    return object;
  }
}
