package darsena.store.container.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.container.Limits;
import darsena.container.limit.BlockLimits;
import darsena.container.limit.CpuTuning;
import darsena.container.limit.DeviceRate;
import darsena.container.limit.MemoryTuning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The finer limits in a container's document; each part is there when something was asked. */
final class LimitsDocument {
  private LimitsDocument() {}

  static void write(ObjectNode node, Limits limits) {
    MemoryTuning memory = limits.memoryTuning();
    if (!memory.isNone()) {
      node.putObject("memoryTuning")
          .put("withSwap", memory.withSwap())
          .put("reservation", memory.reservation())
          .put("swappiness", memory.swappiness())
          .put("neverKilled", memory.neverKilled());
    }
    CpuTuning cpu = limits.cpuTuning();
    if (!cpu.isNone()) {
      node.putObject("cpuTuning")
          .put("period", cpu.period())
          .put("quota", cpu.quota())
          .put("cpus", cpu.cpus())
          .put("memoryNodes", cpu.memoryNodes());
    }
    BlockLimits blocks = limits.blocks();
    if (!blocks.isNone()) {
      ObjectNode part = node.putObject("blocks").put("weight", blocks.weight());
      blocks.rates().forEach(rate -> rate(part.withArray("rates").addObject(), rate));
    }
  }

  private static void rate(ObjectNode node, DeviceRate rate) {
    node.put("kind", rate.kind().name())
        .put("major", rate.major())
        .put("minor", rate.minor())
        .put("rate", rate.rate());
  }

  static MemoryTuning memory(JsonNode limits) throws IOException {
    JsonNode node = limits.path("memoryTuning");
    return node.isMissingNode()
        ? MemoryTuning.none()
        : new MemoryTuning(
            SpecReader.number(node, "withSwap"),
            SpecReader.number(node, "reservation"),
            (int) SpecReader.number(node, "swappiness"),
            SpecReader.flag(node, "neverKilled"));
  }

  static CpuTuning cpu(JsonNode limits) throws IOException {
    JsonNode node = limits.path("cpuTuning");
    return node.isMissingNode()
        ? CpuTuning.none()
        : new CpuTuning(
            SpecReader.number(node, "period"),
            SpecReader.number(node, "quota"),
            SpecReader.text(node, "cpus"),
            SpecReader.text(node, "memoryNodes"));
  }

  static BlockLimits blocks(JsonNode limits) throws IOException {
    JsonNode node = limits.path("blocks");
    if (node.isMissingNode()) {
      return BlockLimits.none();
    }
    List<DeviceRate> rates = new ArrayList<>();
    for (JsonNode each : node.path("rates")) {
      rates.add(
          new DeviceRate(
              DeviceRate.Kind.valueOf(SpecReader.text(each, "kind")),
              (int) SpecReader.number(each, "major"),
              (int) SpecReader.number(each, "minor"),
              SpecReader.number(each, "rate")));
    }
    return new BlockLimits((int) SpecReader.number(node, "weight"), rates);
  }
}
