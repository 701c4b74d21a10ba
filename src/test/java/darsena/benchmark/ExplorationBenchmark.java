package darsena.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import darsena.engine.explore.Comparison;
import darsena.engine.explore.EntryKind;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.ExplorationBuilder;
import darsena.engine.explore.FileEntry;
import darsena.engine.explore.rows.RowFilter;
import darsena.engine.explore.rows.SortOrder;
import darsena.engine.explore.rows.VisibleRows;
import darsena.engine.image.LayerSummary;
import darsena.image.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * An image of 60 layers and 500,000 files, taken apart: time of each step, the first time in a cold
 * process and after that, and the heap it stays in. Run its main method.
 */
public final class ExplorationBenchmark {
  private static final int LAYERS = 60;
  private static final int FILES = 500_000;

  private ExplorationBenchmark() {}

  /** Prints a table. */
  public static void main(String[] arguments) {
    System.gc();
    long before = usedHeap();
    Exploration image = image();
    System.gc();
    System.out.printf("heap of the tree             %,8d kB%n", (usedHeap() - before) >> 10);
    System.out.printf("paths                        %,8d%n", image.nodeCount());
    timed("tallies of all layers", image::tallies);
    timed("efficiency", image::efficiency);
    for (int layer = 30; layer < 40; layer += 3) {
      int shown = layer;
      Comparison comparison = timed("switch to a layer", () -> image.layer(shown));
      timed("its rows", () -> VisibleRows.of(comparison, RowFilter.TOUCHED, SortOrder.NAME));
    }
    rows(image);
  }

  private static void rows(Exploration image) {
    Comparison whole = timed("aggregate of all", () -> image.aggregate(LAYERS - 1));
    VisibleRows rows =
        timed("its rows", () -> VisibleRows.of(whole, RowFilter.ALL, SortOrder.NAME));
    VisibleRows open = timed("unfold everything", () -> rows.allFolded(false));
    timed("fold one", () -> open.toggled(open.node(0)));
    timed("sort by size", () -> open.sorted(SortOrder.SIZE));
    timed("filter by expression", () -> open.filtered(RowFilter.ALL.matching("file9\\d+\\.so$")));
    timed("filter by plain text", () -> open.filtered(RowFilter.ALL.matching("file99")));
    timed("50 rows of " + open.count(), () -> open.nodes(open.count() / 2, 50));
    System.gc();
    System.out.printf("heap with all of this        %,8d kB%n", usedHeap() >> 10);
  }

  private static Exploration image() {
    Digest digest = Digest.of(new byte[0]);
    LayerSummary summary = new LayerSummary(digest, digest, 0, 0, 0, "RUN make");
    List<LayerSummary> summaries = Collections.nCopies(LAYERS, summary);
    ExplorationBuilder builder = new ExplorationBuilder(summaries);
    Random random = new Random(1);
    int perLayer = FILES / LAYERS;
    long adding = 0;
    for (int layer = 0; layer < LAYERS; layer++) {
      List<FileEntry> entries = entries(layer, perLayer, random);
      long start = System.nanoTime();
      builder.nextLayer();
      entries.forEach(builder::add);
      adding += System.nanoTime() - start;
    }
    System.out.printf("%-28s %,8.1f ms%n", "add all entries", adding / 1e6);
    return timed("build", builder::build);
  }

  private static List<FileEntry> entries(int layer, int count, Random random) {
    return IntStream.range(0, count).mapToObj(file -> entry(layer, file, random)).toList();
  }

  private static FileEntry entry(int layer, int file, Random random) {
    boolean repeated = file % 20 == 0;
    int home = repeated ? layer / 2 : layer;
    String path =
        "usr/lib/part%d/package%d/module%d/file%d.so"
            .formatted(home, file / 200, file / 20 % 10, file);
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    byte[] none = {};
    return new FileEntry(
        path.getBytes(UTF_8),
        EntryKind.FILE,
        0644,
        0,
        0,
        1 + file % 9_000,
        layer,
        none,
        digest,
        none);
  }

  private static <T> T timed(String what, Supplier<T> step) {
    long start = System.nanoTime();
    T result = step.get();
    System.out.printf("%-28s %,8.1f ms%n", what, (System.nanoTime() - start) / 1e6);
    return result;
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
