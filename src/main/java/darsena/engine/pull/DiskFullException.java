package darsena.engine.pull;

import darsena.layer.NoRoomException;
import darsena.text.ByteSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** No room for a blob. */
final class DiskFullException extends IOException {
  private static final long serialVersionUID = 1L;

  DiskFullException(Path root, long needed, Throwable cause) {
    this(root, needed, root.toFile().getUsableSpace());
    initCause(cause);
  }

  private DiskFullException(Path root, NoRoomException cause) {
    super("the disk of `" + root + "` is nearly full: " + cause.getMessage(), cause);
  }

  private DiskFullException(Path root, long needed, long free) {
    super(
        "the disk of `"
            + root
            + "` is full: "
            + ByteSize.decimal(needed)
            + " are needed, "
            + ByteSize.decimal(free)
            + " are free");
  }

  /** Fails when a blob's rest does not fit, before anything is fetched of it. */
  static void check(Path root, long needed) throws DiskFullException {
    long free = root.toFile().getUsableSpace();
    if (free < needed) {
      throw new DiskFullException(root, needed, free);
    }
  }

  /** The problem itself, or this one when that is what it comes from. */
  static IOException worded(IOException problem, Path root, long needed) {
    if (problem instanceof NoRoomException scarce) {
      return new DiskFullException(root, scarce);
    }
    String reason = Optional.ofNullable(problem.getMessage()).orElse("");
    boolean full = reason.contains("No space left on device") || reason.contains("quota exceeded");
    return full ? new DiskFullException(root, needed, problem) : problem;
  }

  String remedy() {
    return "Remove images that nobody needs, or put the store elsewhere with --root.";
  }
}
