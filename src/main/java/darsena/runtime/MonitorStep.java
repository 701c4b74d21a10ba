package darsena.runtime;

import darsena.container.policy.RestartPolicy;
import java.util.List;

/** Steps that are the monitor's from a container's start to its end; they come first in a plan. */
public sealed interface MonitorStep extends LaunchStep {

  /**
   * Where the monitor leaves facts and listens. An empty path leaves that part out.
   *
   * @param processFile written before the program starts: identities and start time
   * @param exitFile written when it has ended, before anything can be asked
   * @param socket the attach socket, mode 0600
   * @param terminal whether the program gets a pty instead of pipes
   * @param stdinOpen whether its standard input is a stream, else /dev/null
   */
  record Session(
      String processFile, String exitFile, String socket, boolean terminal, boolean stdinOpen)
      implements MonitorStep {}

  /** A log in CRI frames, {@code file}, rotated to {@code file.1} and so on by size. */
  record Log(String file, long maximumBytes, int maximumFiles) implements MonitorStep {}

  /** The program starts inside this cgroup directory of the host; one step a hierarchy. */
  record JoinCgroup(String directory) implements MonitorStep {}

  /** A file with a line {@code oom_kill N}; N above 0 at exit means killed for lack of memory. */
  record WatchOom(String file) implements MonitorStep {}

  /** Once the exit is recorded, in order: what is cleaned away. */
  record AtExit(Cleanup cleanup, String path, String destination) implements MonitorStep {
    /** What happens to the path. */
    public enum Cleanup {
      /** The cgroup directory goes, after whatever is left in it is killed. */
      REMOVE_CGROUP,
      /** The file or symbolic link goes; or the directory, if nothing is in it. */
      REMOVE_FILE,
      /** The directory is renamed to the destination (trash) and removed there with all in it. */
      REMOVE_TREE
    }
  }

  /**
   * What the monitor does when the program has ended: the whole plan once more, after a while.
   *
   * @param policy 0 never, 1 on failure, 2 always
   * @param maximumRetries on failure; 0 for any number
   * @param stopFile while it is there, nothing is started again
   * @param changeFile while it is there, its lines {@code policy} and {@code maximum} hold instead
   */
  record Restart(int policy, int maximumRetries, String stopFile, String changeFile)
      implements MonitorStep {
    /** A policy's number. */
    public static int number(RestartPolicy policy) {
      return switch (policy.mode()) {
        case NO -> 0;
        case ON_FAILURE -> 1;
        case ALWAYS, UNLESS_STOPPED -> 2;
      };
    }
  }

  /**
   * How the monitor asks the running program whether it is well; times in milliseconds.
   *
   * @param report where it writes what it found
   * @param probe how one probe is launched; the process that it joins is filled in
   */
  record Health(
      String report,
      long interval,
      long timeout,
      long startPeriod,
      long startInterval,
      int retries,
      LaunchPlan probe)
      implements MonitorStep {}

  /**
   * A device filter for a cgroup of version 2, one of the monitor's steps.
   *
   * @param program struct bpf_insn, 8 bytes each, of type BPF_PROG_TYPE_CGROUP_DEVICE
   */
  record DeviceFilter(String directory, List<byte[]> program) implements MonitorStep {}

  /**
   * What happens to the program is told in the store's journal.
   *
   * @param file where a line is appended for each event, and which is renamed to {@code file.1}
   *     when it has {@code maximumBytes}
   * @param subject a file with the part of a line that tells of whom it speaks
   * @param started the word for the program's start, escaped as JSON wants it, like the next two
   * @param ended the word for its end
   * @param attributes what else is told, each beginning with a comma
   */
  record Journal(
      String file,
      long maximumBytes,
      String subject,
      String started,
      String ended,
      String attributes)
      implements MonitorStep {}
}
