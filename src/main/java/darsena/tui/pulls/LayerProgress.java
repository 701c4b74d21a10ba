package darsena.tui.pulls;

import darsena.image.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far one layer is.
 *
 * @param size bytes of the blob
 * @param done bytes of it that are here
 * @param speed bytes a second, lately
 * @param last when bytes were told of last
 * @param retry why it was tried again, and after what pause; empty when it goes well
 * @param files how many entries it was unpacked into
 */
record LayerProgress(
    Digest blob,
    Phase phase,
    long size,
    long done,
    double speed,
    Optional<Instant> last,
    Optional<String> retry,
    long files) {
  /** The weight of the newest measure; a tenth of a second alone jumps about. */
  private static final double NEWEST = 0.25;

  /** How far it is, in a word. */
  enum Phase {
    WAITING("waiting"),
    SHARED("shared, nothing to fetch"),
    DOWNLOADING("download"),
    VERIFIED("verified, unpacking"),
    UNPACKED("done");

    private final String word;

    Phase(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static LayerProgress waiting(Digest blob, long size) {
    return new LayerProgress(
        blob, Phase.WAITING, size, 0, 0, Optional.empty(), Optional.empty(), 0);
  }

  LayerProgress shared() {
    return new LayerProgress(
        blob, Phase.SHARED, size, size, 0, Optional.empty(), Optional.empty(), files);
  }

  /** What was there at the first word of it was not fetched now, and gives no speed. */
  LayerProgress downloading(long now, long total, Instant at) {
    double next = speed;
    if (last.isPresent()) {
      double seconds = Duration.between(last.get(), at).toNanos() / 1e9;
      double measured = seconds > 0 ? Math.max(0, now - done) / seconds : speed;
      next = speed == 0 ? measured : speed * (1 - NEWEST) + measured * NEWEST;
    }
    return new LayerProgress(
        blob, Phase.DOWNLOADING, total, now, next, Optional.of(at), retry, files);
  }

  LayerProgress retrying(String reason) {
    return new LayerProgress(
        blob, Phase.DOWNLOADING, size, done, 0, Optional.empty(), Optional.of(reason), files);
  }

  LayerProgress verified() {
    return new LayerProgress(
        blob, Phase.VERIFIED, size, size, 0, Optional.empty(), Optional.empty(), files);
  }

  LayerProgress unpacked(long entries) {
    return new LayerProgress(
        blob, Phase.UNPACKED, size, size, 0, Optional.empty(), Optional.empty(), entries);
  }

  double fraction() {
    return size == 0 ? (phase == Phase.WAITING ? 0 : 1) : (double) done / size;
  }
}
