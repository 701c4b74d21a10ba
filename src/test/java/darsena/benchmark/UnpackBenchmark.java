package darsena.benchmark;

import darsena.layer.OverlayMarks;
import darsena.layer.store.LayerStore;
import darsena.layer.store.StagedLayer;
import darsena.layer.store.UnpackedLayer;
import darsena.layer.tree.UnpackLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Unpacks one layer's blob some times and prints milliseconds: of unpacking, and of the flush and
 * the rename. Arguments: the blob, an empty directory on the disk to measure, how many times.
 */
public final class UnpackBenchmark {
  private UnpackBenchmark() {}

  /** Runs it; needs root. */
  public static void main(String[] arguments) throws IOException {
    Path blob = Path.of(arguments[0]);
    Path layers = Path.of(arguments[1]);
    for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
      LayerStore store = new LayerStore(layers, OverlayMarks.TRUSTED, UnpackLimits.DEFAULT);
      long begin = System.nanoTime();
      try (InputStream in = new BufferedInputStream(Files.newInputStream(blob), 1 << 20);
          StagedLayer staged = store.unpack(in)) {
        long unpacked = System.nanoTime();
        var tree = staged.commit(List.of());
        long committed = System.nanoTime();
        print(staged.layer(), unpacked - begin, committed - unpacked);
        store.delete(tree);
      }
    }
  }

  private static void print(UnpackedLayer layer, long unpacking, long committing) {
    System.out.printf(
        "%d entries, %d MB, %d MB compressed: unpack %d ms, commit %d ms%n",
        layer.entries(),
        layer.tarSize() >> 20,
        layer.blobSize() >> 20,
        unpacking / 1_000_000,
        committing / 1_000_000);
  }
}
