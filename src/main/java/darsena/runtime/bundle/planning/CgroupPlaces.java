package darsena.runtime.bundle.planning;

import darsena.os.CgroupLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A container's directories in the hierarchies of the host.
 *
 * @param directories by the hierarchy's mount
 */
public record CgroupPlaces(CgroupLayout layout, Map<Path, Path> directories) {

  /** All of them. */
  public List<Path> all() {
    return List.copyOf(directories.values());
  }

  /** The one in the hierarchy that is mounted there. */
  Path below(Path mount) {
    return directories.getOrDefault(mount, mount);
  }
}
