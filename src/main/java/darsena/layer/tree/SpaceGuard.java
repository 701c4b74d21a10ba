package darsena.layer.tree;

import darsena.layer.InvalidLayerException;
import darsena.layer.NoRoomException;
import darsena.layer.tar.TarEntry;
import darsena.os.tree.DiskSpace;
import darsena.os.tree.OpenDirectory;
import darsena.text.ByteSize;
import java.io.IOException;

/** Stops a layer that would fill the disk, before it has. */
final class SpaceGuard {
  private static final long BYTES_BETWEEN = 64L << 20;
  private static final long ENTRIES_BETWEEN = 4096;

  private final OpenDirectory root;
  private final UnpackLimits limits;
  private long unchecked = BYTES_BETWEEN;
  private long uncheckedEntries;

  SpaceGuard(OpenDirectory root, UnpackLimits limits) {
    this.root = root;
    this.limits = limits;
  }

  /** Before an entry is made: {@code count} are there already. */
  void admit(long count, TarEntry entry) throws IOException {
    if (count > limits.entries()) {
      throw new InvalidLayerException("it has more than " + limits.entries() + " entries");
    }
    long stored = entry.sparse().stored();
    if (stored > limits.tarBytes()) {
      throw new InvalidLayerException(
          "it has a file of %d bytes, more than %d bytes".formatted(stored, limits.tarBytes()));
    }
    unchecked += stored;
    uncheckedEntries++;
    if (unchecked >= BYTES_BETWEEN || uncheckedEntries >= ENTRIES_BETWEEN) {
      check(stored);
      unchecked = 0;
      uncheckedEntries = 0;
    }
  }

  private void check(long wanted) throws IOException {
    DiskSpace space = root.space();
    long reserve = space.total() / 100 * limits.reservePercent();
    boolean inodesShort =
        space.inodes() > 0 && space.freeInodes() < space.inodes() / 100 * limits.reservePercent();
    if (inodesShort || space.available() - reserve < wanted) {
      throw new NoRoomException(
          "%s and %d inodes are free, and %d %% of it stay so"
              .formatted(
                  ByteSize.decimal(space.available()),
                  space.freeInodes(),
                  limits.reservePercent()));
    }
  }
}
