package darsena.engine.pull;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.engine.image.PulledImage;
import darsena.fixture.HastyTiming;
import darsena.fixture.PlainLayerTrees;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.image.ImageReference;
import darsena.image.Platform;
import darsena.registry.Registries;
import darsena.registry.auth.CredentialSource;
import darsena.store.StoreLayout;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A registry, a store and pulls from the one to the other; each must leave nothing half done. */
abstract class PullCase {
  static final String APP = "app:1";

  @TempDir Path root;
  final TestRegistry registry = new TestRegistry();
  final List<PullEvent> events = Collections.synchronizedList(new ArrayList<>());
  StorePaths paths;
  PlainLayerTrees trees;

  @BeforeEach
  void openStore() throws IOException {
    paths = StorePaths.at(root.resolve("store"));
    StoreLayout.create(paths);
    trees = new PlainLayerTrees(paths.layers());
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    registry.close();
    assertThat(trees.leftovers()).isZero();
    try (Stream<Path> ingest = Files.list(paths.ingest())) {
      assertThat(ingest.map(Path::toString).filter(name -> !name.matches(".*[0-9a-f]{64}")))
          .as("locks and leases")
          .isEmpty();
    }
  }

  final PulledImage pull(ImageReference name) {
    return pull(name, Optional.empty());
  }

  final PulledImage pull(ImageReference name, Optional<Platform> platform) {
    Registries registries =
        new Registries(Set.of(), CredentialSource.ANONYMOUS, HastyTiming.TIMING, Map.of());
    return new Pull(paths, trees)
        .run(
            listener -> new RegistrySource(registries.open(name, listener)),
            new PullRequest(name, platform),
            events::add);
  }

  final List<String> blobRequests(TestImage.Layer layer) {
    return registry.requests().stream()
        .filter(line -> line.contains(layer.digest().toString()))
        .toList();
  }

  static String get(TestImage.Layer layer) {
    return "GET /v2/app/blobs/" + layer.digest();
  }
}
