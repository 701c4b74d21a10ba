package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.cli.syntax.Syntax;
import darsena.container.Limits;
import darsena.container.limit.BlockLimits;
import darsena.container.limit.CpuTuning;
import darsena.container.limit.DeviceRate;
import darsena.container.limit.MemoryTuning;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.text.ByteSize;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The flags about limits that {@code run}, {@code create} and {@code update} share. */
public final class LimitFlags {
  private static final int TYPE = 0170000;
  private static final int BLOCK_DEVICE = 0060000;

  private LimitFlags() {}

  /** Those that can be changed at any time. */
  public static Syntax declare(Syntax syntax) {
    return syntax
        .section("Limits")
        .value("-m, --memory", "BYTES", "Memory: 512m, 2g; 6m at least")
        .value("--memory-swap", "BYTES", "Memory and swap together; -1 for any amount of swap")
        .value("--memory-reservation", "BYTES", "Memory left to it when the host is short")
        .value("--cpus", "NUMBER", "Processors: 1.5")
        .value("-c, --cpu-shares", "WEIGHT", "Weight among busy containers, 2 to 262144")
        .value("--cpu-period", "MICROSECONDS", "Period in which the quota counts")
        .value("--cpu-quota", "MICROSECONDS", "Processor time in each period; -1 for any")
        .value("--cpuset-cpus", "LIST", "Which processors: 0-2,7")
        .value("--cpuset-mems", "LIST", "Which memory nodes: 0,1")
        .value("--pids-limit", "NUMBER", "Processes and threads (default 2048, -1 for any number)")
        .value("--blkio-weight", "WEIGHT", "Weight of its block I/O, 10 to 1000");
  }

  /** Those that are given once. */
  static Syntax declareLasting(Syntax syntax) {
    return declare(syntax)
        .list("--device-read-bps", "DEVICE:BYTES", "Reading from a disk in a second: /dev/sda:1m")
        .list("--device-write-bps", "DEVICE:BYTES", "Writing to a disk in a second")
        .list("--device-read-iops", "DEVICE:NUMBER", "Reads from a disk in a second")
        .list("--device-write-iops", "DEVICE:NUMBER", "Writes to a disk in a second")
        .value("--memory-swappiness", "NUMBER", "How gladly its memory is swapped, 0 to 100")
        .toggle("--oom-kill-disable", "Let its processes wait for memory instead of being killed");
  }

  /** The limits of a new container. */
  static Limits of(Arguments arguments) {
    Limits plain = changed(Limits.none(), arguments);
    MemoryTuning memory = plain.memoryTuning();
    return made(() ->
        new Limits(
            plain.memory(),
            plain.nanoCpus(),
            plain.cpuShares(),
            plain.pids(),
            new MemoryTuning(
                memory.withSwap(),
                memory.reservation(),
                arguments.number("memory-swappiness").orElse(memory.swappiness()),
                arguments.on("oom-kill-disable")),
            plain.cpuTuning(),
            new BlockLimits(plain.blocks().weight(), rates(arguments))));
  }

  /** What becomes of limits when some are changed. */
  public static Limits changed(Limits before, Arguments arguments) {
    MemoryTuning memory = before.memoryTuning();
    CpuTuning cpu = before.cpuTuning();
    return made(() ->
        new Limits(
            arguments.read("memory", LimitFlags::memory).orElse(before.memory()),
            arguments.read("cpus", LimitFlags::nanoCpus).orElse(before.nanoCpus()),
            arguments.read("cpu-shares", LimitFlags::shares).orElse(before.cpuShares()),
            arguments.number("pids-limit").map(LimitFlags::pids).orElse(before.pids()),
            new MemoryTuning(
                arguments.read("memory-swap", LimitFlags::swap).orElse(memory.withSwap()),
                arguments
                    .read("memory-reservation", LimitFlags::memory)
                    .orElse(memory.reservation()),
                memory.swappiness(),
                memory.neverKilled()),
            new CpuTuning(
                arguments.number("cpu-period").map(Integer::longValue).orElse(cpu.period()),
                arguments.number("cpu-quota").map(LimitFlags::quota).orElse(cpu.quota()),
                arguments.text("cpuset-cpus").orElse(cpu.cpus()),
                arguments.text("cpuset-mems").orElse(cpu.memoryNodes())),
            new BlockLimits(
                arguments.number("blkio-weight").orElse(before.blocks().weight()),
                before.blocks().rates())));
  }

  /** What makes limits that may contradict each other. */
  private interface Making {
    Limits make();
  }

  private static Limits made(Making making) {
    try {
      return making.make();
    } catch (IllegalArgumentException contradiction) {
      throw new DarsenaException(
          ErrorKind.INVALID, "cannot take these limits: " + contradiction.getMessage(), "");
    }
  }

  private static long memory(String text) {
    long bytes = text.equals("-1") ? 0 : ByteSize.parse(text);
    if (bytes > 0 && bytes < Limits.MINIMUM_MEMORY) {
      throw new IllegalArgumentException("the smallest limit is 6m");
    }
    return bytes;
  }

  private static long swap(String text) {
    return text.equals("-1") ? -1 : ByteSize.parse(text);
  }

  private static long nanoCpus(String text) {
    try {
      long nanos = new BigDecimal(text).movePointRight(9).longValue();
      if (nanos < 0 || (nanos > 0 && nanos < 10_000_000)) {
        throw new IllegalArgumentException("the smallest part of a processor is 0.01");
      }
      return nanos;
    } catch (NumberFormatException other) {
      throw new IllegalArgumentException("it takes a number of processors, such as 1.5", other);
    }
  }

  private static long shares(String text) {
    if (!text.matches("\\d{1,6}") || Long.parseLong(text) > 262_144) {
      throw new IllegalArgumentException("it takes a number from 2 to 262144");
    }
    return Long.parseLong(text);
  }

  /** Docker's 0 and every negative number mean: any number. */
  private static long pids(int asked) {
    return asked <= 0 ? -1 : asked;
  }

  private static long quota(int asked) {
    return Math.max(asked, 0);
  }

  private static List<DeviceRate> rates(Arguments arguments) {
    List<DeviceRate> rates = new ArrayList<>();
    for (DeviceRate.Kind kind : DeviceRate.Kind.values()) {
      rates.addAll(arguments.readAll(flag(kind), text -> rate(kind, text)));
    }
    return rates;
  }

  private static String flag(DeviceRate.Kind kind) {
    return switch (kind) {
      case READ_BYTES -> "device-read-bps";
      case WRITE_BYTES -> "device-write-bps";
      case READ_OPERATIONS -> "device-read-iops";
      case WRITE_OPERATIONS -> "device-write-iops";
    };
  }

  private static DeviceRate rate(DeviceRate.Kind kind, String text) {
    int colon = text.lastIndexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("it takes a device and a rate: /dev/sda:1m");
    }
    long number = device(text.substring(0, colon));
    int major = (int) ((number >>> 8) & 0xfff);
    int minor = (int) ((number & 0xff) | ((number >>> 12) & 0xfff00));
    return new DeviceRate(kind, major, minor, ByteSize.parse(text.substring(colon + 1)));
  }

  private static long device(String path) {
    try {
      if (((Integer) Files.getAttribute(Path.of(path), "unix:mode") & TYPE) == BLOCK_DEVICE) {
        return (Long) Files.getAttribute(Path.of(path), "unix:rdev");
      }
    } catch (IOException absent) {
      throw new IllegalArgumentException("there is no device " + path, absent);
    }
    throw new IllegalArgumentException(path + " is not a block device");
  }
}
