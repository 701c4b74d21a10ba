package darsena.runtime.planning;

import java.util.ArrayList;
import java.util.List;

/** The words for a file system in memory: no programs, no devices, unless they are asked for. */
final class TmpfsOptions {
  private static final List<String> USUAL = List.of("noexec", "nosuid", "nodev");

  private TmpfsOptions() {}

  static List<String> of(List<String> asked) {
    List<String> words = new ArrayList<>();
    for (String usual : USUAL) {
      if (!asked.contains(usual.substring(2))) {
        words.add(usual);
      }
    }
    asked.stream()
        .filter(word -> !USUAL.contains(word) && !USUAL.contains("no" + word))
        .forEach(words::add);
    return words;
  }
}
