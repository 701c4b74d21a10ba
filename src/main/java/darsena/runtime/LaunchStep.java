package darsena.runtime;

import darsena.container.policy.RestartPolicy;
import java.util.List;

/**
 * One small thing that the helper does on the way to a running program. The order of a plan is the
 * order in which they are done. Steps down to {@link JoinNamespaces}, {@link Restart}, {@link
 * Health} and {@link Journal} are the monitor's and come first; the rest are done by the
 * container's first process. Paths in the monitor's steps, and sources of mounts, are the host's;
 * targets, and all paths after {@link PivotRoot}, are the container's, and are resolved inside its
 * root by descriptor. docs/helper.md has the encoding.
 */
public sealed interface LaunchStep
    permits LaunchStep.Session,
        LaunchStep.Log,
        LaunchStep.JoinCgroup,
        LaunchStep.WatchOom,
        LaunchStep.AtExit,
        LaunchStep.NewNamespaces,
        LaunchStep.JoinNamespaces,
        LaunchStep.SessionKeyring,
        LaunchStep.LoopbackUp,
        LaunchStep.RootPropagation,
        LaunchStep.OverlayRoot,
        LaunchStep.BindRoot,
        LaunchStep.Mount,
        LaunchStep.Bind,
        LaunchStep.Device,
        LaunchStep.Symlink,
        LaunchStep.PivotRoot,
        LaunchStep.Terminal,
        LaunchStep.Sysctl,
        LaunchStep.ReadOnlyPath,
        LaunchStep.MaskedPath,
        LaunchStep.ReadOnlyRoot,
        LaunchStep.Hostname,
        LaunchStep.ResourceLimit,
        LaunchStep.OomScore,
        LaunchStep.Umask,
        LaunchStep.WorkingDirectory,
        LaunchStep.NoNewPrivileges,
        LaunchStep.Seccomp,
        LaunchStep.BoundingSet,
        LaunchStep.User,
        LaunchStep.Capabilities,
        LaunchStep.Init,
        LaunchStep.Execute,
        LaunchStep.DeviceFilter,
        LaunchStep.AppArmor,
        LaunchStep.ShareMount,
        LaunchStep.Restart,
        LaunchStep.Health,
        BundleStep,
        LaunchStep.Journal,
        LaunchStep.Donor {

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
      implements LaunchStep {}

  /** A log in CRI frames, {@code file}, rotated to {@code file.1} and so on by size. */
  record Log(String file, long maximumBytes, int maximumFiles) implements LaunchStep {}

  /** The program starts inside this cgroup directory of the host; one step a hierarchy. */
  record JoinCgroup(String directory) implements LaunchStep {}

  /** A file with a line {@code oom_kill N}; N above 0 at exit means killed for lack of memory. */
  record WatchOom(String file) implements LaunchStep {}

  /** Once the exit is recorded, in order: what is cleaned away. */
  record AtExit(Cleanup cleanup, String path, String destination) implements LaunchStep {
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

  /** New namespaces, CLONE_NEW* flags of clone(2); CLONE_NEWTIME too. */
  record NewNamespaces(long flags) implements LaunchStep {}

  /**
   * The namespaces of a running container's first process: all of them for exec, some of them for a
   * container that joins. With the mount namespace, the root is entered by descriptor. Fails when
   * the process with that pid has another start time.
   */
  record JoinNamespaces(int pid, long startTime, long flags) implements LaunchStep {}

  /** A new session keyring of that name; on EDQUOT an anonymous one. */
  record SessionKeyring(String name) implements LaunchStep {}

  /** Brings lo up. */
  record LoopbackUp() implements LaunchStep {}

  /**
   * The propagation of everything in the new mount namespace: MS_SLAVE or MS_PRIVATE, with MS_REC.
   */
  record RootPropagation(long flags) implements LaunchStep {}

  /**
   * The root file system: an overlay, mounted at a directory of the host in the new namespace only.
   *
   * @param lowers trees, the uppermost first, up to 500
   * @param upper empty for a read-only overlay
   * @param flags MS_* of mount(2)
   */
  record OverlayRoot(String at, List<String> lowers, String upper, String work, long flags)
      implements LaunchStep {}

  /** The root file system: a directory of the host, bound. */
  record BindRoot(String at, String source, long flags) implements LaunchStep {}

  /** A file system; its mount point is made when missing. Data as mount(2) takes it. */
  record Mount(String type, String source, String target, long flags, String data)
      implements LaunchStep {}

  /**
   * A bind of a host path; a mount point of the same kind is made when missing.
   *
   * @param flags MS_* that the bind is remounted with (MS_RDONLY, MS_NOSUID …)
   * @param recursive whether mounts below come along
   * @param recursiveReadOnly whether read-only holds for those too (mount_setattr)
   * @param propagation MS_PRIVATE, MS_SHARED, MS_SLAVE with or without MS_REC; 0 leaves it
   */
  record Bind(
      String source,
      String target,
      long flags,
      boolean recursive,
      boolean recursiveReadOnly,
      long propagation)
      implements LaunchStep {}

  /** A device node: type c or b, mode with permission bits only, owner and group. */
  record Device(String path, char type, int major, int minor, int mode, int user, int group)
      implements LaunchStep {
    /** One of root's. */
    public Device(String path, char type, int major, int minor, int mode) {
      this(path, type, major, minor, mode, 0, 0);
    }
  }

  /** A symbolic link, unless something is there. */
  record Symlink(String target, String path) implements LaunchStep {}

  /** The root becomes /, the old one is gone. */
  record PivotRoot() implements LaunchStep {}

  /**
   * A pty from the container's own devpts becomes standard streams, controlling terminal and
   * /dev/console.
   */
  record Terminal() implements LaunchStep {}

  /** Writes a value below /proc/sys through a private procfs; key with dots or slashes. */
  record Sysctl(String key, String value) implements LaunchStep {}

  /** Bound on itself and made read-only; no effect when absent. */
  record ReadOnlyPath(String path) implements LaunchStep {}

  /**
   * Hidden under /dev/null or an empty read-only directory; a {@code *} in one component matches;
   * no effect when absent.
   */
  record MaskedPath(String path) implements LaunchStep {}

  /** The root mount becomes read-only. */
  record ReadOnlyRoot() implements LaunchStep {}

  /** The UTS node name. */
  record Hostname(String name) implements LaunchStep {}

  /** A limit by RLIMIT_* number; raised as far as the kernel lets us. */
  record ResourceLimit(int resource, long soft, long hard) implements LaunchStep {}

  /** /proc/self/oom_score_adj; what is refused stays as it is. */
  record OomScore(int value) implements LaunchStep {}

  /** The mask of new files' modes. */
  record Umask(int mask) implements LaunchStep {}

  /**
   * Checked with getcwd; tried again after the change of user.
   *
   * @param make whether a missing one is made
   */
  record WorkingDirectory(String path, boolean make) implements LaunchStep {}

  /** PR_SET_NO_NEW_PRIVS. */
  record NoNewPrivileges() implements LaunchStep {}

  /** A classic BPF program, struct sock_filter each of 8 bytes, loaded where it stands. */
  record Seccomp(List<byte[]> filters) implements LaunchStep {}

  /** The capability bounding set, a bit a capability; what the kernel does not know is ignored. */
  record BoundingSet(long mask) implements LaunchStep {}

  /**
   * Groups and ids: {@code user} is {@code name|uid[:group|gid]} looked up in the root's
   * /etc/passwd and /etc/group; sets HOME when the environment has none.
   */
  record User(String user, List<String> supplementaryGroups) implements LaunchStep {}

  /** The five sets but the bounding one. */
  record Capabilities(long effective, long permitted, long inheritable, long ambient)
      implements LaunchStep {}

  /** A small init stays process 1: reaps, passes signals on, ends with the program's status. */
  record Init() implements LaunchStep {}

  /**
   * The last step of a plan: the program, searched in PATH of this environment, or relative to the
   * working directory.
   */
  record Execute(List<String> arguments, List<String> environment) implements LaunchStep {}

  /**
   * A device filter for a cgroup of version 2, one of the monitor's steps.
   *
   * @param program struct bpf_insn, 8 bytes each, of type BPF_PROG_TYPE_CGROUP_DEVICE
   */
  record DeviceFilter(String directory, List<byte[]> program) implements LaunchStep {}

  /** The AppArmor profile that holds from the program's execution on. */
  record AppArmor(String profile) implements LaunchStep {}

  /**
   * A mount of another container's, seen here too: the process with that pid and start time has it
   * at {@code path}.
   */
  record ShareMount(int pid, long startTime, String path, String target) implements LaunchStep {}

  /**
   * What the monitor does when the program has ended: the whole plan once more, after a while.
   *
   * @param policy 0 never, 1 on failure, 2 always
   * @param maximumRetries on failure; 0 for any number
   * @param stopFile while it is there, nothing is started again
   * @param changeFile while it is there, its lines {@code policy} and {@code maximum} hold instead
   */
  record Restart(int policy, int maximumRetries, String stopFile, String changeFile)
      implements LaunchStep {
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
      implements LaunchStep {}

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
      implements LaunchStep {}

  /**
   * Another container whose namespaces are joined. When the program is started again, that one may
   * have another first process: whoever its process file names then is joined in the place of the
   * one with this pid and start time.
   */
  record Donor(int pid, long startTime, String processFile) implements LaunchStep {}
}
