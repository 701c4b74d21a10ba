package darsena.runtime.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a mount, sorted: the specification's table, "Linux mount options".
 *
 * @param set MS_* that the mount gets
 * @param clear MS_* that it loses
 * @param setBelow MS_* that it and all below it get
 * @param clearBelow MS_* that it and all below it lose
 * @param propagations MS_* in their order
 * @param recursive {@code rbind}
 * @param remount only a mount that is there changes
 * @param filled {@code tmpcopyup}
 * @param data what the file system reads itself
 */
public record BundleMountOptions(
    long set,
    long clear,
    long setBelow,
    long clearBelow,
    List<Long> propagations,
    boolean recursive,
    boolean remount,
    boolean filled,
    String data) {
  /** MS_RDONLY. */
  public static final long READ_ONLY = 1;

  /** MS_REC. */
  public static final long RECURSIVE = 0x4000;

  /** MS_PRIVATE. */
  public static final long PRIVATE = 0x40000;

  /** MS_SLAVE. */
  public static final long SLAVE = 0x80000;

  /** MS_SHARED. */
  public static final long SHARED = 0x100000;

  private static final long RELATIVE_TIMES = 0x200000;

  /** MS_* by the word that sets it, with the word that clears it. */
  private static final List<Attribute> ATTRIBUTES =
      List.of(
          new Attribute("ro", "rw", READ_ONLY),
          new Attribute("nosuid", "suid", 2),
          new Attribute("nodev", "dev", 4),
          new Attribute("noexec", "exec", 8),
          new Attribute("nosymfollow", "symfollow", 0x100),
          new Attribute("noatime", "atime", 0x400),
          new Attribute("nodiratime", "diratime", 0x800),
          new Attribute("relatime", "norelatime", RELATIVE_TIMES),
          new Attribute("strictatime", "nostrictatime", 0x1000000));

  private static final Map<String, Long> PROPAGATIONS =
      Map.of(
          "private",
          PRIVATE,
          "rprivate",
          PRIVATE | RECURSIVE,
          "slave",
          SLAVE,
          "rslave",
          SLAVE | RECURSIVE,
          "shared",
          SHARED,
          "rshared",
          SHARED | RECURSIVE,
          "unbindable",
          0x20000L,
          "runbindable",
          0x20000L | RECURSIVE);

  /** Words that say what is so anyway, or only how loudly the kernel speaks. */
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "defaults",
          "bind",
          "acl",
          "noacl",
          "silent",
          "loud",
          "noiversion",
          "iversion",
          "copy-symlink");

  /** Words for the file system that others take back. */
  private static final Map<String, String> TAKEN_BACK =
      Map.of("async", "sync", "nomand", "mand", "nolazytime", "lazytime");

  private record Attribute(String word, String opposite, long flag) {}

  /** Copies the list. */
  public BundleMountOptions {
    propagations = List.copyOf(propagations);
  }

  /** MS_* of a propagation by its word. */
  public static Optional<Long> propagation(String word) {
    return Optional.ofNullable(PROPAGATIONS.get(word));
  }

  /** Sorts the words. */
  public static BundleMountOptions of(List<String> words) {
    return new Sorting().sort(words);
  }

  /** All words that mean something here, for {@code features}. */
  public static List<String> words() {
    List<String> words = new ArrayList<>(WITHOUT_EFFECT);
    words.addAll(PROPAGATIONS.keySet());
    words.addAll(TAKEN_BACK.keySet());
    words.addAll(List.of("rbind", "remount", "tmpcopyup", "sync", "dirsync", "mand", "lazytime"));
    for (Attribute one : ATTRIBUTES) {
      words.addAll(List.of(one.word, one.opposite, "r" + one.word, "r" + one.opposite));
    }
    words.remove("copy-symlink");
    return words.stream().sorted().toList();
  }

  private static final class Sorting {
    private final Map<String, Long> sums = new HashMap<>();
    private final List<Long> propagations = new ArrayList<>();
    private final List<String> data = new ArrayList<>();

    BundleMountOptions sort(List<String> words) {
      for (String word : words) {
        if (PROPAGATIONS.containsKey(word)) {
          propagations.add(PROPAGATIONS.getOrDefault(word, 0L));
        } else if (TAKEN_BACK.containsKey(word)) {
          data.remove(TAKEN_BACK.get(word));
        } else if (!isAttribute(word) && !isMark(word)) {
          data.add(word);
        }
      }
      return new BundleMountOptions(
          sum("set"),
          sum("clear"),
          sum("setBelow"),
          sum("clearBelow"),
          propagations,
          words.contains("rbind"),
          words.contains("remount"),
          words.contains("tmpcopyup"),
          String.join(",", data));
    }

    private static boolean isMark(String word) {
      if (word.equals("idmap") || word.equals("ridmap")) {
        throw new IllegalArgumentException(
            "mount option \"" + word + "\": idmapped mounts cannot be had from Darsena");
      }
      return WITHOUT_EFFECT.contains(word)
          || word.equals("rbind")
          || word.equals("remount")
          || word.equals("tmpcopyup");
    }

    /** Of two that contradict each other, the later holds. */
    private boolean isAttribute(String word) {
      for (Attribute one : ATTRIBUTES) {
        boolean below = word.equals("r" + one.word) || word.equals("r" + one.opposite);
        boolean sets = word.equals(one.word) || word.equals("r" + one.word);
        if (below || sets || word.equals(one.opposite)) {
          String suffix = below ? "Below" : "";
          add((sets ? "set" : "clear") + suffix, one.flag);
          remove((sets ? "clear" : "set") + suffix, one.flag);
          return true;
        }
      }
      return false;
    }

    private void add(String where, long flag) {
      sums.merge(where, flag, (a, b) -> a | b);
    }

    private void remove(String where, long flag) {
      sums.merge(where, 0L, (a, _) -> a & ~flag);
    }

    private long sum(String where) {
      return sums.getOrDefault(where, 0L);
    }
  }
}
