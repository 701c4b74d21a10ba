package darsena.runtime.config;

import java.util.Set;

/** What of /proc a mount may cover. */
public final class ProcFiles {
  /** What lxcfs replaces; nothing else inside /proc may be covered (CVE-2019-16884's class). */
  public static final Set<String> COVERABLE =
      Set.of(
          "/proc/cpuinfo",
          "/proc/diskstats",
          "/proc/meminfo",
          "/proc/stat",
          "/proc/swaps",
          "/proc/uptime",
          "/proc/loadavg",
          "/proc/slabinfo",
          "/proc/sys/kernel/ns_last_pid",
          "/proc/sys/crypto/fips_enabled");

  private ProcFiles() {}
}
