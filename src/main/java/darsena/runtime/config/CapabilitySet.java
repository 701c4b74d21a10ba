package darsena.runtime.config;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A set of capabilities as the kernel counts them, one bit each; capabilities(7). */
public record CapabilitySet(long mask) {
  private static final List<String> NAMES =
      List.of(
          "CHOWN",
          "DAC_OVERRIDE",
          "DAC_READ_SEARCH",
          "FOWNER",
          "FSETID",
          "KILL",
          "SETGID",
          "SETUID",
          "SETPCAP",
          "LINUX_IMMUTABLE",
          "NET_BIND_SERVICE",
          "NET_BROADCAST",
          "NET_ADMIN",
          "NET_RAW",
          "IPC_LOCK",
          "IPC_OWNER",
          "SYS_MODULE",
          "SYS_RAWIO",
          "SYS_CHROOT",
          "SYS_PTRACE",
          "SYS_PACCT",
          "SYS_ADMIN",
          "SYS_BOOT",
          "SYS_NICE",
          "SYS_RESOURCE",
          "SYS_TIME",
          "SYS_TTY_CONFIG",
          "MKNOD",
          "LEASE",
          "AUDIT_WRITE",
          "AUDIT_CONTROL",
          "SETFCAP",
          "MAC_OVERRIDE",
          "MAC_ADMIN",
          "SYSLOG",
          "WAKE_ALARM",
          "BLOCK_SUSPEND",
          "AUDIT_READ",
          "PERFMON",
          "BPF",
          "CHECKPOINT_RESTORE");

  private static final String EVERY = "ALL";

  /** No capability. */
  public static final CapabilitySet NONE = new CapabilitySet(0);

  /** What a container has by default: docker's without MKNOD, NET_RAW and AUDIT_WRITE. */
  public static final CapabilitySet STANDARD = new CapabilitySet(0x800405fbL);

  /** The capabilities of those names; the prefix {@code CAP_} may be left out. */
  public static CapabilitySet of(String... names) {
    long mask = 0;
    for (String name : names) {
      mask |= bit(name);
    }
    return new CapabilitySet(mask);
  }

  /**
   * The standard set as a user changed it. {@code ALL} added, then names dropped: all but those.
   * {@code ALL} dropped, then names added: exactly those. To add and drop the same is an error.
   *
   * @param available what this process may pass on, its own bounding set
   */
  public static CapabilitySet chosen(
      List<String> added, List<String> dropped, CapabilitySet available) {
    refuseContradiction(added, dropped);
    boolean addAll = added.stream().anyMatch(CapabilitySet::isEvery);
    boolean dropAll = dropped.stream().anyMatch(CapabilitySet::isEvery);
    CapabilitySet named = named(added, available);
    if (dropAll) {
      return named;
    }
    long base = addAll ? available.mask : STANDARD.mask & available.mask;
    return new CapabilitySet((base | named.mask) & ~named(dropped, all()).mask);
  }

  private static void refuseContradiction(List<String> added, List<String> dropped) {
    List<String> bareDropped = dropped.stream().map(CapabilitySet::bare).toList();
    for (String name : added) {
      if (bareDropped.contains(bare(name))) {
        throw new DarsenaException(
            ErrorKind.INVALID,
            "the capability `" + bare(name) + "` is both added and dropped",
            "Leave one of the two out.");
      }
    }
  }

  /** Those that are named, without {@code ALL}; one that is not available is an error. */
  public static CapabilitySet named(List<String> names, CapabilitySet available) {
    long mask = 0;
    for (String name : names) {
      long bit = isEvery(name) ? 0 : bit(name);
      if ((bit & ~available.mask) != 0) {
        throw new DarsenaException(
            ErrorKind.REFUSED,
            "cannot give the capability `" + name + "`: this host does not let Darsena have it",
            "Leave it out, or run Darsena with that capability.");
      }
      mask |= bit;
    }
    return new CapabilitySet(mask);
  }

  /** Every capability that has a name. */
  public static CapabilitySet all() {
    return new CapabilitySet((1L << NAMES.size()) - 1);
  }

  /** Whether there is none in it. */
  public boolean isEmpty() {
    return mask == 0;
  }

  /** Whether a capability is in it; the prefix {@code CAP_} may be left out, any name given. */
  public boolean contains(String name) {
    int number = NAMES.indexOf(bare(name));
    return number >= 0 && (mask >> number & 1) != 0;
  }

  /** Those in both. */
  public CapabilitySet and(CapabilitySet other) {
    return new CapabilitySet(mask & other.mask);
  }

  /** Names with their prefix, in the kernel's order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < NAMES.size(); bit++) {
      if ((mask & 1L << bit) != 0) {
        names.add("CAP_" + NAMES.get(bit));
      }
    }
    return names;
  }

  private static boolean isEvery(String name) {
    return bare(name).equals(EVERY);
  }

  private static long bit(String name) {
    int number = NAMES.indexOf(bare(name));
    if (number < 0) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "unknown capability `" + name + "`",
          "capabilities(7) lists them; `ALL` stands for every one.");
    }
    return 1L << number;
  }

  private static String bare(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("CAP_") ? upper.substring("CAP_".length()) : upper;
  }
}
