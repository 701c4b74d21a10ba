package darsena.container.isolation;

import java.util.List;

/**
 * What deviates from the default rights.
 *
 * @param addedCapabilities names with the CAP_ prefix, upper case
 * @param droppedCapabilities the same; {@code ALL} stands for every one
 * @param appArmor the profile's name, {@code unconfined}, or empty for the default
 * @param maskedPaths hidden besides the usual ones
 * @param unmaskedPaths neither hidden nor read-only; {@link #EVERY_PATH} stands for all, a {@code
 *     *} matches
 * @param writableCgroups whether the container may arrange its own cgroups
 */
public record Security(
    List<String> addedCapabilities,
    List<String> droppedCapabilities,
    boolean privileged,
    boolean noNewPrivileges,
    SeccompSetting seccomp,
    String appArmor,
    List<String> maskedPaths,
    List<String> unmaskedPaths,
    boolean writableCgroups) {
  /** Stands for every path in {@link #unmaskedPaths}. */
  public static final String EVERY_PATH = "ALL";

  /** Copies the lists. */
  public Security {
    addedCapabilities = List.copyOf(addedCapabilities);
    droppedCapabilities = List.copyOf(droppedCapabilities);
    maskedPaths = List.copyOf(maskedPaths);
    unmaskedPaths = List.copyOf(unmaskedPaths);
  }

  /** One with the usual paths hidden. */
  public Security(
      List<String> addedCapabilities,
      List<String> droppedCapabilities,
      boolean privileged,
      boolean noNewPrivileges,
      SeccompSetting seccomp) {
    this(
        addedCapabilities,
        droppedCapabilities,
        privileged,
        noNewPrivileges,
        seccomp,
        "",
        List.of(),
        List.of(),
        false);
  }

  /** The default rights. */
  public static Security standard() {
    return new Security(List.of(), List.of(), false, false, new SeccompSetting.BuiltIn());
  }

  /** The same, but that no program gains rights by being executed. */
  public Security withoutNewPrivileges() {
    return new Security(
        addedCapabilities,
        droppedCapabilities,
        privileged,
        true,
        seccomp,
        appArmor,
        maskedPaths,
        unmaskedPaths,
        writableCgroups);
  }
}
