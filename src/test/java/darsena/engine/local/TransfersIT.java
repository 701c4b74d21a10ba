package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.MountSpec;
import darsena.engine.Transfers;
import darsena.engine.container.CopyOptions;
import darsena.engine.container.CreateRequest;
import darsena.fixture.LeakCheck;
import darsena.layer.DeviceNumber;
import darsena.layer.Metadata;
import darsena.layer.tar.TarEntry;
import darsena.layer.tar.TarReader;
import darsena.layer.tar.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files into containers and out of them, with real kernels and hostile trees, as root. */
class TransfersIT {
  private static final CopyOptions PLAIN = new CopyOptions(false, false);
  private static final CopyOptions OWNERS = new CopyOptions(true, false);
  private static final CopyOptions FOLLOW = new CopyOptions(false, true);
  private static final String IDLE = "while :; do sleep 0.05; done";

  @RegisterExtension final LeakCheck leaks = new LeakCheck();

  @TempDir Path root;
  @TempDir Path host;
  EngineBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = EngineBench.at(root);
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  private Transfers transfers() {
    return bench.engine.transfers();
  }

  private Path file(String name, String content) throws IOException {
    Path file = host.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, content);
  }

  @Test
  void filesGoInAndOutWhateverTheContainerDoes() throws IOException {
    file("site/index.html", "hello");
    bench.create("hulk", IDLE);
    for (String state : List.of("created", "running", "paused", "exited")) {
      bring(state);
      assertThat(bench.state("hulk").word()).isEqualTo(state);
      transfers().copyIn(host + "/site", "hulk", "/tmp/" + state, PLAIN);
      transfers().copyOut("hulk", "/tmp/" + state + "/index.html", host + "/" + state, PLAIN);
      assertThat(host.resolve(state)).hasContent("hello");
    }
    assertThat(bench.state("hulk").word()).isEqualTo("exited");
  }

  private void bring(String state) {
    switch (state) {
      case "running" -> bench.containers().start("hulk");
      case "paused" -> bench.containers().pause("hulk");
      case "exited" -> bench.containers().kill("hulk", 9);
      default -> {}
    }
  }

  @Test
  void destinationsFollowDockersRules() throws IOException {
    file("d/f", "1");
    file("g", "2");
    bench.create("hulk", "true");
    transfers().copyIn(host + "/d", "hulk", "/tmp", PLAIN);
    transfers().copyIn(host + "/d/.", "hulk", "/root", PLAIN);
    transfers().copyIn(host + "/d", "hulk", "/root/new/", PLAIN);
    transfers().copyIn(host + "/g", "hulk", "/root/h", PLAIN);
    transfers().copyIn(host + "/g", "hulk", "/root/f", PLAIN);

    assertThat(names("/root")).contains("root/f", "root/new/f", "root/h").doesNotContain("root/d/");
    assertThat(names("/tmp")).contains("tmp/d/f");
    assertThat(names("/root/.")).contains("f").doesNotContain("root/f");
    assertThatThrownBy(() -> transfers().copyIn(host + "/d", "hulk", "/root/h", PLAIN))
        .hasMessageContaining("a directory cannot replace the file");
    assertThatThrownBy(() -> transfers().copyIn(host + "/g", "hulk", "/root/none/", PLAIN))
        .hasMessageContaining("there is no directory");
    assertThatThrownBy(() -> transfers().copyIn(host + "/g", "hulk", "/nowhere/x", PLAIN))
        .hasMessageContaining("could not find");
    assertThatThrownBy(() -> transfers().copyOut("hulk", "/nowhere", host + "/x", PLAIN))
        .hasMessageContaining("could not find the file `/nowhere` in container hulk");
  }

  @Test
  void ownersModesTimesHolesAndSecondNamesAreKept() throws IOException {
    Path sparse = host.resolve("in/sparse");
    Files.createDirectories(host.resolve("in"));
    try (var channel =
        Files.newByteChannel(
            sparse,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      channel.position(64 << 20);
      channel.write(java.nio.ByteBuffer.wrap("end".getBytes(StandardCharsets.UTF_8)));
    }
    Files.setAttribute(sparse, "unix:uid", 1234);
    Files.setAttribute(sparse, "unix:mode", 04751);
    Files.setLastModifiedTime(sparse, java.nio.file.attribute.FileTime.fromMillis(1_000_000_123));
    Files.createLink(host.resolve("in/twin"), sparse);
    bench.run("hulk", IDLE);
    transfers().copyIn(host + "/in", "hulk", "/tmp", OWNERS);
    transfers().copyOut("hulk", "/tmp/in", host + "/out", OWNERS);
    transfers().copyOut("hulk", "/tmp/in", host + "/mine", PLAIN);

    Path out = host.resolve("out/sparse");
    assertThat(Files.size(out)).isEqualTo((64 << 20) + 3);
    assertThat(Files.getAttribute(out, "unix:uid")).isEqualTo(1234);
    assertThat((int) Files.getAttribute(out, "unix:mode") & 07777).isEqualTo(04751);
    assertThat(Files.getLastModifiedTime(out).toMillis()).isEqualTo(1_000_000_123);
    assertThat(Files.getAttribute(out, "unix:nlink")).isEqualTo(2);
    assertThat(blocks(out)).isLessThan(1 << 20);
    Path mine = host.resolve("mine/sparse");
    assertThat(Files.getAttribute(mine, "unix:uid")).isEqualTo(0);
    assertThat((int) Files.getAttribute(mine, "unix:mode") & 07777).isEqualTo(0751);
  }

  private static long blocks(Path file) throws IOException {
    Process du = new ProcessBuilder("du", "-k", file.toString()).start();
    String text = new String(du.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return Long.parseLong(text.split("\\s+", 2)[0]) << 10;
  }

  @Test
  void linksOfAHostileTreeNeverLeadOut() throws IOException {
    Path secret = file("secret", "host");
    bench.run(
        "hulk",
        "ln -s "
            + secret
            + " /tmp/out; ln -s / /tmp/top; ln -s /proc/1/cwd /tmp/magic;"
            + " ln -s ../../../../../../../../.. /tmp/up; mkdir /tmp/real; touch /tmp/ready; "
            + IDLE);
    awaitFile("/tmp/ready");
    assertThatThrownBy(() -> transfers().copyOut("hulk", "/tmp/out", host + "/x", FOLLOW))
        .hasMessageContaining("could not find");
    transfers().copyOut("hulk", "/tmp/out", host + "/link", PLAIN);
    assertThat(host.resolve("link")).isSymbolicLink();
    assertThat(names("/tmp/top/etc")).contains("etc/passwd");
    assertThat(names("/tmp/up/etc")).contains("etc/passwd");
    assertThatThrownBy(() -> transfers().archive("hulk", "/tmp/magic/etc", sink(), PLAIN))
        .hasMessageContaining("cannot copy");
    transfers().copyIn(file("evil", "evil").toString(), "hulk", "/tmp/top/tmp/real", PLAIN);
    assertThat(names("/tmp/real")).contains("tmp/real/evil".substring(4));
    assertThat(secret).hasContent("host");
  }

  @Test
  void aHostileArchiveStaysInsideWhereItIsUnpacked() throws IOException {
    bench.create("hulk", "true");
    byte[] leaving = tar(tar -> tar.file(name("../../escaped"), Metadata.ofMode(0644), name("x")));
    assertThatThrownBy(
            () -> transfers().unpack(new ByteArrayInputStream(leaving), "hulk", "/tmp", PLAIN))
        .hasMessageContaining("leaves the tree");
    Path victim = file("victim", "mine");
    byte[] linking =
        tar(tar -> {
          tar.symbolicLink(name("way"), Metadata.ofMode(0777), name(host.toString()));
          tar.file(name("way/victim"), Metadata.ofMode(0644), name("theirs"));
        });
    assertThatThrownBy(
            () -> transfers().unpack(new ByteArrayInputStream(linking), "hulk", "/tmp", PLAIN))
        .hasMessageContaining("cannot copy");
    assertThat(victim).hasContent("mine");
    byte[] hard =
        tar(tar ->
            tar.entry(
                '1',
                name("hard"),
                Metadata.ofMode(0644),
                0,
                name(victim.toString()),
                DeviceNumber.NONE));
    assertThatThrownBy(
            () -> transfers().unpack(new ByteArrayInputStream(hard), "hulk", "/tmp", PLAIN))
        .hasMessageContaining("cannot copy");
    assertThat(Files.getAttribute(victim, "unix:nlink")).isEqualTo(1);
  }

  @Test
  void whatIsMountedIsReachedInAStoppedContainerToo() throws IOException {
    Path shared = Files.createDirectories(host.resolve("shared"));
    bench
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name("hulk")
                .mounts(
                    List.of(
                        new MountSpec.Bind(shared.toString(), "/tmp", false, false, "rprivate")))
                .build());
    transfers().copyIn(file("f", "content").toString(), "hulk", "/tmp", PLAIN);

    assertThat(shared.resolve("f")).hasContent("content");
    assertThat(exported()).contains("tmp/", "bin/busybox").doesNotContain("tmp/f");
  }

  @Test
  void anExportIsTheMergedRootAndNothingThatIsMountedThere() throws IOException {
    bench.run("hulk", "echo new > /srv.txt; rm /etc/group; touch /tmp/ready; " + IDLE);
    awaitFile("/tmp/ready");
    List<String> running = exported();
    assertThat(running).contains("srv.txt", "etc/passwd", "proc/", "dev/");
    assertThat(running).doesNotContain("etc/group", "proc/1/", "dev/null");
    bench.containers().kill("hulk", 9);
    assertThat(exported()).isEqualTo(running);
  }

  private List<String> exported() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    transfers().export("hulk", out);
    return names(out.toByteArray());
  }

  private void awaitFile(String path) {
    long end = System.nanoTime() + 5_000_000_000L;
    while (System.nanoTime() < end) {
      try {
        transfers().archive("hulk", path, sink(), PLAIN);
        return;
      } catch (darsena.error.DarsenaException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new AssertionError("no " + path);
  }

  private static ByteArrayOutputStream sink() {
    return new ByteArrayOutputStream();
  }

  private List<String> names(String path) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    transfers().archive("hulk", path, out, PLAIN);
    return names(out.toByteArray());
  }

  private static List<String> names(byte[] archive) throws IOException {
    List<String> names = new ArrayList<>();
    TarReader reader = new TarReader(new ByteArrayInputStream(archive));
    for (Optional<TarEntry> each = reader.next(); each.isPresent(); each = reader.next()) {
      names.add(new String(each.get().name(), StandardCharsets.UTF_8));
    }
    return names;
  }

  private interface Content {
    void into(TarWriter tar) throws IOException;
  }

  private static byte[] tar(Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(out)) {
      content.into(tar);
    }
    return out.toByteArray();
  }

  private static byte[] name(String text) {
    return TarWriter.name(text);
  }
}
