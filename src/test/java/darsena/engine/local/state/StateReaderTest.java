package darsena.engine.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.cgroup.ContainerCgroup;
import darsena.container.ContainerId;
import darsena.container.ContainerState;
import darsena.container.ExitStatus;
import darsena.container.ProcessIdentity;
import darsena.os.process.Processes;
import darsena.store.StorePaths;
import darsena.store.container.ContainerRecords;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a container is doing, told by facts that others have left. */
class StateReaderTest {
  private static final int PROGRAM = 7;
  private static final int MONITOR = 9;
  private static final int REMOVER = 11;
  private static final Instant STARTED = Instant.ofEpochSecond(100);

  @TempDir Path root;
  private StoredContainer anchor;
  private ContainerRecords records;
  private StateReader states;
  private boolean paused;

  @BeforeEach
  void open() throws IOException {
    StorePaths paths = StorePaths.at(root.resolve("store"));
    ContainerId id = ContainerId.random();
    Files.createDirectories(paths.container(id));
    Files.createDirectories(paths.names());
    Files.createSymbolicLink(paths.name("anchor"), Path.of(id.hex()));
    records = new ContainerRecords(paths);
    anchor = records.find("anchor");
    Files.createDirectories(anchor.files().process().getParent());
    Files.createDirectories(root.resolve("proc/sys/kernel/random"));
    Files.writeString(root.resolve("proc/sys/kernel/random/boot_id"), "today\n");
    states = new StateReader(records, new Processes(root.resolve("proc")), _ -> freezer());
  }

  @Test
  void withoutFactsItHasNeverRun() {
    assertThat(state()).isEqualTo(new ContainerState.Created());
  }

  @Test
  void itRunsAsLongAsItsProcessOrItsMonitorDoes() throws IOException {
    writeProcess("today");
    live(PROGRAM);
    ProcessIdentity process = new ProcessIdentity("today", PROGRAM, PROGRAM * 100L);
    assertThat(state()).isEqualTo(new ContainerState.Running(process, STARTED));
    paused = true;
    assertThat(state()).isEqualTo(new ContainerState.Paused(process, STARTED));

    die(PROGRAM);
    live(MONITOR);
    assertThat(state()).isEqualTo(new ContainerState.Running(process, STARTED));
  }

  @Test
  void nobodyKnowsHowItEndedWhoseMonitorIsGoneToo() throws IOException {
    writeProcess("today");
    assertThat(state()).isEqualTo(exited(new ExitStatus.Unknown(), STARTED));
  }

  @Test
  void anotherBootsProcessesAreGoneWhoeverHasTheirNumbers() throws IOException {
    writeProcess("yesterday");
    live(PROGRAM);
    live(MONITOR);
    assertThat(state()).isInstanceOf(ContainerState.Exited.class);
  }

  @Test
  void aNumberThatWasUsedAgainIsAnotherProcess() throws IOException {
    writeProcess("today");
    writeStat(PROGRAM, 4711);
    assertThat(state()).isInstanceOf(ContainerState.Exited.class);
  }

  @Test
  void itsMonitorStartsItAgainAsLongAsThereIsOne() throws IOException {
    writeProcess("today");
    writeExit("code 3", true);
    live(MONITOR);
    assertThat(state()).isInstanceOf(ContainerState.Restarting.class);
    die(MONITOR);
    assertThat(state()).isEqualTo(exited(new ExitStatus.Code(3), STARTED.plusSeconds(5)));
  }

  @Test
  void whoeverRemovesItMayNotComeToTheEnd() throws IOException {
    writeExit("code 0", false);
    live(REMOVER);
    records.recordRemoval(anchor, new ProcessIdentity("today", REMOVER, REMOVER * 100L));
    assertThat(state()).isEqualTo(new ContainerState.Removing());
    die(REMOVER);
    assertThat(state()).isEqualTo(new ContainerState.Dead());
  }

  @Test
  void aContainerThatNeverRanIsRemovedLikeAnyOther() {
    records.recordRemoval(anchor, new ProcessIdentity("yesterday", REMOVER, REMOVER * 100L));
    assertThat(state()).isEqualTo(new ContainerState.Dead());
  }

  private ContainerState state() {
    return states.state(anchor);
  }

  private static ContainerState exited(ExitStatus status, Instant finished) {
    return new ContainerState.Exited(status, STARTED, finished);
  }

  private void writeProcess(String boot) throws IOException {
    Files.writeString(
        anchor.files().process(),
        "boot-id %s\npid %d\nstart-time %d\nmonitor-pid %d\nmonitor-start-time %d\nstarted 100.0\n"
            .formatted(boot, PROGRAM, PROGRAM * 100, MONITOR, MONITOR * 100));
  }

  private void writeExit(String status, boolean restarting) throws IOException {
    Files.writeString(
        anchor.files().exit(),
        "status %s\noom 0\nstarted 100.0\nfinished 105.0\nrestarts 1\nrestarting %d\n"
            .formatted(status, restarting ? 1 : 0));
  }

  private void live(int pid) throws IOException {
    writeStat(pid, pid * 100);
  }

  private void writeStat(int pid, int start) throws IOException {
    Files.createDirectories(root.resolve("proc/" + pid));
    Files.writeString(
        root.resolve("proc/" + pid + "/stat"),
        pid + " (a b) c) S" + " 0".repeat(18) + " " + start + " 0\n");
  }

  private void die(int pid) throws IOException {
    Files.delete(root.resolve("proc/" + pid + "/stat"));
  }

  /** A cgroup that is asked for one thing only. */
  private ContainerCgroup freezer() {
    return (ContainerCgroup)
        Proxy.newProxyInstance(
            ContainerCgroup.class.getClassLoader(),
            new Class<?>[] {ContainerCgroup.class},
            (_, method, _) -> {
              assertThat(method.getName()).isEqualTo("paused");
              return paused;
            });
  }
}
