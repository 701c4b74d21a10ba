package darsena.engine.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.os.CgroupLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** config-linux.md, "Control groups" and "Seccomp". */
final class ResourceClauses {
  private static final String ERRNO = "'action':'SCMP_ACT_ERRNO'";

  private ResourceClauses() {}

  static List<Clause> all() {
    return List.of(
        clause(
            "Cgroups Path",
            "an absolute path is below every hierarchy's mount",
            bundle -> {
              String groups = bundle.says("cat /proc/self/cgroup");
              assertThat(groups.lines()).allMatch(line -> line.endsWith(":/" + bundle.id()));
            }),
        clause(
            "Cgroups Path",
            "a relative path is at the same place each time",
            bundle -> {
              String name = bundle.id() + "-relative";
              bundle.with("{'linux':{'cgroupsPath':'" + name + "'}}");
              assertThat(bundle.says("head -1 /proc/self/cgroup")).endsWith("/" + name);
              assertThat(bundle.says("head -1 /proc/self/cgroup")).endsWith("/" + name);
            }),
        clause(
            "Cgroups Path",
            "without one there is a place too",
            bundle ->
                assertThat(bundle.without("linux", "cgroupsPath").says("head -1 /proc/self/cgroup"))
                    .contains(bundle.id())),
        clause(
            "Cgroups Path",
            "what cannot be one is an error",
            bundle -> {
              bundle.with("{'linux':{'cgroupsPath':'/'}}").isRefused("cgroupsPath");
              bundle.with("{'linux':{'cgroupsPath':'../../out'}}").isRefused("cgroupsPath");
            }),
        clause(
            "Control groups",
            "one with processes in it is an error",
            bundle -> {
              bundle.started("sleep 1000");
              TestBundle second = bundle.second();
              try {
                second.with("{'linux':{'cgroupsPath':'/" + bundle.id() + "'}}").written();
                assertThatThrownBy(() -> second.runtime().create(second.request()))
                    .hasMessageContaining("not empty");
              } finally {
                second.delete();
              }
              assertThat(bundle.runtime().state(bundle.id()).pid()).isPositive();
            }),
        clause(
            "Allowed Device list",
            "entries are applied in the listed order",
            ResourceClauses::devices),
        clause(
            "Allowed Device list",
            "a program does it where cgroups are of version 2 alone",
            bundle -> {
              CgroupLayout host = layout();
              devices(bundle.onHost(new CgroupLayout(List.of(), host.unified(), List.of())));
            }),
        clause(
            "Allowed Device list",
            "what version 1 would ignore is an error",
            bundle -> {
              if (!isUnified()) {
                bundle
                    .with(
                        "{'linux':{'resources':{'devices':[{'allow':true,'type':'c','major':60},"
                            + "{'allow':false,'type':'c','major':60,'minor':2}]}}}")
                    .isRefused("c 60:2 rwm");
              }
            }),
        clause(
            "Allowed Device list",
            "a type or access that is not known is an error",
            bundle -> {
              bundle
                  .with("{'linux':{'resources':{'devices':[{'allow':true,'type':'x'}]}}}")
                  .isRefused("device cgroup type");
              bundle
                  .with("{'linux':{'resources':{'devices':[{'allow':true,'access':'x'}]}}}")
                  .isRefused("device access");
            }),
        limit(
            "memory",
            "{'memory':{'limit':33554432}}",
            "memory",
            "memory.limit_in_bytes",
            "memory.max",
            "33554432"),
        limit(
            "memory",
            "{'memory':{'reservation':16777216}}",
            "memory",
            "memory.soft_limit_in_bytes",
            "memory.low",
            "16777216"),
        limit(
            "cpu",
            "{'cpu':{'quota':20000,'period':50000}}",
            "cpu",
            "cpu.cfs_quota_us",
            "cpu.max",
            "20000"),
        limit("cpu", "{'cpu':{'cpus':'0'}}", "cpuset", "cpuset.cpus", "cpuset.cpus", "0"),
        limit("pids", "{'pids':{'limit':77}}", "pids", "pids.max", "pids.max", "77"),
        clause(
            "CPU",
            "a burst above the quota is an error",
            bundle ->
                bundle
                    .with("{'linux':{'resources':{'cpu':{'quota':20000,'burst':30000}}}}")
                    .isRefused("cpu")),
        clause(
            "Block IO",
            "an entry has a weight or a leaf weight",
            bundle ->
                bundle
                    .with(
                        "{'linux':{'resources':{'blockIO':{'weightDevice':[{'major':8,'minor':0}]}}}}")
                    .isRefused("weight")),
        clause(
            "Huge page limits",
            "a size that the host does not have is an error",
            bundle ->
                bundle
                    .with(
                        "{'linux':{'resources':{'hugepageLimits':[{'pageSize':'3MB','limit':1}]}}}")
                    .isRefused("hugetlb")),
        clause(
            "RDMA",
            "an entry has a handle's or an object's limit",
            bundle ->
                bundle
                    .with("{'linux':{'resources':{'rdma':{'mlx5_1':{}}}}}")
                    .isRefused("hcaHandles")),
        clause(
            "Unified",
            "a controller that is not there is an error",
            bundle ->
                bundle
                    .with("{'linux':{'resources':{'unified':{'none.max':'1'}}}}")
                    .isRefused(isUnified() ? "none" : "unified")),
        clause(
            "Unified",
            "a file without its controller's name is an error",
            bundle ->
                bundle
                    .with("{'linux':{'resources':{'unified':{'../x':'1'}}}}")
                    .isRefused("unified")),
        clause(
            "Seccomp",
            "actions are taken, with their error",
            bundle -> {
              seccomp(bundle, "{'names':['mkdir','mkdirat']," + ERRNO + ",'errnoRet':27}");
              assertThat(bundle.says("mkdir /new")).contains("File too large");
            }),
        clause(
            "Seccomp",
            "without errnoRet the error is EPERM",
            bundle -> {
              seccomp(bundle, "{'names':['mkdir','mkdirat']," + ERRNO + "}");
              assertThat(bundle.says("mkdir /new")).contains("Operation not permitted");
            }),
        clause(
            "Seccomp",
            "arguments are compared",
            bundle -> {
              seccomp(
                  bundle,
                  "{'names':['umask'],"
                      + ERRNO
                      + ",'args':[{'index':0,'value':63,'op':'SCMP_CMP_EQ'}]}");
              assertThat(bundle.says("umask 22; umask; umask 77; umask")).startsWith("0022");
            }),
        clause(
            "Seccomp",
            "an error for an action that takes none is an error",
            bundle ->
                seccomp(bundle, "{'names':['mkdir'],'action':'SCMP_ACT_ALLOW','errnoRet':1}")
                    .isRefused("errnoRet")),
        clause(
            "Seccomp",
            "so is a default error for a default action that takes none",
            bundle ->
                bundle
                    .with(
                        "{'linux':{'seccomp':{'defaultAction':'SCMP_ACT_ALLOW','defaultErrnoRet':1}}}")
                    .isRefused("defaultErrnoRet")),
        clause(
            "Seccomp",
            "names has one entry at least",
            bundle -> seccomp(bundle, "{'names':[]," + ERRNO + "}").isRefused("names")),
        clause(
            "Seccomp",
            "a listener's path is ignored without SCMP_ACT_NOTIFY",
            bundle ->
                assertThat(
                        bundle
                            .with(
                                "{'linux':{'seccomp':{'defaultAction':'SCMP_ACT_ALLOW',"
                                    + "'listenerPath':'/none'}}}")
                            .says("echo on"))
                    .isEqualTo("on")),
        clause(
            "Seccomp",
            "metadata for a listener needs a listener",
            bundle ->
                bundle
                    .with(
                        "{'linux':{'seccomp':{'defaultAction':'SCMP_ACT_ALLOW','listenerMetadata':'x'}}}")
                    .isRefused("listenerMetadata")),
        clause(
            "Seccomp",
            "words that are not known are errors",
            bundle -> {
              seccomp(bundle, "{'names':['mkdir'],'action':'SCMP_ACT_X'}").isRefused("SCMP_ACT_X");
              bundle.with("{'linux':{'seccomp':{'flags':['X']}}}").isRefused("flag");
            }));
  }

  /** Of a major number that no driver has: who may open it hears that nothing is there. */
  private static void devices(TestBundle bundle) throws IOException {
    bundle.with(
        "{'linux':{'devices':[{'path':'/dev/one','type':'c','major':60,'minor':1},"
            + "{'path':'/dev/two','type':'c','major':60,'minor':2}],"
            + "'resources':{'devices':["
            + "{'allow':true,'type':'c','major':60,'minor':1,'access':'rw'},"
            + "{'allow':true,'type':'c','major':60,'minor':2,'access':'rw'},"
            + "{'allow':false,'type':'c','major':60,'minor':2,'access':'rwm'}]}}}");
    assertThat(bundle.says("cat /dev/one; cat /dev/two; echo > /dev/null && echo always"))
        .isEqualTo(
            "cat: can't open '/dev/one': No such device or address\n"
                + "cat: can't open '/dev/two': Operation not permitted\nalways");
  }

  private static TestBundle seccomp(TestBundle bundle, String rule) {
    return bundle.with(
        "{'linux':{'seccomp':{'defaultAction':'SCMP_ACT_ALLOW','syscalls':[" + rule + "]}}}");
  }

  private static Clause limit(
      String section,
      String resources,
      String controller,
      String legacyFile,
      String file,
      String value) {
    return clause(
        section,
        resources.replace("'", "") + " is set",
        bundle -> {
          bundle.with("{'linux':{'resources':" + resources + "}}").created();
          Optional<Path> legacy =
              layout().legacy(controller).map(one -> one.mount().resolve(bundle.id()));
          Path written =
              legacy
                  .map(directory -> directory.resolve(legacyFile))
                  .orElseGet(
                      () -> layout().unified().orElseThrow().resolve(bundle.id()).resolve(file));
          assertThat(Files.readString(written)).startsWith(value);
        });
  }

  private static boolean isUnified() {
    return layout().legacy().isEmpty();
  }

  private static CgroupLayout layout() {
    try {
      return CgroupLayout.read(Path.of("/proc"));
    } catch (IOException noProc) {
      throw new AssertionError(noProc);
    }
  }

  private static Clause clause(String section, String demand, Clause.Check check) {
    return new Clause("config-linux.md, " + section, demand, check);
  }
}
