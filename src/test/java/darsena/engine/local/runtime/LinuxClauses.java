package darsena.engine.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** config-linux.md but for its control groups. */
final class LinuxClauses {
  private static final String IDS =
      "'uidMappings':[{'containerID':0,'hostID':0,'size':1000}],"
          + "'gidMappings':[{'containerID':0,'hostID':0,'size':1000}]";

  private LinuxClauses() {}

  static List<Clause> all() {
    return List.of(
        made("pid", "pid"),
        made("network", "net"),
        made("mount", "mnt"),
        made("ipc", "ipc"),
        made("uts", "uts"),
        made("cgroup", "cgroup"),
        made("time", "time"),
        clause(
            "Namespaces",
            "user is made, with its mappings",
            bundle -> {
              bundle.with(
                  "{'linux':{'namespaces':[{'type':'user'},{'type':'mount'},{'type':'pid'}],"
                      + IDS
                      + "}}");
              assertThat(bundle.says("cat /proc/self/uid_map").split("\\s+"))
                  .containsExactly("0", "0", "1000");
            }),
        clause(
            "Namespaces",
            "what is not listed is the runtime's",
            bundle -> {
              bundle.with("{'linux':{'namespaces':[{'type':'mount'},{'type':'pid'}]}}");
              assertThat(bundle.says("readlink /proc/self/ns/net; readlink /proc/self/ns/uts"))
                  .isEqualTo(own("net") + "\n" + own("uts"));
            }),
        clause("Namespaces", "one with a path is joined", bundle -> joined(bundle)),
        clause(
            "Namespaces",
            "a path of another type is an error",
            bundle ->
                bundle
                    .with(
                        "{'linux':{'namespaces':[{'type':'mount'},"
                            + "{'type':'uts','path':'/proc/self/ns/net'}]}}")
                    .isRefused("/proc/self/ns/net")),
        clause(
            "Namespaces",
            "a path that is not there is an error",
            bundle ->
                bundle
                    .with(
                        "{'linux':{'namespaces':[{'type':'mount'},{'type':'ipc','path':'/none'}]}}")
                    .isRefused("/none")),
        clause(
            "Namespaces",
            "a path is absolute",
            bundle ->
                bundle
                    .with("{'linux':{'namespaces':[{'type':'ipc','path':'proc/self/ns/ipc'}]}}")
                    .isRefused("not absolute")),
        clause(
            "Namespaces",
            "a type that is there twice is an error",
            bundle ->
                bundle
                    .with("{'linux':{'namespaces':[{'type':'ipc'},{'type':'ipc'}]}}")
                    .isRefused("duplicated ns")),
        clause(
            "Namespaces",
            "a type that is not known is an error",
            bundle ->
                bundle.with("{'linux':{'namespaces':[{'type':'x'}]}}").isRefused("namespace type")),
        clause(
            "User namespace mappings",
            "they need the namespace",
            bundle -> bundle.with("{'linux':{" + IDS + "}}").isRefused("user namespace")),
        clause(
            "Offset for Time Namespace",
            "clocks are set",
            bundle -> {
              bundle.with(
                  "{'linux':{'namespaces':[{'type':'mount'},{'type':'pid'},{'type':'time'}],"
                      + "'timeOffsets':{'boottime':{'secs':31536000,'nanosecs':7}}}}");
              double up = Double.parseDouble(bundle.says("cut -d' ' -f1 /proc/uptime"));
              assertThat(up).isGreaterThan(31_536_000);
            }),
        clause(
            "Offset for Time Namespace",
            "a clock that is not known is an error",
            bundle ->
                bundle
                    .with(
                        "{'linux':{'namespaces':[{'type':'time'}],'timeOffsets':{'real':{'secs':1}}}}")
                    .isRefused("unknown clock")),
        clause(
            "Devices",
            "they are there, with mode and owner, anywhere",
            bundle -> {
              bundle.with(
                  "{'linux':{'devices':[{'path':'/some/where','type':'c','major':1,'minor':3,"
                      + "'fileMode':416,'uid':5,'gid':6},{'path':'/dev/pipe','type':'p'}]}}");
              assertThat(bundle.says("stat -c '%t:%T %a %u:%g' /some/where; stat -c %F /dev/pipe"))
                  .isEqualTo("1:3 640 5:6\nfifo");
            }),
        clause(
            "Devices",
            "another file at the path is an error",
            bundle -> {
              Files.createDirectories(bundle.path("rootfs/some"));
              Files.writeString(bundle.path("rootfs/some/where"), "");
              bundle
                  .with(
                      "{'linux':{'devices':[{'path':'/some/where','type':'c','major':1,'minor':3}]}}")
                  .isRefused("/some/where");
            }),
        clause(
            "Devices",
            "a type that is not known is an error",
            bundle ->
                bundle
                    .with(
                        "{'linux':{'devices':[{'path':'/dev/x','type':'x','major':1,'minor':3}]}}")
                    .isRefused("device type")),
        clause(
            "Devices",
            "major and minor are required",
            bundle ->
                bundle
                    .with("{'linux':{'devices':[{'path':'/dev/x','type':'c','minor':3}]}}")
                    .isRefused("major")),
        clause(
            "Default Devices",
            "they are there",
            bundle ->
                assertThat(
                        bundle.says(
                            "cd /dev; for i in null zero full random urandom tty;"
                                + " do stat -c '%n %t:%T %a' $i; done; readlink ptmx"))
                    .isEqualTo(
                        "null 1:3 666\n"
                            + "zero 1:5 666\n"
                            + "full 1:7 666\n"
                            + "random 1:8 666\n"
                            + "urandom 1:9 666\n"
                            + "tty 5:0 666\n"
                            + "pts/ptmx")),
        clause(
            "Sysctl",
            "it is set",
            bundle -> {
              bundle.with(
                  "{'linux':{'namespaces':[{'type':'mount'},{'type':'pid'},{'type':'ipc'},{'type':'network'}],"
                      + "'sysctl':{'kernel.msgmax':'4242','net.ipv4.ip_forward':'1'}}}");
              assertThat(bundle.says("cat /proc/sys/kernel/msgmax /proc/sys/net/ipv4/ip_forward"))
                  .isEqualTo("4242\n1");
            }),
        clause(
            "Sysctl",
            "one that would be the host's is an error",
            bundle ->
                bundle.with("{'linux':{'sysctl':{'kernel.panic':'1'}}}").isRefused("kernel.panic")),
        propagation("shared", "shared:"),
        propagation("slave", "-"),
        propagation("private", "-"),
        propagation("unbindable", "unbindable"),
        clause(
            "Rootfs Mount Propagation",
            "a word that is not known is an error",
            bundle ->
                bundle.with("{'linux':{'rootfsPropagation':'x'}}").isRefused("rootfsPropagation")),
        clause(
            "Masked Paths",
            "what is there cannot be read",
            bundle -> {
              bundle.with("{'linux':{'maskedPaths':['/proc/uptime','/proc/bus','/none']}}");
              assertThat(bundle.says("cat /proc/uptime; ls /proc/bus; echo end")).isEqualTo("end");
            }),
        clause(
            "Masked Paths",
            "a path is absolute",
            bundle ->
                bundle.with("{'linux':{'maskedPaths':['proc/kcore']}}").isRefused("proc/kcore")),
        clause(
            "Readonly Paths",
            "what is there cannot be written",
            bundle -> {
              bundle.with("{'linux':{'readonlyPaths':['/proc/sys','/bin','/none']}}");
              assertThat(bundle.says("touch /bin/new || echo refused; touch /new && echo made"))
                  .endsWith("refused\nmade");
            }),
        clause(
            "Readonly Paths",
            "a path is absolute",
            bundle ->
                bundle.with("{'linux':{'readonlyPaths':['proc/sys']}}").isRefused("proc/sys")),
        clause(
            "Mount Label",
            "without SELinux it is an error",
            bundle -> bundle.with("{'linux':{'mountLabel':'a:b:c:s0'}}").isRefused("selinux")),
        clause(
            "Personality",
            "the domain is that of the process",
            bundle -> {
              bundle.with("{'linux':{'personality':{'domain':'LINUX32'}}}");
              assertThat(bundle.says("uname -m")).matches("i686|armv8l");
            }),
        clause(
            "Personality",
            "a domain or a flag that is not known is an error",
            bundle -> {
              bundle.with("{'linux':{'personality':{'domain':'X'}}}").isRefused("personality");
              bundle
                  .with("{'linux':{'personality':{'domain':'LINUX','flags':['X']}}}")
                  .isRefused("personality");
            }),
        clause(
            "IntelRdt",
            "what the host does not have is an error",
            bundle ->
                bundle
                    .with("{'linux':{'intelRdt':{'closID':'x'}}}")
                    .isRefused("`linux.intelRdt`")));
  }

  private static Clause made(String type, String file) {
    return clause(
        "Namespaces",
        type + " is made",
        bundle -> {
          bundle.with(
              "{'linux':{'namespaces':[{'type':'mount'}"
                  + (type.equals("mount") ? "" : ",{'type':'" + type + "'}")
                  + "]}}");
          assertThat(bundle.says("readlink /proc/self/ns/" + file))
              .startsWith(file + ":[")
              .isNotEqualTo(own(file));
        });
  }

  /** The namespaces of another container's process. */
  private static void joined(TestBundle bundle) throws IOException {
    Process other =
        new ProcessBuilder("unshare", "--uts", "--ipc", "--net", "sh", "-c", "echo; exec cat")
            .start();
    try {
      assertThat(other.getInputStream().read()).isEqualTo('\n');
      String there = "/proc/" + other.pid() + "/ns/";
      bundle.with(
          "{'linux':{'namespaces':[{'type':'mount'},{'type':'pid'},{'type':'uts','path':'PLACEuts'},"
                  .replace("PLACE", there)
              + "{'type':'ipc','path':'PLACEipc'},{'type':'network','path':'PLACEnet'}]}}"
                  .replace("PLACE", there));
      assertThat(bundle.says("cd /proc/self/ns; readlink uts; readlink ipc; readlink net").lines())
          .containsExactly(link(there + "uts"), link(there + "ipc"), link(there + "net"));
    } finally {
      other.destroyForcibly().onExit().join();
    }
  }

  private static Clause propagation(String word, String shown) {
    return clause(
        "Rootfs Mount Propagation",
        word + " is the root's",
        bundle -> {
          bundle.with("{'linux':{'rootfsPropagation':'" + word + "'}}");
          assertThat(
                  bundle
                      .says("grep ' / ' /proc/self/mountinfo")
                      .lines()
                      .filter(line -> line.split(" ")[4].equals("/"))
                      .findFirst()
                      .orElse("")
                      .split(" ")[6])
              .startsWith(shown);
        });
  }

  private static String own(String kind) throws IOException {
    return link("/proc/self/ns/" + kind);
  }

  private static String link(String path) throws IOException {
    return Files.readSymbolicLink(Path.of(path)).toString();
  }

  private static Clause clause(String section, String demand, Clause.Check check) {
    return new Clause("config-linux.md, " + section, demand, check);
  }
}
