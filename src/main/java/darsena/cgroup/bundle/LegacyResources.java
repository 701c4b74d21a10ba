package darsena.cgroup.bundle;

import darsena.io.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** {@code linux.resources} as the files of cgroup version 1 take it. A zero means: as it is. */
final class LegacyResources {
  private static final String MEMORY = "memory";
  private static final String CPU = "cpu";
  private static final String BLOCK = "blkio";

  private final JsonFields resources;
  private final List<ResourceWrite> writes = new ArrayList<>();

  private LegacyResources(JsonFields resources) {
    this.resources = resources;
  }

  static List<ResourceWrite> of(JsonFields resources) {
    LegacyResources all = new LegacyResources(resources);
    all.memory(resources.object(MEMORY));
    all.cpu(resources.object(CPU));
    all.processors(resources.object(CPU));
    all.pids();
    all.blocks(resources.object("blockIO"));
    all.pages();
    all.network(resources.object("network"));
    all.rdma();
    if (!resources.textsByKey("unified").isEmpty()) {
      throw new IllegalArgumentException(
          "`" + resources.at("unified") + "` needs a host with cgroup version 2 only");
    }
    return all.writes;
  }

  private void memory(JsonFields memory) {
    signed(memory, "limit", MEMORY, "memory.limit_in_bytes");
    signed(memory, "swap", MEMORY, "memory.memsw.limit_in_bytes");
    signed(memory, "reservation", MEMORY, "memory.soft_limit_in_bytes");
    signed(memory, "kernelTCP", MEMORY, "memory.kmem.tcp.limit_in_bytes");
    memory
        .optionalNumber("swappiness", 0, 100)
        .ifPresent(value -> write(MEMORY, "memory.swappiness", value));
    if (memory.flag("disableOOMKiller")) {
      write(MEMORY, "memory.oom_control", 1);
    }
    if (memory.flag("useHierarchy")) {
      write(MEMORY, "memory.use_hierarchy", 1);
    }
  }

  private void cpu(JsonFields cpu) {
    positive(cpu, "shares", CPU, "cpu.shares");
    positive(cpu, "period", CPU, "cpu.cfs_period_us");
    signed(cpu, "quota", CPU, "cpu.cfs_quota_us");
    positive(cpu, "burst", CPU, "cpu.cfs_burst_us");
    positive(cpu, "realtimePeriod", CPU, "cpu.rt_period_us");
    signed(cpu, "realtimeRuntime", CPU, "cpu.rt_runtime_us");
    signed(cpu, "idle", CPU, "cpu.idle");
  }

  private void processors(JsonFields cpu) {
    words(cpu, "cpus", "cpuset", "cpuset.cpus");
    words(cpu, "mems", "cpuset", "cpuset.mems");
  }

  private void pids() {
    resources
        .object("pids")
        .optionalNumber("limit", Long.MIN_VALUE, Long.MAX_VALUE)
        .filter(limit -> limit != 0)
        .ifPresent(limit ->
            writes.add(
                new ResourceWrite("pids", "pids.max", limit < 0 ? "max" : Long.toString(limit))));
  }

  private void blocks(JsonFields block) {
    positive(block, "weight", BLOCK, "blkio.weight");
    positive(block, "leafWeight", BLOCK, "blkio.leaf_weight");
    for (JsonFields device : block.objects("weightDevice")) {
      requireOne(device, "weight", "leafWeight");
      positiveOf(device, "weight", "blkio.weight_device");
      positiveOf(device, "leafWeight", "blkio.leaf_weight_device");
    }
    throttle(block, "throttleReadBpsDevice", "blkio.throttle.read_bps_device");
    throttle(block, "throttleWriteBpsDevice", "blkio.throttle.write_bps_device");
    throttle(block, "throttleReadIOPSDevice", "blkio.throttle.read_iops_device");
    throttle(block, "throttleWriteIOPSDevice", "blkio.throttle.write_iops_device");
  }

  private void throttle(JsonFields block, String name, String file) {
    for (JsonFields device : block.objects(name)) {
      write(BLOCK, file, device(device) + " " + Long.toUnsignedString(device.unsigned("rate")));
    }
  }

  private void positiveOf(JsonFields device, String name, String file) {
    device
        .optionalNumber(name, 0, 1000)
        .filter(value -> value != 0)
        .ifPresent(value -> write(BLOCK, file, device(device) + " " + value));
  }

  static String device(JsonFields device) {
    return device.number("major", 0, Integer.MAX_VALUE)
        + ":"
        + device.number("minor", 0, Integer.MAX_VALUE);
  }

  private void pages() {
    for (JsonFields limit : resources.objects("hugepageLimits")) {
      write(
          "hugetlb",
          "hugetlb." + pageSize(limit) + ".limit_in_bytes",
          Long.toUnsignedString(limit.unsigned("limit")));
    }
  }

  static String pageSize(JsonFields limit) {
    String size = limit.text("pageSize");
    if (!size.matches("[1-9][0-9]{0,5}[KMG]B")) {
      throw new IllegalArgumentException("no such size of pages: \"" + size + "\"");
    }
    return size;
  }

  private void network(JsonFields network) {
    network
        .optionalNumber("classID", 0, 0xffffffffL)
        .filter(value -> value != 0)
        .ifPresent(value -> write("net_cls", "net_cls.classid", value));
    for (JsonFields priority : network.objects("priorities")) {
      write(
          "net_prio",
          "net_prio.ifpriomap",
          priority.text("name") + " " + priority.number("priority", 0, 0xffffffffL));
    }
  }

  private void rdma() {
    resources
        .objectsByKey("rdma")
        .forEach((device, limit) -> write("rdma", "rdma.max", rdma(device, limit)));
  }

  /** An entry that says nothing is no entry. */
  static void requireOne(JsonFields entry, String one, String other) {
    if (!entry.has(one) && !entry.has(other)) {
      throw new IllegalArgumentException("`" + entry.at(one) + "` or `" + other + "` must be set");
    }
  }

  static String rdma(String device, JsonFields limit) {
    requireOne(limit, "hcaHandles", "hcaObjects");
    StringBuilder line = new StringBuilder(device);
    limit
        .optionalNumber("hcaHandles", 0, 0xffffffffL)
        .ifPresent(value -> line.append(" hca_handle=").append(value));
    limit
        .optionalNumber("hcaObjects", 0, 0xffffffffL)
        .ifPresent(value -> line.append(" hca_object=").append(value));
    return line.toString();
  }

  private void signed(JsonFields from, String name, String controller, String file) {
    from.optionalNumber(name, Long.MIN_VALUE, Long.MAX_VALUE)
        .filter(value -> value != 0)
        .ifPresent(value -> write(controller, file, value));
  }

  private void positive(JsonFields from, String name, String controller, String file) {
    from.optionalUnsigned(name)
        .filter(value -> value != 0)
        .ifPresent(value -> write(controller, file, Long.toUnsignedString(value)));
  }

  private void words(JsonFields from, String name, String controller, String file) {
    from.optionalText(name)
        .filter(value -> !value.isEmpty())
        .ifPresent(value -> write(controller, file, value));
  }

  private void write(String controller, String file, long value) {
    write(controller, file, Long.toString(value));
  }

  private void write(String controller, String file, String value) {
    writes.add(new ResourceWrite(controller, file, value));
  }
}
