package darsena.engine.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.engine.runtime.AddProcess;
import darsena.engine.runtime.BundleRuntime;
import darsena.engine.runtime.BundleState;
import darsena.engine.runtime.CreateBundle;
import darsena.error.DarsenaException;
import darsena.io.Json;
import darsena.os.CgroupLayout;
import darsena.runtime.HelperBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bundle with a busybox, changed by pieces of JSON in single quotes. What its program says on its
 * output is kept in a file of the host, {@code said}, that is bound into it.
 */
final class TestBundle {
  private static final Path NATIVE = Path.of(System.getProperty("darsena.native"));
  private static final String LEAST =
      """
      {'ociVersion':'1.0.2',
       'process':{'args':['/bin/sh'],'cwd':'/','env':['PATH=/bin'],'user':{'uid':0,'gid':0}},
       'root':{'path':'rootfs'},
       'mounts':[{'destination':'/proc','type':'proc','source':'proc'},
                 {'destination':'/dev','type':'tmpfs','source':'tmpfs'},
                 {'destination':'/said','type':'none','source':'said','options':['bind']}],
       'linux':{'namespaces':[{'type':'pid'},{'type':'mount'},{'type':'ipc'},{'type':'uts'}]}}
      """;

  private final Path directory;
  private final Path state;
  private final String id;
  private final List<String> warnings = new ArrayList<>();
  private final ObjectNode configuration;
  private Optional<CgroupLayout> layout = Optional.empty();

  /**
   * @param directory an empty one for the bundle
   * @param state where the runtime keeps its facts
   * @param busybox is linked into the bundle, from the same file system
   */
  TestBundle(Path directory, Path state, Path busybox, String id) throws IOException {
    this.directory = directory;
    this.state = state;
    this.id = id;
    Path bin = Files.createDirectories(directory.resolve("rootfs/bin"));
    Files.createLink(bin.resolve("busybox"), busybox);
    Files.createSymbolicLink(bin.resolve("sh"), Path.of("busybox"));
    Files.writeString(directory.resolve("said"), "");
    this.configuration = object(LEAST);
    with("{'linux':{'cgroupsPath':'/" + id + "'}}");
  }

  /** Another one beside it. */
  TestBundle second() throws IOException {
    return new TestBundle(
        Files.createDirectory(directory.resolve("second")),
        state,
        path("rootfs/bin/busybox"),
        id + "-second");
  }

  String id() {
    return id;
  }

  /** The bundle's own directory. */
  Path directory() {
    return directory;
  }

  /** A file of the bundle's. */
  Path path(String name) {
    return directory.resolve(name);
  }

  BundleRuntime runtime() {
    return layout
        .<BundleRuntime>map(one ->
            new LocalBundleRuntime(
                new BundleParts(
                    state, new HelperBinary(NATIVE.resolve("darsena-helper")), one, warnings::add)))
        .orElseGet(() -> LocalBundleRuntime.open(state, NATIVE).warning(warnings::add));
  }

  /** As if the host had only that of the control groups that it has. */
  TestBundle onHost(CgroupLayout other) {
    layout = Optional.of(other);
    return this;
  }

  /** What the runtime has warned of. */
  List<String> warnings() {
    return warnings;
  }

  /** Changes the configuration: objects are merged, all else is replaced. */
  TestBundle with(String changes) {
    merge(configuration, object(changes.replace("DIR", directory.toString())));
    return this;
  }

  /** Appends to the mounts. */
  TestBundle mount(String mount) {
    ((ArrayNode) configuration.path("mounts"))
        .add(object(mount.replace("DIR", directory.toString())));
    return this;
  }

  /** Takes a property away. */
  TestBundle without(String... path) {
    ObjectNode at = configuration;
    for (int step = 0; step < path.length - 1; step++) {
      at = (ObjectNode) at.path(path[step]);
    }
    at.remove(path[path.length - 1]);
    return this;
  }

  /** Has the shell run this, its output going to the file. */
  TestBundle script(String script) {
    ArrayNode arguments = ((ObjectNode) configuration.path("process")).putArray("args");
    Stream.of("/bin/busybox", "sh", "-c", "exec 1>/said 2>&1; " + script).forEach(arguments::add);
    return this;
  }

  /** The configuration, which is written when the bundle is used. */
  TestBundle written() throws IOException {
    Files.write(directory.resolve("config.json"), Json.bytes(configuration));
    return this;
  }

  /** Runs the script to its end and tells what it said. */
  String says(String script) throws IOException {
    script(script).written();
    runtime().run(request(), false, false);
    return said();
  }

  /** What was said until now, without the last end of line. */
  String said() throws IOException {
    return Files.readString(directory.resolve("said")).strip();
  }

  /** Waits until it has said that. */
  void hasSaid(String words) throws IOException, InterruptedException {
    for (int look = 0; !said().contains(words); look++) {
      assertThat(look).as("looks for \"" + words + "\"").isLessThan(5000);
      Thread.sleep(2);
    }
  }

  /** Creates it, its program waiting. */
  TestBundle created() throws IOException {
    written();
    runtime().create(request());
    return this;
  }

  /** Creates and starts it; what it says is read by {@link #ended}. */
  TestBundle started(String script) throws IOException {
    script(script).created();
    runtime().start(id);
    return this;
  }

  /** Waits for the end of its program. */
  TestBundle ended() throws InterruptedException {
    for (int look = 0; look < 5000; look++) {
      if (runtime().state(id).status() == BundleState.Status.STOPPED) {
        return this;
      }
      Thread.sleep(2);
    }
    throw new AssertionError(id + " does not end");
  }

  /** Its creation must fail with these words, and leave nothing. */
  void isRefused(String words) throws IOException {
    written();
    DarsenaException refusal =
        catchThrowableOfType(DarsenaException.class, () -> runtime().create(request()));
    assertThat(refusal).as("a refusal of " + configuration).isNotNull();
    assertThat(refusal.problem()).contains(words);
    assertThat(isThere()).isFalse();
    assertThat(cgroups()).isEmpty();
  }

  boolean isThere() {
    return runtime().list().stream().anyMatch(one -> one.id().equals(id));
  }

  /** Its directories in the hierarchies of the host. */
  List<Path> cgroups() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> mounts = Files.list(Path.of("/sys/fs/cgroup"))) {
      mounts.map(mount -> mount.resolve(id)).filter(Files::isDirectory).forEach(found::add);
    }
    Path only = Path.of("/sys/fs/cgroup", id);
    if (Files.isDirectory(only)) {
      found.add(only);
    }
    return found;
  }

  CreateBundle request() {
    return new CreateBundle(id, directory, Optional.empty(), Optional.empty(), true, true, 0);
  }

  /** One more program in the container, waited for. */
  int executes(String... arguments) {
    AddProcess.Changes changes =
        new AddProcess.Changes(
            List.of(arguments),
            List.of(),
            "",
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            "",
            false);
    return runtime()
        .exec(
            id,
            new AddProcess(
                Optional.empty(),
                changes,
                false,
                Optional.empty(),
                Optional.empty(),
                0,
                "",
                false));
  }

  /** A file's text, empty when there is none. */
  String text(String name) throws IOException {
    try {
      return Files.readString(directory.resolve(name)).strip();
    } catch (NoSuchFileException none) {
      return "";
    }
  }

  /** Whatever is left of it goes. */
  void delete() {
    runtime().delete(id, true);
  }

  private static void merge(ObjectNode into, ObjectNode changes) {
    changes
        .properties()
        .forEach(change -> {
          JsonNode there = into.path(change.getKey());
          if (there instanceof ObjectNode old && change.getValue() instanceof ObjectNode more) {
            merge(old, more);
          } else {
            into.set(change.getKey(), change.getValue());
          }
        });
  }

  private static ObjectNode object(String text) {
    try {
      return (ObjectNode) Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    } catch (IOException malformed) {
      throw new AssertionError(text, malformed);
    }
  }
}
