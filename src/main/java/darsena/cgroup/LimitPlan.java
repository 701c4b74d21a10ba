package darsena.cgroup;

import darsena.cgroup.LimitWrite.Need;
import darsena.cgroup.LimitWrite.Way;
import darsena.container.Limits;
import darsena.container.limit.DeviceRate;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to be written to bring a cgroup from some limits to others, in the words of one version
 * of cgroups.
 */
final class LimitPlan {
  private static final String LIMIT_MEMORY = "limit the memory";
  private static final String LIMIT_SWAP = "limit the swap";
  private static final String LIMIT_CPU = "limit the processors";
  private static final String CHOOSE_CPU = "choose the processors";
  private static final String WEIGH_BLOCKS = "weigh block I/O";
  private static final long HEAVIEST_BFQ = 1_000;

  private final Limits before;
  private final Limits now;
  private final List<LimitWrite> writes = new ArrayList<>();

  private LimitPlan(Limits before, Limits now) {
    this.before = before;
    this.now = now;
  }

  /** For the tree of version 2. */
  static List<LimitWrite> unified(Limits before, Limits now) {
    return new LimitPlan(before, now).unified();
  }

  /** For the hierarchies of version 1. */
  static List<LimitWrite> legacy(Limits before, Limits now) {
    return new LimitPlan(before, now).legacy();
  }

  private List<LimitWrite> unified() {
    if (memoryDiffers()) {
      add("memory", "memory.max", orMax(now.memory()), LIMIT_MEMORY, Need.REQUIRED);
    }
    if (swapDiffers()) {
      add("memory", "memory.swap.max", unifiedSwap(), LIMIT_SWAP, swapNeed());
    }
    if (before.memoryTuning().reservation() != now.memoryTuning().reservation()) {
      long bytes = now.memoryTuning().reservation();
      add("memory", "memory.low", bytes, "reserve memory", Need.FINER);
    }
    neverOnVersionTwo();
    if (quotaDiffers()) {
      String quota = quota(now) == 0 ? "max" : Long.toString(quota(now));
      add("cpu", "cpu.max", quota + " " + period(now), LIMIT_CPU, Need.REQUIRED);
    }
    if (before.cpuShares() != now.cpuShares()) {
      Object weight = now.cpuShares() == 0 ? "100" : CpuLimit.weight(now.cpuShares());
      add("cpu", "cpu.weight", weight, "weigh the processors", Need.REQUIRED);
    }
    cpusAndPids();
    if (before.blocks().weight() != now.blocks().weight()) {
      long weight = now.blocks().weight() == 0 ? 100 : now.blocks().weight();
      String line = Long.toString(1 + (weight - 10) * 9_999 / 990);
      Way scheduler = new Way("io.bfq.weight", Long.toString(Math.min(weight, HEAVIEST_BFQ)));
      List<Way> ways = List.of(scheduler, new Way("io.weight", line));
      writes.add(new LimitWrite("io", ways, WEIGH_BLOCKS, Need.FINER));
    }
    for (DeviceRate rate : rates()) {
      String value = rate.device() + " " + unifiedKey(rate.kind()) + "=" + rate.rate();
      add("io", "io.max", value, "limit the rate of block I/O", Need.FINER);
    }
    return writes;
  }

  /** Version 2 has no such files: nothing takes them, and that is told. */
  private void neverOnVersionTwo() {
    if (now.memoryTuning().swappiness() != before.memoryTuning().swappiness()) {
      add("memory", "memory.swappiness", "", "tune the swapping of memory", Need.FINER);
    }
    if (now.memoryTuning().neverKilled() != before.memoryTuning().neverKilled()) {
      add("memory", "memory.oom_control", "", "keep processes at the limit alive", Need.FINER);
    }
  }

  private List<LimitWrite> legacy() {
    if (memoryDiffers()) {
      long bytes = now.memory() == 0 ? -1 : now.memory();
      add("memory", "memory.limit_in_bytes", bytes, LIMIT_MEMORY, Need.REQUIRED);
    }
    if (swapDiffers()) {
      add("memory", "memory.memsw.limit_in_bytes", legacySwap(), LIMIT_SWAP, swapNeed());
    }
    if (before.memoryTuning().reservation() != now.memoryTuning().reservation()) {
      long bytes = now.memoryTuning().reservation() == 0 ? -1 : now.memoryTuning().reservation();
      add("memory", "memory.soft_limit_in_bytes", bytes, "reserve memory", Need.FINER);
    }
    int swappiness = now.memoryTuning().swappiness();
    if (swappiness >= 0 && swappiness != before.memoryTuning().swappiness()) {
      add("memory", "memory.swappiness", swappiness, "tune the swapping of memory", Need.FINER);
    }
    if (before.memoryTuning().neverKilled() != now.memoryTuning().neverKilled()) {
      String on = now.memoryTuning().neverKilled() ? "1" : "0";
      add("memory", "memory.oom_control", on, "keep processes at the limit alive", Need.FINER);
    }
    if (quotaDiffers()) {
      add("cpu", "cpu.cfs_period_us", period(now), LIMIT_CPU, Need.REQUIRED);
      long quota = quota(now) == 0 ? -1 : quota(now);
      add("cpu", "cpu.cfs_quota_us", quota, LIMIT_CPU, Need.REQUIRED);
    }
    if (before.cpuShares() != now.cpuShares()) {
      long shares = now.cpuShares() == 0 ? 1024 : CpuLimit.shares(now.cpuShares());
      add("cpu", "cpu.shares", shares, "weigh the processors", Need.REQUIRED);
    }
    cpusAndPids();
    if (before.blocks().weight() != now.blocks().weight()) {
      String weight = Integer.toString(now.blocks().weight() == 0 ? 500 : now.blocks().weight());
      List<Way> ways =
          List.of(new Way("blkio.bfq.weight", weight), new Way("blkio.weight", weight));
      writes.add(new LimitWrite("blkio", ways, WEIGH_BLOCKS, Need.FINER));
    }
    for (DeviceRate rate : rates()) {
      String value = rate.device() + " " + rate.rate();
      add("blkio", legacyFile(rate.kind()), value, "limit the rate of block I/O", Need.FINER);
    }
    return writes;
  }

  private void cpusAndPids() {
    String cpus = now.cpuTuning().cpus();
    if (!cpus.isEmpty() && !cpus.equals(before.cpuTuning().cpus())) {
      add("cpuset", "cpuset.cpus", cpus, CHOOSE_CPU, Need.REQUIRED);
    }
    String nodes = now.cpuTuning().memoryNodes();
    if (!nodes.isEmpty() && !nodes.equals(before.cpuTuning().memoryNodes())) {
      add("cpuset", "cpuset.mems", nodes, "choose the memory nodes", Need.REQUIRED);
    }
    if (before.pids() != now.pids()) {
      String number = now.pids() <= 0 ? "max" : Long.toString(now.pids());
      add("pids", "pids.max", number, "limit the number of processes", Need.REQUIRED);
    }
  }

  private void add(String controller, String file, Object value, String action, Need need) {
    writes.add(LimitWrite.of(controller, file, value, action, need));
  }

  private boolean memoryDiffers() {
    return before.memory() != now.memory();
  }

  private boolean swapDiffers() {
    return memoryDiffers() || before.memoryTuning().withSwap() != now.memoryTuning().withSwap();
  }

  /** As much swap again as memory is docker's default. */
  private Need swapNeed() {
    return now.memoryTuning().withSwap() == 0 ? Need.IMPLIED : Need.FINER;
  }

  /** Swap alone. */
  private String unifiedSwap() {
    long withSwap = now.memoryTuning().withSwap();
    if (withSwap < 0 || now.memory() == 0) {
      return "max";
    }
    return Long.toString(withSwap == 0 ? now.memory() : withSwap - now.memory());
  }

  /** Memory and swap together. */
  private long legacySwap() {
    long withSwap = now.memoryTuning().withSwap();
    if (withSwap < 0 || now.memory() == 0) {
      return -1;
    }
    return withSwap == 0 ? Math.multiplyExact(now.memory(), 2L) : withSwap;
  }

  private boolean quotaDiffers() {
    return quota(before) != quota(now) || period(before) != period(now);
  }

  private static long quota(Limits limits) {
    return limits.nanoCpus() > 0 ? CpuLimit.quota(limits.nanoCpus()) : limits.cpuTuning().quota();
  }

  private static long period(Limits limits) {
    long period = limits.cpuTuning().period();
    return period == 0 ? CpuLimit.PERIOD : period;
  }

  private List<DeviceRate> rates() {
    if (now.blocks().rates().isEmpty()) {
      return List.of();
    }
    return now.blocks().rates().stream()
        .filter(rate -> !before.blocks().rates().contains(rate))
        .toList();
  }

  private static String orMax(long bytes) {
    return bytes == 0 ? "max" : Long.toString(bytes);
  }

  private static String unifiedKey(DeviceRate.Kind kind) {
    return switch (kind) {
      case READ_BYTES -> "rbps";
      case WRITE_BYTES -> "wbps";
      case READ_OPERATIONS -> "riops";
      case WRITE_OPERATIONS -> "wiops";
    };
  }

  private static String legacyFile(DeviceRate.Kind kind) {
    return switch (kind) {
      case READ_BYTES -> "blkio.throttle.read_bps_device";
      case WRITE_BYTES -> "blkio.throttle.write_bps_device";
      case READ_OPERATIONS -> "blkio.throttle.read_iops_device";
      case WRITE_OPERATIONS -> "blkio.throttle.write_iops_device";
    };
  }
}
