package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ExitStatus;
import darsena.engine.container.CommitRequest;
import darsena.engine.container.CreateRequest;
import darsena.engine.image.ImageDetails;
import darsena.fixture.LeakCheck;
import darsena.image.Digest;
import darsena.image.ImageReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Images made of containers, as root. */
class CommitIT {
  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  @TempDir Path root;
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

  private Digest commit(Optional<String> name, String... changes) {
    return bench
        .engine
        .transfers()
        .commit(
            "hulk",
            new CommitRequest(
                name.map(ImageReference::parse), List.of(changes), "Ada", "a day's work", true));
  }

  @Test
  void whatAContainerHasWrittenAndRemovedIsInTheImage() {
    bench.create(
        "hulk",
        "echo new > /srv.txt; rm /etc/group; rm -r /root; mkdir /root; echo x > /root/fresh;"
            + " mkdir /etc/more; echo y > /etc/more/file");
    bench.containers().start("hulk");
    bench.containers().await("hulk");
    Digest id = commit(Optional.of("work:1"), "CMD [\"sh\", \"-c\", \"cat /srv.txt\"]");

    ImageDetails image = bench.engine.images().inspect("work:1");
    assertThat(image.summary().id()).isEqualTo(id);
    assertThat(bench.engine.images().explore("work:1").layers()).hasSize(2);
    assertThat(bench.engine.images().history("work:1").getFirst().comment())
        .isEqualTo("a day's work");
    assertThat(run("first")).isEqualTo("new\n");
    assertThat(
            run(
                "second",
                "sh",
                "-c",
                "test ! -e /etc/group && test -e /root/fresh && cat /etc/more/file"))
        .isEqualTo("y\n");
  }

  @Test
  void aRunningContainerGoesOnAndAnImageNeedsNoName() {
    bench.run("hulk", "while :; do sleep 0.05; done");
    Digest id = commit(Optional.empty());
    assertThat(bench.state("hulk").word()).isEqualTo("running");
    assertThat(bench.engine.images().list())
        .anySatisfy(image -> {
          assertThat(image.id()).isEqualTo(id);
          assertThat(image.names()).isEmpty();
        });
    assertThat(bench.engine.images().remove(id.hex(), true)).isNotEmpty();
  }

  @Test
  void anInstructionThatIsNoneLeavesNothing() {
    bench.create("hulk", "true");
    int before = bench.engine.images().list().size();
    assertThatThrownBy(() -> commit(Optional.of("x"), "COPY a b"))
        .hasMessageContaining("COPY is not a valid change command");
    assertThat(bench.engine.images().list()).hasSize(before);
    assertThat(root.resolve("containers")).isDirectoryRecursivelyContaining("glob:**/spec.json");
    assertThat(root.resolve("containers")).isDirectoryNotContaining("glob:**/new-layer");
  }

  private String run(String name, String... command) {
    bench
        .containers()
        .create(CreateRequest.builder("work:1").name(name).command(List.of(command)).build());
    bench.containers().start(name);
    assertThat(bench.containers().await(name)).isEqualTo(new ExitStatus.Code(0));
    return bench.log(name);
  }
}
