package darsena.store;

import darsena.container.ContainerId;
import darsena.image.Digest;
import java.nio.file.Path;

/**
 * Where everything is kept: all path arithmetic of the store.
 *
 * @param root what outlives a reboot, absolute
 * @param runRoot what a reboot may clear, absolute
 */
public record StorePaths(Path root, Path runRoot) {
  /** The root of a store that nobody put elsewhere. */
  public static final Path DEFAULT_ROOT = Path.of("/var/lib/darsena");

  private static final Path DEFAULT_RUN_ROOT = Path.of("/run/darsena");

  /** Makes both paths absolute. */
  public StorePaths {
    root = root.toAbsolutePath().normalize();
    runRoot = runRoot.toAbsolutePath().normalize();
  }

  /** The store at a root; the run root follows from it. */
  public static StorePaths at(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    return new StorePaths(
        absolute, absolute.equals(DEFAULT_ROOT) ? DEFAULT_RUN_ROOT : absolute.resolve("run"));
  }

  /** The marker that makes the root an OCI image layout. */
  public Path layoutMarker() {
    return root.resolve("oci-layout");
  }

  /** The list of the manifests that have names. */
  public Path index() {
    return root.resolve("index.json");
  }

  /** All blobs of one digest algorithm. */
  public Path blobs(String algorithm) {
    return root.resolve("blobs").resolve(component(algorithm));
  }

  /** A verified blob. */
  public Path blob(Digest digest) {
    return blobs(digest.algorithm()).resolve(digest.hex());
  }

  /** Downloads under way. */
  public Path ingest() {
    return root.resolve("ingest");
  }

  /** The part of a blob that is there so far. */
  public Path partial(Digest digest) {
    return ingest().resolve(digest.algorithm() + "-" + digest.hex());
  }

  /** All unpacked layers. */
  public Path layers() {
    return root.resolve("layers");
  }

  /** One unpacked layer: its tree and its index. */
  public Path layer(String key) {
    return layers().resolve(component(key));
  }

  /** A tree between images and writable layers, shared by many containers. */
  public Path initLayer(String key) {
    return root.resolve("init").resolve(component(key));
  }

  /** Small facts about images that are dear to compute. */
  public Path facts() {
    return root.resolve("facts");
  }

  /** The journal of events, and the one before it. */
  public Path events() {
    return root.resolve("events");
  }

  /** Compiled filters of system calls. */
  public Path filters() {
    return root.resolve("filters");
  }

  /** All containers. */
  public Path containers() {
    return root.resolve("containers");
  }

  /** What is kept of one container. */
  public Path container(ContainerId id) {
    return containers().resolve(id.hex());
  }

  /** The names of containers, symbolic links whose targets are ids. */
  public Path names() {
    return root.resolve("names");
  }

  /** The link that owns a container's name. */
  public Path name(String name) {
    return names().resolve(component(name));
  }

  /** What is being removed. */
  public Path trash() {
    return root.resolve("trash");
  }

  /** What is being removed of the run state, which may be on another file system. */
  public Path runTrash() {
    return runRoot.resolve("trash");
  }

  /** What is true of containers until they end or the host does: sockets, mount points. */
  public Path runContainers() {
    return runRoot.resolve("containers");
  }

  /** Sockets, mount points and generated files of one running container. */
  public Path run(ContainerId id) {
    return runContainers().resolve(id.hex());
  }

  /** Where attached clients leave their last words for the processes that started them. */
  public Path sessions() {
    return runRoot.resolve("sessions");
  }

  /** Touched whenever something changed that leaves no new file. */
  public Path bell() {
    return runRoot.resolve("bell");
  }

  /** All files of locks. */
  public Path locks() {
    return runRoot.resolve("locks");
  }

  /** The file of a lock, by the lock's name. */
  public Path lock(String name) {
    return locks().resolve(component(name));
  }

  private static String component(String name) {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException("not the name of one file: " + name);
    }
    return name;
  }
}
