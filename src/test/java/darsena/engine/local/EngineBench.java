package darsena.engine.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.container.ContainerState;
import darsena.engine.Containers;
import darsena.engine.Settings;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.LogQuery;
import darsena.fixture.FakeEngine;
import darsena.image.Digest;
import darsena.image.Platform;
import darsena.oci.ImageConfig;
import darsena.oci.RunDefaults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    makeLayer(root.resolve("layers/busybox-layer/tree"));
    return new EngineBench(root, open(root));
  }

  /** One more engine over the same store, as another process would have. */
  static LocalEngine open(Path root) {
    return LocalEngine.over(
        Settings.at(root),
        new FakeEngine().images(),
        EngineBench::image,
        choice -> allowEverything());
  }

  private static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  private static void makeLayer(Path tree) throws IOException {
    if (Files.exists(tree)) {
      return;
    }
    for (String directory : List.of("bin", "etc", "tmp", "root")) {
      Files.createDirectories(tree.resolve(directory));
    }
    Files.copy(BUSYBOX, tree.resolve("bin/busybox"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(tree.resolve("bin").resolve(tool), Path.of("busybox"));
    }
    Files.writeString(
        tree.resolve("etc/passwd"),
        "root:x:0:0:root:/root:/bin/sh\nsailor:x:1000:1000::/tmp:/bin/sh\n");
    Files.writeString(tree.resolve("etc/group"), "root:x:0:\nsailor:x:1000:\n");
    Files.setPosixFilePermissions(tree, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static StoredImage image(String name) {
    RunDefaults defaults =
        new RunDefaults(
            "",
            List.of("COLOUR=blue"),
            List.of(),
            List.of("sh"),
            "",
            Map.of("kind", "test"),
            List.of(),
            List.of(),
            "");
    Digest digest = Digest.of(name.getBytes(StandardCharsets.UTF_8));
    ImageConfig config =
        new ImageConfig(
            Platform.host(), Instant.EPOCH, "", defaults, List.of(), List.of(), new byte[0]);
    return new StoredImage(digest, digest, config, List.of("busybox-layer"));
  }

  /** One instruction: return SECCOMP_RET_ALLOW. */
  private static byte[] allowEverything() {
    return new byte[] {6, 0, 0, 0, 0, 0, (byte) 0xff, 0x7f};
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
