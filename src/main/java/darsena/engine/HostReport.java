package darsena.engine;

import java.util.List;

/**
 * What {@code info} tells.
 *
 * @param architecture the kernel's word for it, as {@code x86_64}
 * @param cgroupVersion v1, v2 or hybrid
 * @param memory bytes of the host
 * @param missing features of the kernel that a default would use and that are not there, one
 *     sentence each
 */
public record HostReport(
    String version,
    String root,
    String runRoot,
    String kernel,
    String operatingSystem,
    String architecture,
    int processors,
    long memory,
    String hostname,
    String cgroupVersion,
    int containers,
    int running,
    int paused,
    int stopped,
    int images,
    List<String> missing) {

  /** Copies the list. */
  public HostReport {
    missing = List.copyOf(missing);
  }
}
