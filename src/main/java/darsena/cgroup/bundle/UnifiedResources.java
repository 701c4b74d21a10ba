package darsena.cgroup.bundle;

import darsena.io.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code linux.resources} as the files of cgroup version 2 take it. A zero means: as it is. */
final class UnifiedResources {
  private static final long LEAST_SHARES = 2;
  private static final long MOST_SHARES = 262_144;
  private static final long PERIOD = 100_000;

  private final JsonFields resources;
  private final List<ResourceWrite> writes = new ArrayList<>();

  private UnifiedResources(JsonFields resources) {
    this.resources = resources;
  }

  static List<ResourceWrite> of(JsonFields resources) {
    UnifiedResources all = new UnifiedResources(resources);
    all.memory(resources.object("memory"));
    all.cpu(resources.object("cpu"));
    all.pids();
    all.blocks(resources.object("blockIO"));
    all.rest();
    return all.writes;
  }

  private void memory(JsonFields memory) {
    Optional<Long> limit = number(memory, "limit");
    limit.ifPresent(value -> write("memory", "memory.max", limit(value)));
    number(memory, "swap").ifPresent(swap -> swap(swap, limit));
    number(memory, "reservation").ifPresent(value -> write("memory", "memory.low", limit(value)));
  }

  /** There the swap is counted with the memory, here without. */
  private void swap(long swap, Optional<Long> limit) {
    if (swap < 0) {
      write("memory", "memory.swap.max", "max");
      return;
    }
    long memory =
        limit.orElseThrow(
            () -> new IllegalArgumentException("unable to set swap limit without memory limit"));
    if (memory < 0 || swap < memory) {
      throw new IllegalArgumentException(
          "memory+swap limit should be >= memory limit, and memory limited");
    }
    write("memory", "memory.swap.max", Long.toString(swap - memory));
  }

  private void cpu(JsonFields cpu) {
    number(cpu, "shares").ifPresent(value -> write("cpu", "cpu.weight", weight(value)));
    Optional<Long> quota = number(cpu, "quota");
    Optional<Long> period = number(cpu, "period");
    if (quota.isPresent() || period.isPresent()) {
      String most = quota.filter(value -> value > 0).map(String::valueOf).orElse("max");
      write("cpu", "cpu.max", most + " " + period.orElse(PERIOD));
    }
    number(cpu, "burst").ifPresent(value -> write("cpu", "cpu.max.burst", value.toString()));
    number(cpu, "idle").ifPresent(value -> write("cpu", "cpu.idle", value.toString()));
    cpu.optionalText("cpus")
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> write("cpuset", "cpuset.cpus", value));
    cpu.optionalText("mems")
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> write("cpuset", "cpuset.mems", value));
  }

  /** The straight line that runc and crun draw between shares and weights. */
  private static String weight(long shares) {
    long within = Math.clamp(shares, LEAST_SHARES, MOST_SHARES);
    return Long.toString(1 + (within - LEAST_SHARES) * 9_999 / (MOST_SHARES - LEAST_SHARES));
  }

  private void pids() {
    number(resources.object("pids"), "limit")
        .ifPresent(value -> write("pids", "pids.max", limit(value)));
  }

  private void blocks(JsonFields block) {
    // From 10 to 1000 there, from 1 to 10000 here: runc's line.
    number(block, "weight")
        .ifPresent(
            value -> write("io", "io.weight", Long.toString(1 + (value - 10) * 9_999 / 990)));
    for (JsonFields device : block.objects("weightDevice")) {
      LegacyResources.requireOne(device, "weight", "leafWeight");
      // Only BFQ counts weights by device, and the file is its.
      number(device, "weight")
          .ifPresent(
              value -> write("io", "io.bfq.weight", LegacyResources.device(device) + " " + value));
    }
    throttle(block, "throttleReadBpsDevice", "rbps");
    throttle(block, "throttleWriteBpsDevice", "wbps");
    throttle(block, "throttleReadIOPSDevice", "riops");
    throttle(block, "throttleWriteIOPSDevice", "wiops");
  }

  private void throttle(JsonFields block, String name, String key) {
    for (JsonFields device : block.objects(name)) {
      write(
          "io",
          "io.max",
          LegacyResources.device(device)
              + " "
              + key
              + "="
              + Long.toUnsignedString(device.unsigned("rate")));
    }
  }

  private void rest() {
    for (JsonFields limit : resources.objects("hugepageLimits")) {
      write(
          "hugetlb",
          "hugetlb." + LegacyResources.pageSize(limit) + ".max",
          Long.toUnsignedString(limit.unsigned("limit")));
    }
    resources
        .objectsByKey("rdma")
        .forEach((device, limit) -> write("rdma", "rdma.max", LegacyResources.rdma(device, limit)));
    resources.textsByKey("unified").forEach(this::unified);
  }

  private void unified(String file, String value) {
    if (!file.matches("[a-z0-9_]+\\.[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException("unified resource \"" + file + "\" must be a file name");
    }
    write(file.substring(0, file.indexOf('.')), file, value);
  }

  private static Optional<Long> number(JsonFields from, String name) {
    return from.optionalNumber(name, Long.MIN_VALUE, Long.MAX_VALUE).filter(value -> value != 0);
  }

  private static String limit(long value) {
    return value < 0 ? "max" : Long.toString(value);
  }

  private void write(String controller, String file, String value) {
    writes.add(new ResourceWrite(controller, file, value));
  }
}
