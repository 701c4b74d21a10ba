package darsena.cli.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.container.Limits;

/** The finer limits, in docker's names. */
final class LimitsPart {
  private LimitsPart() {}

  static void write(ObjectNode document, Limits limits) {
    document.put("MemorySwap", withSwap(limits));
    document.put("MemoryReservation", limits.memoryTuning().reservation());
    if (limits.memoryTuning().swappiness() < 0) {
      document.putNull("MemorySwappiness");
    } else {
      document.put("MemorySwappiness", limits.memoryTuning().swappiness());
    }
    document.put("OomKillDisable", limits.memoryTuning().neverKilled());
    document.put("CpuPeriod", limits.cpuTuning().period());
    document.put("CpuQuota", limits.cpuTuning().quota());
    document.put("CpusetCpus", limits.cpuTuning().cpus());
    document.put("CpusetMems", limits.cpuTuning().memoryNodes());
    document.put("BlkioWeight", limits.blocks().weight());
  }

  /** Unless told otherwise, as much swap again as memory. */
  private static long withSwap(Limits limits) {
    long asked = limits.memoryTuning().withSwap();
    return asked == 0 ? 2 * limits.memory() : asked;
  }
}
