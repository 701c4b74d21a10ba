package darsena.tui.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lanterna decides by its own rules how wide a character is, and they differ from terminals' for
 * many. Where they do, its screen gets a character of private use whose width it knows to be the
 * right one, and the terminal below writes the real cluster.
 */
final class StandIns {
  /** Of one column, for Lanterna, as every lone char that is not Asian. */
  private static final int NARROW = 0xE000;

  private static final int NARROW_END = 0xF8FF;

  /** Of two columns, for Lanterna, as everything that takes two chars. */
  private static final int WIDE = 0xF0000;

  private static final int WIDE_END = 0xFFFFD;

  private final Map<String, String> byCluster = new HashMap<>();
  private final Map<String, String> byStandIn = new HashMap<>();
  private int nextNarrow = NARROW;
  private int nextWide = WIDE;

  /** What stands for a cluster of that width; a question mark when all are taken. */
  String of(String cluster, int width) {
    return byCluster.computeIfAbsent(cluster, key -> take(key, width));
  }

  /** The cluster that something stands for. */
  Optional<String> cluster(String standIn) {
    return Optional.ofNullable(byStandIn.get(standIn));
  }

  private String take(String cluster, int width) {
    boolean wide = width == 2;
    if (wide ? nextWide > WIDE_END : nextNarrow > NARROW_END) {
      return wide ? "？" : "?";
    }
    String standIn = Character.toString(wide ? nextWide++ : nextNarrow++);
    byStandIn.put(standIn, cluster);
    return standIn;
  }
}
