package darsena.runtime;

import java.util.List;

/**
 * One small thing that the helper does on the way to a running program. The order of a plan is the
 * order in which they are done. {@link MonitorStep}s, new namespaces and joined ones are the
 * monitor's and come first; the rest are done by the container's first process. Paths in the
 * monitor's steps, and sources of mounts, are the host's; targets, and all paths after {@link
 * PivotRoot}, are the container's, and are resolved inside its root by descriptor. docs/helper.md
 * has the encoding.
 */
public sealed interface LaunchStep
    permits LaunchStep.NewNamespaces,
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
        LaunchStep.AppArmor,
        LaunchStep.ShareMount,
        BundleStep,
        MonitorStep,
        LaunchStep.Donor {

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

  /** The AppArmor profile that holds from the program's execution on. */
  record AppArmor(String profile) implements LaunchStep {}

  /**
   * A mount of another container's, seen here too: the process with that pid and start time has it
   * at {@code path}.
   */
  record ShareMount(int pid, long startTime, String path, String target) implements LaunchStep {}

  /**
   * Another container whose namespaces are joined. When the program is started again, that one may
   * have another first process: whoever its process file names then is joined in the place of the
   * one with this pid and start time.
   */
  record Donor(int pid, long startTime, String processFile) implements LaunchStep {}
}
