package darsena.cli.watch;

import darsena.engine.container.ContainerSummary;
import darsena.engine.container.Pressure;
import darsena.engine.container.Usage;
import darsena.text.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A row of {@code stats}.
 *
 * @param processors how many processors were busy on average since the sample before
 */
record UsageSample(ContainerSummary container, Optional<Usage> usage, double processors) {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** What a container that does not run uses, as docker shows it. */
  private static final Usage NOTHING =
      new Usage(Instant.EPOCH, 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty());

  static UsageSample of(ContainerSummary container, Optional<Usage> usage) {
    return new UsageSample(container, usage, 0);
  }

  /** The same with the rate since an earlier sample, if there is one. */
  UsageSample after(List<UsageSample> earlier) {
    if (earlier.isEmpty() || usage.isEmpty() || earlier.getFirst().usage().isEmpty()) {
      return this;
    }
    Usage then = earlier.getFirst().usage().get();
    long elapsed = Duration.between(then.at(), usage.get().at()).toNanos();
    long used = usage.get().cpuNanos() - then.cpuNanos();
    // A restarted container counts from zero again.
    return elapsed <= 0 || used < 0
        ? this
        : new UsageSample(container, usage, (double) used / elapsed);
  }

  String value(String field, boolean cut) {
    return switch (field) {
      case "ID", "Container" -> cut ? container.id().abbreviated() : container.id().hex();
      case "Name" -> container.name();
      default -> value(field, usage.orElse(NOTHING));
    };
  }

  private String value(String field, Usage now) {
    return switch (field) {
      case "CPUPerc" -> percent(processors);
      case "HostCPUPerc" -> percent(processors / PROCESSORS);
      case "CPUPressure" -> waited(now, Pressure::cpu);
      case "MemPressure" -> waited(now, Pressure::memory);
      case "IOPressure" -> waited(now, Pressure::io);
      case "MemUsage" -> ByteSize.binary(now.memory()) + " / " + ByteSize.binary(now.memoryLimit());
      case "MemPerc" ->
          percent(now.memoryLimit() == 0 ? 0 : (double) now.memory() / now.memoryLimit());
      case "NetIO" -> pair(now.receivedBytes(), now.sentBytes());
      case "BlockIO" -> pair(now.readBytes(), now.writtenBytes());
      default -> Long.toString(now.pids());
    };
  }

  /** Of the last ten seconds; a plain word where the kernel does not count it. */
  private static String waited(Usage now, ToDoubleFunction<Pressure> part) {
    return now.pressure()
        .map(pressure -> percent(part.applyAsDouble(pressure) / 100))
        .orElse("not offered");
  }

  private static String pair(long one, long other) {
    return ByteSize.decimal(one) + " / " + ByteSize.decimal(other);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * part);
  }
}
