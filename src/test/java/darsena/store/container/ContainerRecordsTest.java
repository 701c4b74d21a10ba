package darsena.store.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.ContainerId;
import darsena.container.ContainerSpec;
import darsena.container.Limits;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.ProcessSpec;
import darsena.container.StopPolicy;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.container.policy.HealthCheck;
import darsena.container.policy.LogPolicy;
import darsena.container.policy.RestartPolicy;
import darsena.image.Digest;
import darsena.io.FileLock;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers as they are kept. */
class ContainerRecordsTest {
  @TempDir Path root;
  StorePaths paths;
  ContainerRecords records;

  @BeforeEach
  void open() {
    paths = StorePaths.at(root);
    records = new ContainerRecords(paths);
  }

  @Test
  void everythingThatWasAskedComesBack() {
    ContainerSpec spec = spec("anchor");
    StoredContainer made = create(spec);

    assertThat(records.spec(made)).isEqualTo(spec);
    assertThat(records.find("anchor").id()).isEqualTo(spec.id());
    assertThat(records.find("/anchor").id()).isEqualTo(spec.id());
    assertThat(records.find(spec.id().hex()).name()).isEqualTo("anchor");
    assertThat(records.find(spec.id().abbreviated()).name()).isEqualTo("anchor");
    assertThatThrownBy(() -> records.find("")).hasMessageContaining("no such container");
    assertThatThrownBy(() -> records.find("../anchor")).hasMessageContaining("no such container");
  }

  @Test
  void aRenameMovesTheName() {
    StoredContainer made = create(spec("anchor"));
    create(spec("buoy"));

    assertThatThrownBy(() -> records.rename(made, "buoy")).hasMessageContaining("already in use");
    StoredContainer renamed = records.rename(made, "crane");

    assertThat(records.spec(renamed).name()).isEqualTo("crane");
    assertThat(records.all()).extracting(StoredContainer::name).containsExactly("buoy", "crane");
  }

  @Test
  void anIdIsFoundUnderTheNameThatItHasNow() {
    StoredContainer made = create(spec("anchor"));
    ContainerId other = create(spec("buoy")).id();
    assertThat(records.all()).hasSize(2);
    ContainerRecords elsewhere = new ContainerRecords(paths);
    StoredContainer renamed = elsewhere.rename(made, "crane");

    assertThat(records.find(made.id().abbreviated()).name()).isEqualTo("crane");
    elsewhere.remove(renamed);
    assertThatThrownBy(() -> records.find(made.id().hex())).hasMessageContaining("no such");
    assertThat(records.find(other.hex()).name()).isEqualTo("buoy");
  }

  @Test
  void anIdWithoutANameIsNotThereYet() throws IOException {
    create(spec("anchor"));
    ContainerId id = ContainerId.random();
    Files.createDirectories(paths.container(id));

    assertThatThrownBy(() -> records.find(id.hex())).hasMessageContaining("no such container");
  }

  @Test
  void aTakenNameLeavesNothing() throws IOException {
    create(spec("anchor"));

    assertThatThrownBy(() -> create(spec("anchor"))).hasMessageContaining("already in use");
    assertThat(entries(paths.containers())).isEqualTo(1);
    assertThat(entries(paths.trash())).isZero();
  }

  @Test
  void aRemovedContainersNameIsFree() throws IOException {
    records.remove(create(spec("anchor")));
    assertThat(entries(paths.names())).isZero();
    create(spec("anchor"));
    Files.createSymbolicLink(paths.name("dangling"), Path.of(ContainerId.random().hex()));

    assertThat(records.all()).hasSize(1);
    create(spec("dangling"));
    assertThat(records.all()).hasSize(2);
  }

  @Test
  void aSweepTakesWhatNobodyFinishedAndNothingElse() throws IOException {
    Path owned = Files.createDirectories(paths.run(create(spec("anchor")).id()));
    Path ownerless = Files.createDirectories(paths.run(ContainerId.random()).resolve("root"));
    Path orphan = Files.createDirectory(paths.container(ContainerId.random()));
    Path underWay = Files.createDirectory(paths.container(ContainerId.random()));
    Files.createDirectories(paths.trash().resolve("old/deep/deeper"));

    try (FileLock _ = FileLock.acquire(underWay.resolve("lock"))) {
      records.sweep();
    }

    assertThat(orphan).doesNotExist();
    assertThat(ownerless.getParent()).doesNotExist();
    assertThat(owned).exists();
    assertThat(underWay).exists();
    assertThat(entries(paths.trash())).isZero();
    assertThat(records.all()).hasSize(1);
  }

  @Test
  void aTreeNestedWithoutEndIsRemoved() throws IOException {
    StoredContainer made = create(spec("deep"));
    Path inner = made.files().upper();
    for (int depth = 0; depth < 1500; depth++) {
      inner = inner.resolve("d");
      Files.createDirectory(inner);
      if (inner.toString().length() > 3900) {
        break;
      }
    }
    records.remove(made);

    assertThat(made.files().kept()).doesNotExist();
    assertThat(entries(paths.trash())).isZero();
  }

  @Test
  void damageIsTold() throws IOException {
    StoredContainer made = create(spec("anchor"));
    Files.writeString(made.files().spec(), "{}");

    assertThatThrownBy(() -> records.spec(made)).hasMessageContaining("`anchor` is damaged");
  }

  @Test
  void aMissingSpecIsDamageAsLongAsTheContainerIsThere() throws IOException {
    StoredContainer made = create(spec("anchor"));
    Files.delete(made.files().spec());

    assertThatThrownBy(() -> records.spec(made)).hasMessageContaining("`anchor` is damaged");
    records.lock(made).close();
    records.remove(made);
    assertThatThrownBy(() -> records.spec(made)).hasMessageContaining("no such container");
  }

  @Test
  void factsOfTheMonitorAreRead() throws IOException {
    StoredContainer made = create(spec("anchor"));
    assertThat(records.facts(made)).isEqualTo(new RunFacts(empty(), empty(), empty(), empty()));
    Files.writeString(
        made.files().process(),
        "boot-id b\n"
            + "pid 7\n"
            + "start-time 8\n"
            + "monitor-pid 9\n"
            + "monitor-start-time 10\n"
            + "started 11.000000012\n");
    Files.writeString(
        made.files().exit(), "status signal 9\noom 1\nstarted 11.000000012\nfinished 13.5\n");

    RunFacts facts = records.facts(made);
    assertThat(facts.process().orElseThrow().started()).isEqualTo(Instant.ofEpochSecond(11, 12));
    assertThat(facts.exit().orElseThrow().status())
        .isEqualTo(new darsena.container.ExitStatus.Signal(9, true));
  }

  private static <T> java.util.Optional<T> empty() {
    return java.util.Optional.empty();
  }

  private StoredContainer create(ContainerSpec spec) {
    return records.create(
        spec,
        directory -> {
          Files.createDirectory(directory.resolve("upper"));
          Files.createDirectory(directory.resolve("work"));
        });
  }

  private static long entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }

  private static ContainerSpec spec(String name) {
    return new ContainerSpec(
        ContainerId.random(),
        name,
        Instant.parse("2026-01-31T12:00:00.123456789Z"),
        "nginx:1",
        Digest.of(new byte[0]),
        List.of("a", "b"),
        new ProcessSpec(
            List.of("/bin/sh"), List.of("-c", "é\n\""), List.of("A=b"), "/w", "u:g", true, true),
        "host",
        List.of(
            new MountSpec.Bind("/a", "/b", true, true, "rslave"),
            new MountSpec.Tmpfs("/t", false, 65536, 01777)),
        new Limits(64 << 20, 1_500_000_000, 512, -1),
        new NetworkMode.None(),
        new Security(
            List.of("CAP_KILL"), List.of("ALL"), false, true, new SeccompSetting.Unconfined()),
        darsena.container.isolation.Isolation.standard(),
        new StopPolicy(2, -1),
        RestartPolicy.parse("on-failure:3"),
        java.util.Optional.of(HealthCheck.of(List.of("CMD-SHELL", "true"))),
        new LogPolicy(true, 1 << 20, 2),
        Map.of("k", "v"),
        true,
        true,
        false);
  }
}
