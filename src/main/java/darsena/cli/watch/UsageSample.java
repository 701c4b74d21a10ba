package darsena.cli.watch;

import darsena.engine.container.ContainerSummary;
import darsena.engine.container.Usage;
import darsena.text.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of {@code stats}.
 *
 * @param processors how many processors were busy on average since the sample before
 */
record UsageSample(ContainerSummary container, Optional<Usage> usage, double processors) {
  private static final String NOTHING = "--";

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
      default -> usage.map(now -> value(field, now)).orElse(missing(field));
    };
  }

  private String value(String field, Usage now) {
    return switch (field) {
      case "CPUPerc" -> percent(processors);
      case "MemUsage" -> ByteSize.binary(now.memory()) + " / " + ByteSize.binary(now.memoryLimit());
      case "MemPerc" ->
          percent(now.memoryLimit() == 0 ? 0 : (double) now.memory() / now.memoryLimit());
      case "NetIO" -> pair(now.receivedBytes(), now.sentBytes());
      case "BlockIO" -> pair(now.readBytes(), now.writtenBytes());
      default -> Long.toString(now.pids());
    };
  }

  private static String missing(String field) {
    return field.equals("CPUPerc") || field.equals("MemPerc") || field.equals("PIDs")
        ? NOTHING
        : NOTHING + " / " + NOTHING;
  }

  private static String pair(long one, long other) {
    return ByteSize.decimal(one) + " / " + ByteSize.decimal(other);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * part);
  }
}
