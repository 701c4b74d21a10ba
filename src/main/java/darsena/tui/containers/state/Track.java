package darsena.tui.containers.state;

import darsena.engine.container.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container has used lately.
 *
 * @param cpu shares of one processor, one a sample, the newest last
 * @param memory bytes, one a sample
 */
public record Track(Usage last, List<Double> cpu, List<Double> memory) {
  private static final int MOST = 300;

  public Track {
    cpu = List.copyOf(cpu);
    memory = List.copyOf(memory);
  }

  public static Track first(Usage usage) {
    return new Track(usage, List.of(), List.of((double) usage.memory()));
  }

  public Track then(Usage usage) {
    long nanos = Duration.between(last.at(), usage.at()).toNanos();
    // Less than its last sample: it was started again in between.
    if (nanos <= 0 || usage.cpuNanos() < last.cpuNanos()) {
      return nanos <= 0 ? this : first(usage);
    }
    double share = (double) (usage.cpuNanos() - last.cpuNanos()) / nanos;
    return new Track(usage, appended(cpu, share), appended(memory, (double) usage.memory()));
  }

  /** The share of one processor now; negative when nobody knows yet. */
  public double share() {
    return cpu.isEmpty() ? -1 : cpu.getLast();
  }

  private static List<Double> appended(List<Double> values, double value) {
    List<Double> more =
        new ArrayList<>(values.subList(Math.max(0, values.size() - MOST + 1), values.size()));
    more.add(value);
    return more;
  }
}
