package darsena.engine.local.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.engine.image.ImageRemoval;
import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.engine.local.events.Herald;
import darsena.fixture.DebianRegistry;
import darsena.fixture.TestImage;
import darsena.image.ImageReference;
import darsena.io.Json;
import darsena.layer.Metadata;
import darsena.layer.tar.TarWriter;
import darsena.store.StorePaths;
import darsena.store.journal.Journal;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images from Debian's registry, unpacked by root, read by skopeo. */
class LocalImagesIT {
  @TempDir private Path temporary;
  private DebianRegistry registry;
  private StorePaths paths;
  private LocalImages images;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "SKIPPED: layers are unpacked as root");
    assumeTrue(DebianRegistry.isInstalled(), "SKIPPED: needs docker-registry and skopeo");
    registry = DebianRegistry.start(temporary.resolve("registry"));
    paths = StorePaths.at(temporary.resolve("store"));
    images =
        LocalImages.open(
            paths,
            Set.of(),
            Map.of(),
            ImageUse.Uses::none,
            new Herald(new Journal(paths.events()), InstantSource.system()));
  }

  @AfterEach
  void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  private static TestImage image() {
    return TestImage.builder()
        .layer(tar -> {
          tar.directory(TarWriter.name("etc"), Metadata.ofMode(0755));
          tar.file(TarWriter.name("etc/motd"), Metadata.ofMode(0640), "hello".getBytes(UTF_8));
        })
        .layer("more", "text")
        .command("/bin/true")
        .build();
  }

  @Test
  void anImageIsPulledListedReadAndRemoved() throws Exception {
    TestImage image = image();
    ImageReference name = registry.push("team/app:1", image);
    List<PullEvent> events = Collections.synchronizedList(new ArrayList<>());

    images.pull(new PullRequest(name, Optional.empty()), events::add);

    assertThat(events).filteredOn(PullEvent.Unpacked.class::isInstance).hasSize(2);
    assertThat(images.inspect(name.familiar()).layers())
        .extracting(layer -> layer.size() + " " + layer.createdBy())
        .containsExactly("5 layer 1", "4 layer 2");
    assertThat(images.find(image.id().abbreviated()).config().defaults().command())
        .containsExactly("/bin/true");
    assertThat(images.explore(name.familiar()).layers()).hasSize(2);
    try (InputStream file = images.open(name.familiar(), 0, TarWriter.name("etc/motd"))) {
      assertThat(file.readAllBytes()).asString(UTF_8).isEqualTo("hello");
    }
    assertThat(images.remove(name.familiar(), false))
        .contains(new ImageRemoval.Deleted(image.id().toString()));
    assertThat(paths.blob(image.layer(0).digest())).doesNotExist();
    assertThat(paths.layer(image.layer(0).diffId().hex())).doesNotExist();
    try (Stream<Path> left = Files.list(paths.trash())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void otherToolsReadTheStore() throws Exception {
    TestImage image = image();
    ImageReference name = registry.push("team/app:1", image);
    images.pull(new PullRequest(name, Optional.empty()), _ -> {});
    String seen = DebianRegistry.skopeo("inspect", "oci:" + paths.root() + ":" + name);
    assertThat(Json.parse(seen.getBytes(UTF_8)).path("Digest").asText())
        .isEqualTo(images.inspect(name.familiar()).manifestDigest().toString());
  }

  @Test
  void aNewStoreHasTheSampleImage() {
    assertThat(images.list())
        .anySatisfy(image -> assertThat(image.names()).containsExactly("lanterna:latest"));
  }
}
