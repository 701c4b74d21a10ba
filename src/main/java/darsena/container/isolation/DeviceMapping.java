package darsena.container.isolation;

/**
 * A device of the host that a container may use.
 *
 * @param host its path on the host, or that of a directory of devices
 * @param container its path in the container
 * @param access some of {@code r}, {@code w} and {@code m}
 */
public record DeviceMapping(String host, String container, String access) {}
