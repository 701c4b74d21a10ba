package darsena.runtime.config;

/**
 * What decides a system call filter of the built-in profile.
 *
 * @param capabilities the container's bounding set; some capabilities unlock calls
 * @param architecture as images name it: amd64, arm64
 */
public record SeccompChoice(CapabilitySet capabilities, String architecture) {}
