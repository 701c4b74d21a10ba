package darsena.benchmark;

import darsena.engine.Engine;
import darsena.engine.Settings;
import darsena.engine.container.CreateRequest;
import darsena.engine.image.PullRequest;
import darsena.engine.local.LocalEngine;
import darsena.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The screen as its user meets it, with the launcher at a terminal of 120 by 36: how long until the
 * first frame, from a key to its frame, how many bytes, how much memory, how much work while nobody
 * does anything. Takes root, and the program built; run its main method from the project's
 * directory.
 */
public final class FrameBenchmark {
  private static final int RUNNING = 12;
  private static final int CREATED = 1_000;
  private static final int STARTS = 10;
  private static final int KEYS = 60;
  private static final Path LAUNCHER = Path.of("darsena").toAbsolutePath();

  private FrameBenchmark() {}

  /** Prints a table; with any argument, the part about the start only. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path root = Files.createTempDirectory("darsena-frame");
    try (LocalEngine engine = LocalEngine.open(Settings.at(root), Map.of())) {
      engine
          .images()
          .pull(new PullRequest(ImageReference.parse("lanterna"), Optional.empty()), _ -> {});
      create(engine, RUNNING).forEach(engine.containers()::start);
      starts(root);
      if (arguments.length == 0) {
        session(root, RUNNING + " containers that run");
        create(engine, CREATED - RUNNING);
        session(root, CREATED + " containers");
      }
      engine.containers().list().forEach(one -> engine.containers().remove(one.name(), true));
    }
  }

  private static List<String> create(Engine engine, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CreateRequest quiet =
          CreateRequest.builder("lanterna").command(List.of("sleep", "1000000")).build();
      names.add(engine.containers().create(quiet).name());
    }
    return names;
  }

  private static void starts(Path root) throws IOException {
    List<double[]> times = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (PtyScreen screen = new PtyScreen(LAUNCHER, root, 120, 36)) {
        double first = screen.awaitFrame(text -> text.contains("Darsena"));
        long work = ticks(Path.of("/proc/" + screen.pid()));
        times.add(new double[] {first, work * 10, screen.awaitFrame(listing(RUNNING))});
      }
    }
    print("start to the first frame", times, time -> time[0], "ms");
    print("  processor time until then", times, time -> time[1], "ms");
    print("start to all containers shown", times, time -> time[2], "ms");
  }

  private static Predicate<String> listing(int count) {
    return text -> text.contains("Containers " + count);
  }

  private static void session(Path root, String what) throws IOException, InterruptedException {
    System.out.println(what);
    try (PtyScreen screen = new PtyScreen(LAUNCHER, root, 120, 36)) {
      screen.awaitFrame(text -> text.contains("up "));
      System.out.printf("  %-32s %8.1f ms%n", "the first key", screen.type("j").milliseconds());
      List<PtyScreen.Stroke> moves = strokes(screen, "j", "k");
      print("  key to frame", moves, PtyScreen.Stroke::milliseconds, "ms");
      print("  a cursor move", moves, PtyScreen.Stroke::bytes, "bytes");
      List<PtyScreen.Stroke> switches = strokes(screen, "2", "1");
      print("  page to frame", switches, PtyScreen.Stroke::milliseconds, "ms");
      print("  a page switch", switches, PtyScreen.Stroke::bytes, "bytes");
      idle(screen);
    }
  }

  private static List<PtyScreen.Stroke> strokes(PtyScreen screen, String... keys)
      throws IOException {
    List<PtyScreen.Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      strokes.add(screen.type(keys[i % keys.length]));
    }
    return strokes;
  }

  /** What it takes while nobody does anything; and how large it is then. */
  private static void idle(PtyScreen screen) throws IOException, InterruptedException {
    int seconds = 10;
    Path process = Path.of("/proc/" + screen.pid());
    long ticks = ticks(process);
    int bytes = screen.bytes();
    TimeUnit.SECONDS.sleep(seconds);
    System.out.printf(
        "  %-32s %8.1f %% CPU, %,d bytes/s%n",
        "idle", (double) (ticks(process) - ticks) / seconds, (screen.bytes() - bytes) / seconds);
    for (String line : Files.readAllLines(process.resolve("status"))) {
      if (line.startsWith("VmRSS") || line.startsWith("RssAnon")) {
        System.out.println("  " + line.replaceAll("\\s+", " "));
      }
    }
  }

  /** Hundredths of a second of processor time. */
  private static long ticks(Path process) throws IOException {
    String[] words = Files.readString(process.resolve("stat")).replaceAll(".*\\) ", "").split(" ");
    return Long.parseLong(words[11]) + Long.parseLong(words[12]);
  }

  private static <T> void print(
      String what, List<T> samples, ToDoubleFunction<T> value, String unit) {
    double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
    System.out.printf(
        "%-34s least %8.1f   p50 %8.1f   p95 %8.1f %s%n",
        what, sorted[0], sorted[sorted.length / 2], sorted[sorted.length * 95 / 100], unit);
  }
}
