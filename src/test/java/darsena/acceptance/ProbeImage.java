package darsena.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.engine.Engine;
import darsena.engine.Settings;
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
import java.util.Map;
import java.util.Optional;

/** An image of the program that tries things, {@code probe}. */
final class ProbeImage {
  private ProbeImage() {}

  /** A static program that the build makes. */
  static Path program(String name) {
    Path program = Path.of(System.getProperty("darsena.native", "target/native"), name);
    assumeTrue(Files.isExecutable(program), "SKIPPED: " + program + " is not built");
    return program;
  }

  /** A builder whose lowest layer is the program. */
  static TestImage.Builder builder() throws IOException {
    byte[] program = Files.readAllBytes(program("probe"));
    return TestImage.builder()
        .layer(tar -> {
          tar.directory(TarWriter.name("tmp"), Metadata.ofMode(01777));
          tar.file(TarWriter.name("probe"), Metadata.ofMode(0755), program);
        })
        .entrypoint("/probe");
  }

  /** Puts it into a store, under the name {@code probe}. */
  static Darsena bringTo(Darsena darsena) throws IOException {
    return bringTo(darsena, "probe", builder().build());
  }

  /** Puts an image into a store. */
  static Darsena bringTo(Darsena darsena, String name, TestImage image) {
    try (TestRegistry registry = new TestRegistry();
        Engine engine = LocalEngine.open(Settings.at(darsena.root()), Map.of())) {
      ImageReference served = registry.serve("test/" + name + ":latest", image);
      engine.images().pull(new PullRequest(served, Optional.empty()), _ -> {});
      engine.images().tag(served.familiar(), ImageReference.parse(name));
      engine.images().remove(served.familiar(), false);
    }
    return darsena;
  }
}
