package darsena.runtime.bundle;

import darsena.runtime.bundle.BundleNamespace.Kind;
import darsena.runtime.config.ProcFiles;
import java.util.Set;

/** What has to agree between the parts of a bundle. */
final class BundleChecks {
  private static final Set<String> IPC_SYSCTLS =
      Set.of(
          "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.sem",
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shmmni",
          "kernel.shm_rmid_forced");

  private BundleChecks() {}

  static void check(Bundle bundle) {
    BundleLinux linux = bundle.linux();
    require(
        bundle.hostname().isEmpty() || has(linux, Kind.UTS),
        "unable to set hostname without a private UTS namespace");
    require(
        bundle.domainName().isEmpty() || has(linux, Kind.UTS),
        "unable to set domainname without a private UTS namespace");
    boolean mapped = !linux.userIds().isEmpty() || !linux.groupIds().isEmpty();
    require(
        !mapped || has(linux, Kind.USER),
        "user namespace mappings specified, but user namespace isn't enabled in the config");
    require(
        !linux.makes(Kind.USER) || (!linux.userIds().isEmpty() && !linux.groupIds().isEmpty()),
        "a new user namespace needs uidMappings and gidMappings");
    require(
        linux.timeOffsets().isEmpty() || linux.makes(Kind.TIME),
        "time namespace offsets specified, but a new time namespace isn't enabled in the config");
    boolean hides = !linux.maskedPaths().isEmpty() || !linux.readOnlyPaths().isEmpty();
    require(
        !hides || has(linux, Kind.MOUNT),
        "unable to restrict sys entries without a private MNT namespace");
    require(
        linux.mountLabel().isEmpty() && bundle.process().selinux().isEmpty(),
        "selinux label is specified in config, but selinux is disabled or not supported");
    require(!bundle.annotations().containsKey(""), "a key of `annotations` must not be empty");
    linux.maskedPaths().forEach(path -> absolute("linux.maskedPaths", path));
    linux.readOnlyPaths().forEach(path -> absolute("linux.readonlyPaths", path));
    linux.sysctls().keySet().forEach(key -> sysctl(linux, key));
    bundle.mounts().forEach(mount -> destination(mount.destination()));
  }

  /** In a namespace of the host's a value would be set for the host. */
  private static void sysctl(BundleLinux linux, String key) {
    String dotted = key.replace('/', '.');
    boolean ipc = IPC_SYSCTLS.contains(dotted) || dotted.startsWith("fs.mqueue.");
    boolean net = dotted.startsWith("net.");
    boolean uts = dotted.equals("kernel.domainname");
    require(
        ipc || net || uts || dotted.startsWith("user."),
        "sysctl \"" + key + "\" is not in a separate kernel namespace");
    Kind needed = ipc ? Kind.IPC : net ? Kind.NETWORK : uts ? Kind.UTS : Kind.USER;
    require(
        has(linux, needed),
        "sysctl \"" + key + "\" is not allowed in the hosts " + needed.word() + " namespace");
  }

  private static void absolute(String list, String path) {
    require(path.startsWith("/"), "`" + list + "`: \"" + path + "\" must be an absolute path");
  }

  private static void destination(String destination) {
    String plain = java.nio.file.Path.of(destination).normalize().toString();
    require(
        !plain.startsWith("/proc/") || ProcFiles.COVERABLE.contains(plain),
        "\"" + plain + "\" cannot be mounted because it is inside /proc");
    require(!plain.equals("/"), "a mount's destination must not be the root");
  }

  private static boolean has(BundleLinux linux, Kind kind) {
    return linux.namespace(kind).isPresent();
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
