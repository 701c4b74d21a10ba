package darsena.engine.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.io.Json;
import java.util.Map;

/**
 * What is known of a container: the specification's state, and what runc adds to it.
 *
 * @param pid 0 when there is no process
 * @param created as RFC 3339 writes it
 */
public record BundleState(
    String version,
    String id,
    int pid,
    Status status,
    String bundle,
    String rootfs,
    String created,
    String owner,
    Map<String, String> annotations) {

  /** Where a container is in its life. */
  public enum Status {
    /** It is being made. */
    CREATING,
    /** Its program waits to be started. */
    CREATED,
    /** Its program runs. */
    RUNNING,
    /** All its processes are held. */
    PAUSED,
    /** Its program has ended. */
    STOPPED;

    /** The specification's word. */
    public String word() {
      return switch (this) {
        case CREATING -> "creating";
        case CREATED -> "created";
        case RUNNING -> "running";
        case PAUSED -> "paused";
        case STOPPED -> "stopped";
      };
    }
  }

  /** In another status. */
  public BundleState in(Status other) {
    return new BundleState(version, id, pid, other, bundle, rootfs, created, owner, annotations);
  }

  /** With another process. */
  public BundleState with(int otherPid) {
    return new BundleState(
        version, id, otherPid, status, bundle, rootfs, created, owner, annotations);
  }

  /** The document that hooks and callers are given. */
  public ObjectNode document() {
    ObjectNode state = Json.object();
    state.put("ociVersion", version);
    state.put("id", id);
    state.put("pid", pid);
    state.put("status", status.word());
    state.put("bundle", bundle);
    state.put("rootfs", rootfs);
    state.put("created", created);
    state.put("owner", owner);
    if (!annotations.isEmpty()) {
      ObjectNode words = state.putObject("annotations");
      annotations.forEach(words::put);
    }
    return state;
  }
}
