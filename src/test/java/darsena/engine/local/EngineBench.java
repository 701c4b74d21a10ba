package darsena.engine.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.container.ContainerState;
import darsena.engine.Containers;
import darsena.engine.Settings;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.log.LogQuery;
import darsena.engine.image.PullRequest;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.image.ImageReference;
import darsena.layer.Metadata;
import darsena.layer.tar.TarWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A real engine over a store in a temporary directory, with one image made of Debian's busybox. */
final class EngineBench implements AutoCloseable {
  static final String IMAGE = "busybox";
  private static final Path BUSYBOX = Path.of("/bin/busybox");
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "echo",
          "cat",
          "sleep",
          "true",
          "false",
          "ls",
          "id",
          "env",
          "pwd",
          "seq",
          "ps",
          "kill",
          "hostname",
          "mkdir",
          "touch",
          "rm",
          "dd",
          "ln",
          "yes",
          "head",
          "mount",
          "stat");

  final Path root;
  final LocalEngine engine;

  private EngineBench(Path root, LocalEngine engine) {
    this.root = root;
    this.engine = engine;
  }

  /** Opens a store there; skips the test, saying why, where containers cannot run. */
  static EngineBench at(Path root) throws IOException {
    Path helper = Path.of(System.getProperty("darsena.native", "target/native"));
    assumeTrue(isRoot(), "SKIPPED: running containers takes root");
    assumeTrue(Files.isExecutable(helper.resolve("darsena-helper")), "SKIPPED: no helper built");
    assumeTrue(Files.isExecutable(BUSYBOX), "SKIPPED: busybox-static is not installed");
    LocalEngine engine = open(root);
    bringImage(engine);
    return new EngineBench(root, engine);
  }

  /** One more engine over the same store, as another process would have. */
  static LocalEngine open(Path root) {
    return LocalEngine.open(Settings.at(root), Map.of());
  }

  private static void bringImage(LocalEngine engine) throws IOException {
    try (TestRegistry registry = new TestRegistry()) {
      ImageReference served = registry.serve("test/busybox:latest", image());
      engine.images().pull(new PullRequest(served, Optional.empty()), _ -> {});
      engine.images().tag(served.familiar(), ImageReference.parse(IMAGE));
    }
  }

  private static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  private static TestImage image() {
    return TestImage.builder().layer(EngineBench::files).command("sh").build();
  }

  private static void files(TarWriter tar) throws IOException {
    for (String directory : List.of("bin/", "etc/", "tmp/", "root/")) {
      tar.directory(TarWriter.name(directory), Metadata.ofMode(0755));
    }
    tar.file(TarWriter.name("bin/busybox"), Metadata.ofMode(0755), Files.readAllBytes(BUSYBOX));
    for (String tool : TOOLS) {
      tar.symbolicLink(
          TarWriter.name("bin/" + tool), Metadata.ofMode(0777), TarWriter.name("busybox"));
    }
    text(tar, "etc/passwd", "root:x:0:0::/root:/bin/sh\nsailor:x:1000:1000::/tmp:/bin/sh\n");
    text(tar, "etc/group", "root:x:0:\nsailor:x:1000:\n");
  }

  private static void text(TarWriter tar, String name, String content) throws IOException {
    tar.file(TarWriter.name(name), Metadata.ofMode(0644), content.getBytes(StandardCharsets.UTF_8));
  }

  Containers containers() {
    return engine.containers();
  }

  /** Creates and starts a container of a shell script; its name. */
  String run(String name, String script) {
    create(name, script);
    containers().start(name);
    return name;
  }

  String create(String name, String script) {
    return containers()
        .create(
            CreateRequest.builder(IMAGE).name(name).command(List.of("sh", "-c", script)).build())
        .name();
  }

  ContainerState state(String name) {
    return containers().inspect(name).state();
  }

  /** The whole log so far, both streams. */
  String log(String name) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    containers()
        .readLog(
            name,
            LogQuery.everything(),
            line -> {
              text.writeBytes(line.text());
              if (!line.partial()) {
                text.write('\n');
              }
            });
    return text.toString(StandardCharsets.UTF_8);
  }

  Set<String> names() {
    return containers().list().stream()
        .map(one -> one.name())
        .collect(java.util.stream.Collectors.toSet());
  }

  @Override
  public void close() {
    for (String name : names()) {
      containers().remove(name, true);
    }
    engine.close();
  }
}
