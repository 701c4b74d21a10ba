package darsena.os.process;

import darsena.os.LibC;
import darsena.os.OsException;
import java.util.Optional;

/**
 * Sends signals to a process that cannot be mistaken for a later one with the same number: the
 * descriptor is opened first, then the start time is compared, then the signal is sent through it.
 */
public final class ProcessSignal {
  // The same on every architecture since Linux 5.1 unified the numbers.
  private static final long PIDFD_SEND_SIGNAL = 424;
  private static final long PIDFD_OPEN = 434;
  private static final int ESRCH = 3;
  private static final int SIGKILL = 9;
  private static final int SIGTERM = 15;

  private ProcessSignal() {}

  /**
   * Sends it, if the process is there and started then.
   *
   * @param startTime clock ticks after boot
   * @return whether there was such a process
   */
  public static boolean send(int pid, long startTime, int signal) throws OsException {
    return switch (signal) {
      case SIGTERM -> end(pid, startTime, false);
      case SIGKILL -> end(pid, startTime, true);
      default -> sendByDescriptor(pid, startTime, signal);
    };
  }

  /**
   * The two that the JDK can send without loading JNA. It remembers the start time too, and checks
   * it again just before it sends.
   */
  private static boolean end(int pid, long startTime, boolean forcibly) {
    Optional<ProcessHandle> handle = ProcessHandle.of(pid);
    if (handle.isEmpty() || !started(pid, startTime)) {
      return false;
    }
    return forcibly ? handle.get().destroyForcibly() : handle.get().destroy();
  }

  private static boolean started(int pid, long startTime) {
    return Processes.ofHost().startTime(pid).equals(Optional.of(startTime));
  }

  private static boolean sendByDescriptor(int pid, long startTime, int signal) throws OsException {
    int descriptor = (int) LibC.syscall(PIDFD_OPEN, pid, 0, 0, 0);
    if (descriptor < 0) {
      return absent("pidfd_open", pid);
    }
    try {
      if (!started(pid, startTime)) {
        return false;
      }
      long result = LibC.syscall(PIDFD_SEND_SIGNAL, descriptor, signal, 0, 0);
      return result == 0 || absent("pidfd_send_signal", pid);
    } finally {
      LibC.close(descriptor);
    }
  }

  private static boolean absent(String call, int pid) throws OsException {
    OsException problem = OsException.last(call, "process " + pid);
    if (problem.errno() != ESRCH) {
      throw problem;
    }
    return false;
  }
}
