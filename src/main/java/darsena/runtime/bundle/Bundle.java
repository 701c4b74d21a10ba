package darsena.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A config.json, read.
 *
 * @param root the path as it stands there, perhaps relative to the bundle
 * @param resources of {@code linux.resources}, which only control groups understand
 */
public record Bundle(
    String version,
    BundleProcess process,
    String root,
    boolean readOnlyRoot,
    Optional<String> hostname,
    Optional<String> domainName,
    List<BundleMount> mounts,
    Map<HookStage, List<BundleHook>> hooks,
    Map<String, String> annotations,
    BundleLinux linux,
    JsonNode resources) {

  /** Copies the list. */
  public Bundle {
    mounts = List.copyOf(mounts);
  }

  /** The hooks of one stage, in their order. */
  public List<BundleHook> hooks(HookStage stage) {
    return hooks.getOrDefault(stage, List.of());
  }
}
