package darsena.cgroup;

import java.util.regex.Pattern;

/** Bytes read and written, summed over devices. */
final class BlockCounters {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private BlockCounters() {}

  /** Version 2's {@code 8:0 rbytes=1 wbytes=2 …}, a line a device. */
  static long sum(String text, String key) {
    return BLANKS
        .splitAsStream(text)
        .filter(word -> word.startsWith(key))
        .mapToLong(word -> Long.parseLong(word.substring(key.length())))
        .sum();
  }

  /**
   * Version 1's {@code 8:0 Read 1}, a line a device and an operation, and a total without device.
   */
  static long legacySum(String text, String operation) {
    return text.lines()
        .map(line -> line.split(" ", -1))
        .filter(words -> words.length == 3 && words[1].equals(operation))
        .mapToLong(words -> Long.parseLong(words[2]))
        .sum();
  }
}
