package darsena.container;

import java.util.List;

/**
 * What deviates from the default isolation.
 *
 * @param addedCapabilities names with the CAP_ prefix, upper case
 * @param droppedCapabilities the same; {@code ALL} stands for every one
 */
public record Security(
    List<String> addedCapabilities,
    List<String> droppedCapabilities,
    boolean privileged,
    boolean noNewPrivileges,
    boolean seccompUnconfined) {

  /** Copies the lists. */
  public Security {
    addedCapabilities = List.copyOf(addedCapabilities);
    droppedCapabilities = List.copyOf(droppedCapabilities);
  }

  /** The default isolation. */
  public static Security standard() {
    return new Security(List.of(), List.of(), false, false, false);
  }
}
