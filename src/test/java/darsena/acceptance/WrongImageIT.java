package darsena.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.fixture.LeakCheck;
import darsena.fixture.TestImage;
import darsena.fixture.TestRegistry;
import darsena.image.Platform;
import darsena.io.Json;
import darsena.layer.Metadata;
import darsena.layer.tar.TarWriter;
import darsena.oci.MediaTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What registries and images may do wrong: one clear message, the right status, nothing left. */
class WrongImageIT {
  private static final int LARGE = 3 << 20;

  @TempDir static Path directory;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  private Darsena darsena;
  private TestRegistry registry;

  @BeforeEach
  void open() throws Exception {
    darsena = Darsena.at(directory.resolve("store"));
    registry = new TestRegistry();
  }

  @AfterEach
  void close() {
    if (registry != null) {
      registry.close();
      assertThat(darsena.containers()).isEmpty();
      assertThat(darsena.here("images", "-q").expected().lines()).hasSize(1);
      assertThat(darsena.files("trash")).isEmpty();
    }
  }

  @Test
  void anImageThatIsNotThere() throws Exception {
    registry.serve("app:1", TestImage.small());
    String there = registry.authority() + "/app";

    darsena
        .run("pull", there + ":2")
        .isOneMessage(1)
        .saying(there + ":2", "the registry has no tag `2`", "Tags there: 1");
    Outcome run = darsena.run("run", "--rm", registry.authority() + "/nothing", "true");
    assertThat(run.status()).isEqualTo(125);
    assertThat(run.err())
        .hasLineCount(3)
        .startsWith("Unable to find image '" + registry.authority() + "/nothing:latest' locally\n")
        .contains("no repository `nothing`");
    darsena.here("pull", "not//valid").isOneMessage(1).saying("not//valid");
    darsena
        .here("run", "--pull", "never", "nothing")
        .isOneMessage(125)
        .saying("`nothing`", "darsena pull nothing");
    assertThat(darsena.files("ingest")).isEmpty();
  }

  @Test
  void aRegistryThatIsDown() throws Exception {
    String there = registry.authority();
    registry.close();

    darsena.run("pull", there + "/app:1").isOneMessage(1).saying(there, "no connection");
    assertThat(darsena.files("ingest")).isEmpty();
  }

  @Test
  void aWrongPasswordNeverShows() throws Exception {
    registry.serve("app:1", TestImage.small());
    registry.spoil(
        "/v2/",
        _ ->
            TestRegistry.error(401, "UNAUTHORIZED", "authentication required")
                .with("WWW-Authenticate", "Basic realm=\"the harbour\""));
    Path docker = Files.createDirectories(directory.resolve("docker"));
    // anna:open-sesame
    Files.writeString(
        docker.resolve("config.json"),
        "{\"auths\":{\"%s\":{\"auth\":\"YW5uYTpvcGVuLXNlc2FtZQ==\"}}}"
            .formatted(registry.authority()));

    Outcome refused =
        darsena
            .with("DOCKER_CONFIG", docker.toString())
            .run("pull", registry.authority() + "/app:1")
            .isOneMessage(1);
    refused.saying(registry.authority(), "does not accept the password of `anna`");
    assertThat(refused.err()).doesNotContain("sesame", "YW5u");
    darsena.run("pull", registry.authority() + "/app:1").isOneMessage(1).saying("login");
  }

  @Test
  void anImageForAnotherPlatform() throws Exception {
    TestImage foreign =
        TestImage.builder().layer("hello.txt", "hello").platform("linux/s390x").build();
    String name = registry.serve("app:1", foreign).familiar();
    darsena
        .run("pull", "--platform", "linux/arm/v6", name)
        .isOneMessage(1)
        .saying(name, "linux/arm/v6", "Platforms there: linux/s390x");
    ObjectNode entry = TestImage.descriptor(MediaTypes.MANIFEST, foreign.manifest());
    entry.putObject("platform").put("os", "linux").put("architecture", "s390x");
    ObjectNode index = Json.object().put("schemaVersion", 2).put("mediaType", MediaTypes.INDEX);
    index.putArray("manifests").add(entry);
    registry.tag(registry.reference("app:all"), MediaTypes.INDEX, Json.bytes(index));

    darsena
        .run("pull", registry.authority() + "/app:all")
        .isOneMessage(1)
        .saying("it is not there for " + Platform.host(), "Platforms there: linux/s390x");
    assertThat(darsena.files("ingest")).isEmpty();
  }

  @Test
  void aLayerThatIsNotWhatItsDigestSays() throws Exception {
    TestImage image = TestImage.builder().randomLayer("blob", LARGE, 1).build();
    String name = registry.serve("app:1", image).familiar();
    registry.spoil(
        image.layer(0).digest(),
        reply -> {
          byte[] body = reply.body().clone();
          body[body.length / 2] ^= 1;
          return reply.withBody(body);
        });

    darsena.run("pull", name).isOneMessage(1).saying(name, image.layer(0).digest().abbreviated());
    assertThat(darsena.files("ingest")).isEmpty();
    assertThat(darsena.root().resolve("blobs/sha256").resolve(image.layer(0).digest().hex()))
        .doesNotExist();
  }

  @Test
  void aKilledPullGoesOnWhereItStopped() throws Exception {
    TestImage image = TestImage.builder().randomLayer("blob", LARGE, 2).build();
    String name = registry.serve("app:1", image).familiar();
    registry.spoil(image.layer(0).digest(), 1, reply -> reply.stalling(LARGE / 2));
    Path partial = darsena.root().resolve("ingest/sha256-" + image.layer(0).digest().hex());

    try (Spoken pull = darsena.start("pull", name)) {
      Growth.await(partial, LARGE / 4);
      pull.kill();
    }
    assertThat(darsena.run("pull", "-q", name).expected()).isEqualTo(name);

    assertThat(registry.requests().getLast())
        .matches("GET /v2/app/blobs/sha256:[0-9a-f]{64} bytes=[1-9][0-9]+-");
    assertThat(darsena.files("ingest")).isEmpty();
    darsena.here("rmi", name).expected();
  }

  @Test
  void aDiskThatFillsUpWhilePulling() throws Exception {
    Path disk = Files.createDirectories(directory.resolve("disk"));
    TestImage image = TestImage.builder().randomLayer("blob", 16 << 20, 3).build();
    String name = registry.serve("app:1", image).familiar();
    byte[] grain = "grain of sand ".repeat(2 << 20).getBytes(UTF_8);
    TestImage sand =
        TestImage.builder()
            .layer(tar -> tar.file(TarWriter.name("sand"), Metadata.ofMode(0644), grain))
            .build();
    String swelling = registry.serve("sand:1", sand).familiar();
    Darsena.host("mount", "-t", "tmpfs", "-o", "size=24m,mode=0755", "small", disk.toString());
    try {
      Darsena small = Darsena.at(disk.resolve("store"));
      assertThat(small.run("images").expected()).contains("lanterna");

      small.run("pull", name).isOneMessage(1).saying(name, "is full", "--root");
      small
          .run("pull", swelling)
          .isOneMessage(1)
          .saying(swelling, disk.toString(), "nearly full", "--root");
      assertThat(small.here("images", "-q").expected().lines()).hasSize(1);
      assertThat(small.files("ingest")).isEmpty();
      assertThat(small.files("trash")).isEmpty();
      assertThat(small.run("run", "--rm", "lanterna", "hello").expected()).startsWith("Ahoy");
    } finally {
      Darsena.host("umount", disk.toString());
    }
  }
}
