package darsena.engine.local.containers;

import darsena.cgroup.ContainerCgroup;
import darsena.container.ExitStatus;
import darsena.container.Lifecycle;
import darsena.container.Lifecycle.Action;
import darsena.container.Limits;
import darsena.container.policy.RestartPolicy;
import darsena.engine.Containers;
import darsena.engine.container.AttachRequest;
import darsena.engine.container.ContainerDetails;
import darsena.engine.container.ContainerSummary;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.CreatedContainer;
import darsena.engine.container.ExecRequest;
import darsena.engine.container.FileChange;
import darsena.engine.container.ProcessTable;
import darsena.engine.container.SessionEnd;
import darsena.engine.container.Usage;
import darsena.engine.container.log.ContainerLog;
import darsena.engine.container.log.LogQuery;
import darsena.engine.container.log.LogSink;
import darsena.engine.local.creation.Creation;
import darsena.engine.local.creation.NameMaker;
import darsena.engine.local.creation.Updating;
import darsena.engine.local.parts.ContainerParts;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FileLock;
import darsena.os.tree.TreeSize;
import darsena.store.container.ContainerName;
import darsena.store.container.StoredContainer;
import darsena.store.container.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The containers of this host's store: finds the one that is meant, and passes the work on. */
public final class LocalContainers implements Containers {
  private final ContainerParts parts;
  private final Creation creation;
  private final Starting starting;
  private final Stopping stopping;
  private final Sessions sessions;
  private final ContainerViews views;

  /** The containers of one store. */
  public LocalContainers(ContainerParts parts) {
    this.parts = parts;
    this.creation = new Creation(parts, new NameMaker());
    this.starting = new Starting(parts);
    this.stopping = new Stopping(parts);
    this.sessions = new Sessions(parts);
    this.views = new ContainerViews(parts);
  }

  @Override
  public List<ContainerSummary> list() {
    return views.list();
  }

  @Override
  public ContainerDetails inspect(String container) {
    return views.inspect(find(container));
  }

  @Override
  public CreatedContainer create(CreateRequest request) {
    return creation.create(request);
  }

  @Override
  public void start(String container) {
    starting.start(find(container));
  }

  @Override
  public SessionEnd startAttached(String container, AttachRequest request) {
    return starting.startAttached(find(container), request);
  }

  @Override
  public SessionEnd attach(String container, AttachRequest request) {
    return sessions.attach(find(container), request);
  }

  @Override
  public SessionEnd exec(String container, ExecRequest request) {
    return sessions.exec(find(container), request);
  }

  @Override
  public void stop(String container, Optional<Integer> signal, Optional<Integer> timeoutSeconds) {
    stopping.stop(find(container), signal, timeoutSeconds);
  }

  @Override
  public void restart(
      String container, Optional<Integer> signal, Optional<Integer> timeoutSeconds) {
    StoredContainer found = find(container);
    stopping.stop(found, signal, timeoutSeconds);
    starting.start(found);
    parts.herald().container(found, "restart");
  }

  @Override
  public void kill(String container, int signal) {
    stopping.kill(find(container), signal);
  }

  @Override
  public void pause(String container) {
    freezer(container, Action.PAUSE, ContainerCgroup::pause);
  }

  @Override
  public void unpause(String container) {
    freezer(container, Action.UNPAUSE, ContainerCgroup::resume);
  }

  private void freezer(
      String container, Action action, java.util.function.Consumer<ContainerCgroup> work) {
    StoredContainer found = find(container);
    try (FileLock _ = parts.records().lock(found)) {
      Lifecycle.judge(action, found.name(), parts.states().state(found));
      work.accept(parts.cgroups().apply(found.id()));
      parts.herald().container(found, action == Action.PAUSE ? "pause" : "unpause");
    } catch (IOException problem) {
      throw unlocked(found, problem);
    }
    parts.bell().run();
  }

  @Override
  public void remove(String container, boolean force) {
    stopping.remove(find(container), force);
  }

  @Override
  public void rename(String container, String name) {
    StoredContainer found = find(container);
    requireNew(found, name);
    String checked = ContainerName.checked(name);
    try (FileLock _ = parts.records().lock(found)) {
      Lifecycle.judge(Action.RENAME, found.name(), parts.states().state(found));
      requireLastingName(found);
      StoredContainer renamed = parts.records().rename(found, checked);
      Subject.replace(renamed.files(), parts.records().spec(renamed), checked);
      parts.herald().container(renamed, "rename", "oldName", "/" + found.name());
    } catch (IOException problem) {
      throw unlocked(found, problem);
    }
    parts.bell().run();
  }

  private static void requireNew(StoredContainer container, String name) {
    String problem = "cannot rename `" + container.name() + "`: ";
    if (name.isEmpty()) {
      throw new DarsenaException(
          ErrorKind.INVALID, problem + "neither old nor new names may be empty", "");
    }
    if (name.equals(container.name())) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          problem + "renaming a container with the same name as its current name",
          "");
    }
  }

  /** A monitor that removes its container knows the name to give up from the start. */
  private void requireLastingName(StoredContainer container) {
    if (parts.states().state(container).alive() && parts.records().spec(container).autoRemove()) {
      throw new DarsenaException(
          ErrorKind.CONFLICT,
          "cannot rename `" + container.name() + "`: it runs, and removes itself when it ends",
          "");
    }
  }

  @Override
  public List<String> update(
      String container, UnaryOperator<Limits> change, Optional<RestartPolicy> restart) {
    return new Updating(parts).update(find(container), change, restart);
  }

  @Override
  public ExitStatus await(String container) {
    return new Witness(parts).await(find(container));
  }

  @Override
  public List<String> dueAfterReboot() {
    return new Resumption(parts).due();
  }

  @Override
  public ContainerLog log(String container) {
    return parts.logs().open(withLog(container));
  }

  @Override
  public void readLog(String container, LogQuery query, LogSink sink) {
    parts.logs().read(withLog(container), query, sink);
  }

  @Override
  public List<FileChange> diff(String container) {
    return new LayerDifference(parts).of(find(container));
  }

  @Override
  public long size(String container) {
    StoredContainer found = find(container);
    try {
      return TreeSize.of(found.files().upper());
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot measure `" + found.name() + "`: " + problem.getMessage(),
          "",
          problem);
    }
  }

  @Override
  public ProcessTable processes(String container, List<String> psArguments) {
    return new ProcessListing(parts).of(find(container), psArguments);
  }

  @Override
  public Optional<Usage> usage(String container) {
    return views.usage(find(container));
  }

  private StoredContainer withLog(String container) {
    StoredContainer found = find(container);
    if (!Files.exists(found.files().log()) && !parts.records().spec(found).log().kept()) {
      throw new DarsenaException(
          ErrorKind.CONFLICT,
          "cannot read the log of `" + found.name() + "`: it was created to keep none",
          "");
    }
    return found;
  }

  private StoredContainer find(String container) {
    return parts.records().find(container);
  }

  private static DarsenaException unlocked(StoredContainer container, IOException problem) {
    return new DarsenaException(
        ErrorKind.FAILED,
        "cannot unlock `" + container.name() + "`: " + problem.getMessage(),
        "",
        problem);
  }
}
