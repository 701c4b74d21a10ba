package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.fixture.LeakCheck;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each operation killed, as by {@code kill -9}, at system calls that change something: strace kills
 * whoever comes to the n-th of them, manager, helper or monitor. The next command works, the object
 * is absent or complete, and nothing is left. Some moments are tried, spread over the operation;
 * {@code -Ddarsena.kills=all} tries every one.
 */
class KilledIT {
  private static final String CHANGES =
      "rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,symlink,symlinkat,link,linkat,"
          + "fsync,fdatasync,syncfs,mount,umount2,mknodat,ftruncate,pivot_root";
  private static final Pattern CALL = Pattern.compile("(?m)^[0-9]+ +[a-z0-9]+(?=\\()");
  private static final int SOME = 2;

  @TempDir static Path directory;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  private Darsena darsena;
  private TestRegistry registry;
  private Set<String> resting = Set.of();

  @BeforeEach
  void open() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "SKIPPED: no strace");
    darsena = Darsena.at(directory.resolve("store"));
    registry = new TestRegistry();
    darsena.here("run", "--rm", "lanterna", "true").expected();
    darsena.clear();
    resting = tree();
  }

  @AfterEach
  void nothingIsLeft() {
    if (registry != null) {
      registry.close();
      darsena.clear();
      assertThat(tree()).isEqualTo(resting);
    }
  }

  @Test
  void create() throws Exception {
    killed(
        () -> {},
        () -> assertThat(darsena.containers()).hasSizeLessThanOrEqualTo(1),
        "create",
        "--name",
        "one",
        "lanterna",
        "true");
  }

  @Test
  void start() throws Exception {
    killed(
        () -> darsena.here("create", "--name", "one", "lanterna", "true").expected(),
        () ->
            assertThat(darsena.fact("one", "{{.State.Status}}"))
                .isIn("created", "running", "exited"),
        "start",
        "-a",
        "one");
  }

  @Test
  void run() throws Exception {
    killed(
        () -> {},
        () -> {
          darsena.here("rm", "-f", "one");
          darsena.here("run", "--name", "one", "lanterna", "true").expected();
        },
        "run",
        "--rm",
        "--name",
        "one",
        "lanterna",
        "true");
  }

  @Test
  void exec() throws Exception {
    killed(this::light, () -> assertThat(darsena.containers()).hasSize(1), "exec", "one", "true");
  }

  @Test
  void stop() throws Exception {
    killed(this::light, () -> assertThat(darsena.containers()).hasSize(1), "stop", "one");
  }

  @Test
  void remove() throws Exception {
    killed(
        this::light,
        () -> assertThat(darsena.containers()).hasSizeLessThanOrEqualTo(1),
        "rm",
        "-f",
        "one");
  }

  @Test
  void pull() throws Exception {
    String image = image();
    killed(() -> {}, () -> complete(image), "pull", "-q", image);
  }

  @Test
  void removeTheImage() throws Exception {
    String image = image();
    killed(() -> darsena.here("pull", "-q", image).expected(), () -> complete(image), "rmi", image);
  }

  private void light() {
    darsena.here("run", "-d", "--name", "one", "lanterna").expected();
  }

  private String image() {
    registry.serve(
        "app:1", TestImage.builder().layer("a", "1").layer("b", "2").layer("c/d", "3").build());
    return registry.authority() + "/app:1";
  }

  private void complete(String image) {
    darsena.here("pull", "-q", image).expected();
    darsena.here("create", "--name", "one", image, "x").expected();
    darsena.here("rm", "one").expected();
    darsena.here("rmi", image).expected();
  }

  /** What is there before, what must hold after: told in the program's own words. */
  @FunctionalInterface
  private interface Part {
    void play();
  }

  /** Plays it whole once, then once for each moment to be killed at. */
  private void killed(Part before, Part after, String... line) throws Exception {
    before.play();
    List<Moment> moments = moments(line);
    assertThat(moments).as("changes of `%s`", String.join(" ", line)).isNotEmpty();
    after.play();
    int kills = 0;
    for (Moment moment : moments) {
      darsena.clear();
      before.play();
      kills += trial(moment, after, line) ? 1 : 0;
    }
    assertThat(kills).as("times that somebody was killed").isPositive();
  }

  /** A moment to be killed at: when somebody makes this system call for the n-th time. */
  private record Moment(String call, int count) {}

  /** Tells of each moment to be killed at; what the command line does in all was seen before. */
  private List<Moment> moments(String... line) throws Exception {
    Map<String, Integer> counts = new HashMap<>();
    traced(List.of(), line);
    CALL.matcher(trace()).results().forEach(call -> counts.merge(call.group(), 1, Integer::sum));
    Map<String, Integer> most = new TreeMap<>();
    counts.forEach((call, count) -> most.merge(call.split(" +")[1], count, Math::max));
    List<Moment> all = new ArrayList<>();
    most.forEach((call, count) ->
        IntStream.rangeClosed(1, count).forEach(n -> all.add(new Moment(call, n))));
    return "all".equals(System.getProperty("darsena.kills")) ? all : spread(all);
  }

  private static List<Moment> spread(List<Moment> all) {
    return IntStream.range(0, Math.min(SOME, all.size()))
        .mapToObj(index -> all.get(index * all.size() / Math.min(SOME, all.size())))
        .toList();
  }

  /** Whether somebody was killed: threads may share their work differently the next time. */
  private boolean trial(Moment moment, Part after, String... line) throws Exception {
    try {
      traced(
          List.of("-e", "inject=" + moment.call() + ":signal=KILL:when=" + moment.count()), line);
      darsena.here("ps", "-a").expected();
      after.play();
      return trace().contains("killed by SIGKILL");
    } catch (AssertionError wrong) {
      throw new AssertionError("after a kill at " + moment + "\n" + trace(), wrong);
    }
  }

  private void traced(List<String> injection, String... line) throws Exception {
    List<String> strace =
        new ArrayList<>(List.of("strace", "-f", "-q", "-o", directory.resolve("trace").toString()));
    strace.addAll(List.of("-e", "trace=" + CHANGES));
    strace.addAll(injection);
    darsena.by(strace.toArray(String[]::new)).run(line);
  }

  private static String trace() throws IOException {
    return Files.readString(directory.resolve("trace"), StandardCharsets.ISO_8859_1);
  }

  /** What is in the store beside content that an image or the host may keep. */
  private Set<String> tree() {
    return Stream.of("containers", "names", "trash", "ingest", "blobs/sha256", "layers", "run")
        .map(name -> darsena.root().resolve(name))
        .filter(Files::isDirectory)
        .flatMap(KilledIT::below)
        .map(path -> darsena.root().relativize(path).toString())
        .filter(path -> !path.startsWith("run/locks") && !path.endsWith("lock"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Path> below(Path top) {
    try (Stream<Path> all = Files.walk(top, 2)) {
      return all.filter(path -> !path.equals(top)).toList().stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
