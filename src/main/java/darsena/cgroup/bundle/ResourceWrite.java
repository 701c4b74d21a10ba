package darsena.cgroup.bundle;

/**
 * One value for one file of a cgroup.
 *
 * @param controller whose hierarchy the file is in
 */
record ResourceWrite(String controller, String file, String value) {}
