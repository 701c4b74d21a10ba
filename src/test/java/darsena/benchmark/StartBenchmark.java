package darsena.benchmark;

import darsena.engine.Engine;
import darsena.engine.Settings;
import darsena.engine.container.CreateRequest;
import darsena.engine.image.PullRequest;
import darsena.engine.local.LocalEngine;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.image.ImageReference;
import darsena.layer.Metadata;
import darsena.layer.tar.TarWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a container takes from a warm engine to its program's exec, to its end, and to its
 * removal. Takes root; run its main method.
 */
public final class StartBenchmark {
  private static final int WARM_UP = 30;
  private static final int RUNS = 100;

  private StartBenchmark() {}

  /** Prints medians in milliseconds. */
  public static void main(String[] arguments) throws IOException {
    Path root = Files.createTempDirectory("darsena-start");
    try (LocalEngine engine = LocalEngine.open(Settings.at(root), Map.of())) {
      bringImage(engine);
      double[][] times = new double[4][RUNS];
      for (int run = -WARM_UP; run < RUNS; run++) {
        double[] once = once(engine);
        for (int part = 0; run >= 0 && part < times.length; part++) {
          times[part][run] = once[part];
        }
      }
      List<String> parts = List.of("create", "start", "end", "remove");
      for (int part = 0; part < times.length; part++) {
        Arrays.sort(times[part]);
        System.out.printf(
            "%-8s p50 %6.2f ms   p95 %6.2f ms%n",
            parts.get(part), times[part][RUNS / 2], times[part][RUNS * 95 / 100]);
      }
    }
  }

  private static double[] once(Engine engine) {
    double[] times = new double[4];
    String[] id = new String[1];
    times[0] = timed(() -> id[0] = engine.containers().create(CreateRequest.of("bench")).name());
    times[1] = timed(() -> engine.containers().start(id[0]));
    times[2] = timed(() -> engine.containers().await(id[0]));
    times[3] = timed(() -> engine.containers().remove(id[0], false));
    return times;
  }

  private static double timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void bringImage(Engine engine) throws IOException {
    byte[] busybox = Files.readAllBytes(Path.of("/bin/busybox"));
    TestImage image =
        TestImage.builder()
            .layer(tar -> tar.file(TarWriter.name("bin/true"), Metadata.ofMode(0755), busybox))
            .command("/bin/true")
            .build();
    try (TestRegistry registry = new TestRegistry()) {
      ImageReference served = registry.serve("bench:latest", image);
      engine.images().pull(new PullRequest(served, Optional.empty()), _ -> {});
      engine.images().tag(served.familiar(), ImageReference.parse("bench"));
    }
  }
}
