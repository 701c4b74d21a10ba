package darsena.runtime.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Mount options as mount(2) takes them, from their words.
 *
 * @param flags MS_*
 * @param propagation MS_PRIVATE, MS_SLAVE or MS_SHARED, with or without MS_REC; 0 when not said
 * @param recursive {@code rbind}: mounts below come along
 * @param recursiveReadOnly {@code rro}: they are read-only too
 * @param data what the file system itself reads
 */
public record MountOptions(
    long flags, long propagation, boolean recursive, boolean recursiveReadOnly, String data) {
  /** MS_RDONLY. */
  public static final long READ_ONLY = 1;

  /** MS_NODEV. */
  public static final long NO_DEVICES = 4;

  /** MS_REC. */
  public static final long RECURSIVE = 0x4000;

  /** MS_PRIVATE. */
  public static final long PRIVATE = 0x40000;

  /** MS_SLAVE. */
  public static final long SLAVE = 0x80000;

  private static final Map<String, Long> FLAGS =
      Map.of(
          "ro", READ_ONLY,
          "nosuid", 2L,
          "nodev", NO_DEVICES,
          "noexec", 8L,
          "noatime", 0x400L,
          "nodiratime", 0x800L,
          "relatime", 0x200000L,
          "strictatime", 0x1000000L);

  /** What is so unless the opposite is said, or is said in another way. */
  private static final Set<String> NO_FLAGS =
      Set.of("bind", "rbind", "rro", "rw", "exec", "suid", "dev", "atime", "diratime", "defaults");

  private static final Map<String, Long> PROPAGATIONS =
      Map.of(
          "private",
          PRIVATE,
          "rprivate",
          PRIVATE | RECURSIVE,
          "slave",
          SLAVE,
          "rslave",
          SLAVE | RECURSIVE);

  /** Sorts the words; what is no flag is the file system's own. */
  public static MountOptions of(List<String> words) {
    long flags = 0;
    long propagation = 0;
    List<String> data = new ArrayList<>();
    for (String word : words) {
      if (PROPAGATIONS.containsKey(word)) {
        propagation = PROPAGATIONS.getOrDefault(word, 0L);
      } else if (FLAGS.containsKey(word)) {
        flags |= FLAGS.getOrDefault(word, 0L);
      } else if (!NO_FLAGS.contains(word)) {
        data.add(word);
      }
    }
    boolean recursiveReadOnly = words.contains("rro");
    return new MountOptions(
        recursiveReadOnly ? flags | READ_ONLY : flags,
        propagation,
        words.contains("rbind"),
        recursiveReadOnly,
        String.join(",", data));
  }
}
