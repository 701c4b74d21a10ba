package darsena.container;

/**
 * A process that cannot be mistaken for a later one with the same number.
 *
 * @param bootId the content of /proc/sys/kernel/random/boot_id
 * @param pid in the pid namespace of the engine
 * @param startTime clock ticks after boot, field 22 of /proc/PID/stat
 */
public record ProcessIdentity(String bootId, int pid, long startTime) {}
