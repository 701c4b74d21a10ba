package darsena.snapshot;

import static darsena.layer.tar.TarWriter.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.fixture.LayerBytes;
import darsena.layer.LayerTree;
import darsena.layer.Metadata;
import darsena.layer.OverlayMarks;
import darsena.layer.store.LayerStore;
import darsena.layer.store.StagedLayer;
import darsena.layer.tree.TreeChange;
import darsena.layer.tree.UnpackLimits;
import darsena.layer.tree.UpperChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers mounted as the kernel's overlay show what the image says; changes are read back. */
class SnapshotIT {
  private static final Metadata PLAIN = Metadata.ofMode(0644);
  private static final Metadata USABLE = Metadata.ofMode(0755);

  @TempDir Path root;

  private final List<LayerTree> layers = new ArrayList<>();

  @BeforeEach
  void asRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "skipped: mounts need root");
  }

  @Test
  void theMountShowsTheImage() throws Exception {
    addLayer(tar -> {
      tar.directory(name("."), new Metadata(01777, 12, 13, 1_000_000_000, 0, List.of()));
      tar.directory(name("kept"), new Metadata(0700, 5, 6, 1_234_567_890, 0, List.of()));
      tar.file(name("kept/old"), PLAIN, name("old"));
      tar.file(name("gone"), PLAIN, name("x"));
      tar.directory(name("renewed"), USABLE);
      tar.file(name("renewed/old"), PLAIN, name("x"));
    });
    addLayer(tar -> {
      tar.file(name("kept/new"), PLAIN, name("new"));
      tar.whiteout(name("gone"));
      tar.file(name("renewed/new"), PLAIN, name("x"));
      tar.opaque(name("renewed"));
    });
    String seen = inside("cd \"$1\"; stat -c '%n %a %u:%g %Y' . kept; ls -A . kept renewed");
    assertThat(seen)
        .isEqualTo(
            """
            . 1777 12:13 1000000000
            kept 700 5:6 1234567890
            .:
            kept
            renewed

            kept:
            new
            old

            renewed:
            new
            """);
  }

  @Test
  void aRootThatHidesAllBelowEndsTheStack() throws Exception {
    addLayer(tar -> tar.file(name("lowest"), PLAIN, name("x")));
    addLayer(tar -> {
      tar.opaque(name("."));
      tar.file(name("upper"), PLAIN, name("x"));
    });
    assertThat(inside("ls -A \"$1\"")).isEqualTo("upper\n");
  }

  @Test
  void changesAreReadOffTheUpperDirectory() throws Exception {
    addLayer(tar -> {
      tar.directory(name("etc"), USABLE);
      tar.file(name("etc/changed"), PLAIN, name("x"));
      tar.file(name("etc/deleted"), PLAIN, name("x"));
      tar.directory(name("dir"), USABLE);
      tar.file(name("dir/a"), PLAIN, name("x"));
      tar.file(name("dir/b"), PLAIN, name("x"));
      tar.directory(name("tree"), USABLE);
      tar.file(name("tree/x"), PLAIN, name("x"));
    });
    inside(
        """
        cd "$1"; echo y >> etc/changed; rm etc/deleted; echo z > added; mkdir new; touch new/f
        rm -r dir tree; mkdir dir; touch dir/b dir/c
        """);
    try (UpperChanges changes = new UpperChanges(layers, OverlayMarks.TRUSTED)) {
      assertThat(changes.of(root.resolve("upper")))
          .extracting(SnapshotIT::shown)
          .containsExactlyInAnyOrder(
              "C /etc",
              "C /etc/changed",
              "D /etc/deleted",
              "A /added",
              "A /new",
              "A /new/f",
              "C /dir",
              "D /dir/a",
              "C /dir/b",
              "A /dir/c",
              "D /tree");
    }
  }

  private static String shown(TreeChange change) {
    return change.kind().name().charAt(0) + " " + change.path();
  }

  private void addLayer(LayerBytes.Content content) throws IOException {
    LayerStore store =
        new LayerStore(root.resolve("layers"), OverlayMarks.TRUSTED, UnpackLimits.DEFAULT);
    try (StagedLayer staged = store.unpack(LayerBytes.stream(content))) {
      layers.add(staged.commit(layers));
    }
  }

  /** What a script prints in a mount namespace of its own, the mounted root as its argument. */
  private String inside(String script) throws IOException, InterruptedException {
    LayerStack stack = LayerStack.of(layers);
    Snapshot snapshot = Snapshot.in(root);
    snapshot.create(stack.root());
    Path at = Files.createDirectory(root.resolve("at"));
    String lowers = stack.lowers().stream().map(Path::toString).collect(Collectors.joining(":"));
    String options =
        "lowerdir=%s,upperdir=%s,workdir=%s".formatted(lowers, snapshot.upper(), snapshot.work());
    String mount = "mount -t overlay overlay -o " + options + " \"$1\" && ";
    Process shell =
        new ProcessBuilder(
                "unshare",
                "--mount",
                "sh",
                "-ec",
                mount + "{ " + script + "\n}",
                "sh",
                at.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(output).isZero();
    return output;
  }
}
