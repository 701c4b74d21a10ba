package darsena.store.container;

import darsena.container.ContainerId;
import darsena.store.StorePaths;
import java.nio.file.Path;

/**
 * Where the parts of one container are kept.
 *
 * @param kept what outlives a reboot
 * @param run what a reboot may clear
 */
public record ContainerFiles(Path kept, Path run) {
  static final String SUBJECT = "subject";

  static ContainerFiles of(StorePaths paths, ContainerId id) {
    return new ContainerFiles(paths.container(id), paths.run(id));
  }

  /** What was asked, once. */
  public Path spec() {
    return kept.resolve("spec.json");
  }

  /** Who runs it; the monitor writes it. */
  public Path process() {
    return kept.resolve("process");
  }

  /** How it ended; the monitor writes it. */
  public Path exit() {
    return kept.resolve("exit");
  }

  /** Why it could not be started the last time; the engine writes it. */
  public Path failure() {
    return kept.resolve("failure");
  }

  /** There while a user wants it to stay as it is, whatever its restart policy says. */
  public Path stopped() {
    return kept.resolve("stopped");
  }

  /** When its monitor starts it again, where that was changed since its start. */
  public Path restart() {
    return kept.resolve("restart");
  }

  /** Who is removing it; the engine writes it. */
  public Path removal() {
    return kept.resolve("removal");
  }

  /** How its monitor found it lately; the monitor writes it. */
  public Path health() {
    return kept.resolve("health");
  }

  /** What the journal of events says of it: its id, its name, its labels. */
  public Path subject() {
    return kept.resolve(SUBJECT);
  }

  /** Held while its state is changed. */
  public Path lock() {
    return kept.resolve("lock");
  }

  /** What it has written. */
  public Path upper() {
    return kept.resolve("upper");
  }

  /** The overlay's own. */
  public Path work() {
    return kept.resolve("work");
  }

  /** The newest file of its log. */
  public Path log() {
    return kept.resolve("log");
  }

  /** Where its monitor listens. */
  public Path socket() {
    return run.resolve("attach.sock");
  }

  /** The number of its monitor, for service managers only: a number alone names nobody for sure. */
  public Path monitorPid() {
    return run.resolve("monitor.pid");
  }

  /** The mount point of its root. */
  public Path root() {
    return run.resolve("root");
  }

  /** Bound as /etc/resolv.conf. */
  public Path resolvConf() {
    return run.resolve("resolv.conf");
  }

  /** Bound as /etc/hosts. */
  public Path hosts() {
    return run.resolve("hosts");
  }

  /** Bound as /etc/hostname. */
  public Path hostname() {
    return run.resolve("hostname");
  }
}
