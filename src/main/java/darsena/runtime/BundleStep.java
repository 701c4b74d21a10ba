package darsena.runtime;

import java.util.List;

/**
 * Steps that only plans for OCI bundles have: to other ways into a container, and to all it may ask
 * for.
 */
public sealed interface BundleStep extends LaunchStep {

  /**
   * In place of a {@link MonitorStep.Session}: no monitor. The program has the standard streams of
   * the process that asked, and is whose child that process's caller makes it.
   *
   * @param start a fifo; a byte written there executes the program. Empty: the start signal does
   * @param done a fifo, closed without a word when the program has been executed
   * @param console a socket that is sent the terminal's other end, or empty
   * @param owner the pid of the process with the streams
   * @param descriptors how many of its descriptors from 3 on the program gets too
   * @param stays whether the helper waits for the program's end
   */
  record Handover(
      String start, String done, String console, int owner, int descriptors, boolean stays)
      implements BundleStep {}

  /** A namespace that exists, by its path on the host, is joined; its CLONE_NEW* flag. */
  record JoinNamespace(String path, long flag) implements BundleStep {}

  /**
   * What ids of a new user namespace are outside, as uid_map and gid_map of user_namespaces(7) take
   * it.
   *
   * @param groups whether setgroups(2) is allowed inside
   */
  record IdMaps(String users, String groupIds, boolean groups) implements BundleStep {}

  /** How far the clocks of a new time namespace go ahead; time_namespaces(7) has the format. */
  record TimeOffsets(String offsets) implements BundleStep {}

  /** The helper says {@code hooks}, and waits for the manager to have run its own. */
  record AwaitHooks() implements BundleStep {}

  /**
   * A program run to its end where the launch stands; it must succeed.
   *
   * @param milliseconds how long it may take, 0 for ever
   * @param before the text on its standard input up to our pid
   * @param after the text behind our pid
   */
  record Hook(
      String path,
      List<String> arguments,
      List<String> environment,
      long milliseconds,
      String before,
      String after)
      implements BundleStep {}

  /** The root becomes / by chroot(2), {@code move}d over the old one before. */
  record ChangeRoot(boolean move) implements BundleStep {}

  /**
   * Other attributes for the mount at a path.
   *
   * @param set MS_* flags that it gets
   * @param clear MS_* flags that it loses
   * @param recursive whether both hold for mounts below too
   * @param propagation as of a {@link LaunchStep.Bind}
   */
  record MountAttributes(String target, long set, long clear, boolean recursive, long propagation)
      implements BundleStep {}

  /** A tmpfs that begins with a copy of what is at its mount point. */
  record FilledMount(String target, long flags, String data) implements BundleStep {}

  /** As {@link LaunchStep.Device}, with an owner; type p is a fifo. */
  record OwnedDevice(
      String path, char type, long major, long minor, int mode, long user, long group)
      implements BundleStep {}

  /** The size of the terminal that standard input is. */
  record TerminalSize(int rows, int columns) implements BundleStep {}

  /** The NIS domain name. */
  record DomainName(String name) implements BundleStep {}

  /** What a security module applies at execve: a file below /proc/self/attr, and its text. */
  record ProcessLabel(String file, String label) implements BundleStep {}

  /** sched_setattr(2); times in nanoseconds. */
  record Scheduler(
      int policy, int nice, int priority, long flags, long runtime, long deadline, long period)
      implements BundleStep {}

  /** ioprio_set(2), class and priority in one number. */
  record IoPriority(int value) implements BundleStep {}

  /** personality(2). */
  record Personality(long domain) implements BundleStep {}
}
