package darsena.engine.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** config.md, its process. */
final class ProcessClauses {
  /** CAP_CHOWN, CAP_KILL: bits 0 and 5. */
  private static final String TWO = "['CAP_CHOWN','CAP_KILL']";

  private ProcessClauses() {}

  static List<Clause> all() {
    return List.of(
        clause(
            "Process",
            "it is required",
            bundle -> bundle.without("process").isRefused("process property must not be empty")),
        clause(
            "Process",
            "terminal gives it a terminal, with /dev/console",
            bundle -> {
              bundle.with("{'process':{'terminal':true,'consoleSize':{'height':30,'width':99}}}");
              bundle.mount(
                  "{'destination':'/dev/pts','type':'devpts','source':'devpts',"
                      + "'options':['newinstance','ptmxmode=0666']}");
              assertThat(saysOnTerminal(bundle)).isEqualTo("/dev/pts/0\n30 99\nconsole\npts/ptmx");
            }),
        clause(
            "Process",
            "consoleSize is ignored without a terminal",
            bundle ->
                assertThat(
                        bundle
                            .with("{'process':{'consoleSize':{'height':30,'width':99}}}")
                            .says("tty"))
                    .isEqualTo("not a tty")),
        clause(
            "Process",
            "cwd is required",
            bundle -> bundle.without("process", "cwd").isRefused("cwd")),
        clause(
            "Process",
            "cwd is absolute",
            bundle ->
                bundle.with("{'process':{'cwd':'bin'}}").isRefused("cwd must be an absolute path")),
        clause(
            "Process",
            "cwd is the working directory",
            bundle ->
                assertThat(bundle.with("{'process':{'cwd':'/bin'}}").says("pwd"))
                    .isEqualTo("/bin")),
        clause(
            "Process",
            "env is the environment, and nothing else is",
            bundle ->
                assertThat(
                        bundle
                            .with("{'process':{'env':['PATH=/bin','A=b c','EMPTY=']}}")
                            .says("busybox env | busybox sort"))
                    .startsWith("A=b c\nEMPTY=\n")
                    .doesNotContain("JAVA")),
        clause(
            "Process",
            "args has one entry at least",
            bundle -> bundle.with("{'process':{'args':[]}}").isRefused("args must not be empty")),
        clause(
            "Process",
            "args[0] is looked for as execvp does",
            bundle -> {
              bundle.with("{'process':{'args':['busybox','touch','/found']}}").written();
              bundle.runtime().run(bundle.request(), false, false);
              assertThat(bundle.path("rootfs/found")).exists();
            }),
        clause(
            "POSIX process",
            "limits are what getrlimit tells",
            bundle ->
                assertThat(
                        bundle
                            .with(
                                "{'process':{'rlimits':["
                                    + "{'type':'RLIMIT_NOFILE','soft':100,'hard':200},"
                                    + "{'type':'RLIMIT_CORE','soft':0,'hard':0}]}}")
                            .says("ulimit -Sn; ulimit -Hn; ulimit -c"))
                    .isEqualTo("100\n200\n0")),
        clause(
            "POSIX process",
            "an unknown limit is an error",
            bundle ->
                bundle
                    .with("{'process':{'rlimits':[{'type':'RLIMIT_X','soft':1,'hard':1}]}}")
                    .isRefused("invalid rlimit type")),
        clause(
            "POSIX process",
            "a soft limit above the hard one is an error",
            bundle ->
                bundle
                    .with("{'process':{'rlimits':[{'type':'RLIMIT_CORE','soft':2,'hard':1}]}}")
                    .isRefused("rlimit")),
        clause(
            "POSIX process",
            "a limit that is there twice is an error",
            bundle ->
                bundle
                    .with(
                        "{'process':{'rlimits':[{'type':'RLIMIT_CORE','soft':0,'hard':1},"
                            + "{'type':'RLIMIT_CORE','soft':1,'hard':1}]}}")
                    .isRefused("twice")),
        clause(
            "Linux Process",
            "a profile of AppArmor is used, or an error without it",
            bundle -> {
              bundle.with("{'process':{'apparmorProfile':'strict'}}");
              if (isOff("/sys/module/apparmor/parameters/enabled")) {
                bundle.isRefused("AppArmor");
              }
            }),
        clause(
            "Linux Process",
            "a label of SELinux without it is an error",
            bundle -> bundle.with("{'process':{'selinuxLabel':'a:b:c:s0'}}").isRefused("selinux")),
        capabilities("bounding", "CapBnd:\t0000000000000021"),
        capabilities("permitted", "CapPrm:\t0000000000000021"),
        capabilities("effective", "CapEff:\t0000000000000021"),
        capabilities("inheritable", "CapInh:\t0000000000000021"),
        capabilities("ambient", "CapAmb:\t0000000000000021"),
        clause(
            "Linux Process",
            "without capabilities there are none",
            bundle ->
                assertThat(bundle.says("grep CapPrm /proc/self/status"))
                    .isEqualTo("CapPrm:\t0000000000000000")),
        clause(
            "Linux Process",
            "a capability that cannot be had is warned of",
            bundle -> {
              bundle.with("{'process':{'capabilities':{'bounding':['CAP_CHOWN','CAP_NEW']}}}");
              assertThat(bundle.says("grep CapBnd /proc/self/status"))
                  .isEqualTo("CapBnd:\t0000000000000001");
              assertThat(bundle.warnings()).anyMatch(warning -> warning.contains("CAP_NEW"));
            }),
        clause(
            "Linux Process",
            "noNewPrivileges is set when it is asked for",
            bundle -> {
              bundle.with("{'process':{'noNewPrivileges':true}}");
              assertThat(bundle.says("grep NoNewPrivs /proc/self/status"))
                  .isEqualTo("NoNewPrivs:\t1");
            }),
        clause(
            "Linux Process",
            "noNewPrivileges is not set otherwise",
            bundle ->
                assertThat(bundle.says("grep NoNewPrivs /proc/self/status"))
                    .isEqualTo("NoNewPrivs:\t0")),
        clause(
            "Linux Process",
            "oomScoreAdj is set when it is asked for",
            bundle ->
                assertThat(
                        bundle
                            .with("{'process':{'oomScoreAdj':555}}")
                            .says("cat /proc/self/oom_score_adj"))
                    .isEqualTo("555")),
        clause(
            "Linux Process",
            "oomScoreAdj is not changed otherwise",
            bundle ->
                assertThat(bundle.says("cat /proc/self/oom_score_adj"))
                    .isEqualTo(Files.readString(Path.of("/proc/self/oom_score_adj")).strip())),
        clause(
            "Linux Process",
            "scheduler is the policy of the process",
            bundle -> {
              bundle.with("{'process':{'scheduler':{'policy':'SCHED_BATCH','nice':7}}}");
              assertThat(bundle.says("cut -d' ' -f 19,41 /proc/self/stat")).isEqualTo("7 3");
            }),
        clause(
            "Linux Process",
            "a policy or a flag that is not known is an error",
            bundle -> {
              bundle.with("{'process':{'scheduler':{'policy':'SCHED_X'}}}").isRefused("SCHED_X");
              bundle
                  .with("{'process':{'scheduler':{'policy':'SCHED_BATCH','flags':['X']}}}")
                  .isRefused("\"X\"");
            }),
        clause(
            "Linux Process",
            "ioPriority is that of the process",
            bundle -> {
              bundle.with("{'process':{'ioPriority':{'class':'IOPRIO_CLASS_BE','priority':6}}}");
              assertThat(bundle.says("ionice -p $$")).isEqualTo("best-effort: prio 6");
            }),
        clause(
            "Linux Process",
            "a class of ioPriority that is not known is an error",
            bundle ->
                bundle
                    .with("{'process':{'ioPriority':{'class':'IOPRIO_CLASS_X','priority':6}}}")
                    .isRefused("IOPRIO_CLASS_X")),
        clause(
            "POSIX-platform User",
            "uid, gid and additionalGids are the process's",
            bundle -> {
              Path said = bundle.path("said");
              Files.setPosixFilePermissions(
                  said, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
              bundle.with("{'process':{'user':{'uid':7,'gid':8,'additionalGids':[9,10]}}}");
              assertThat(bundle.says("id -u; id -g; id -G")).isEqualTo("7\n8\n8 9 10");
            }),
        clause(
            "POSIX-platform User",
            "umask is the process's",
            bundle ->
                assertThat(bundle.with("{'process':{'user':{'umask':63}}}").says("umask"))
                    .isEqualTo("0077")),
        clause(
            "POSIX-platform User",
            "a negative id is an error",
            bundle ->
                bundle.with("{'process':{'user':{'uid':-1}}}").isRefused("`process.user.uid`")));
  }

  private static String saysOnTerminal(TestBundle bundle) throws IOException {
    bundle
        .with(
            "{'process':{'args':['/bin/busybox','sh','-c',"
                + "'(tty; stty size; test -c /dev/console && echo console;"
                + " readlink /dev/ptmx) > /said']}}")
        .written();
    bundle.runtime().run(bundle.request(), false, false);
    return bundle.said();
  }

  private static Clause capabilities(String set, String line) {
    return clause(
        "Linux Process",
        "the capabilities of " + set + " are kept",
        bundle -> {
          // What is ambient has to be in the others: the kernel's rule.
          bundle.with(
              "{'process':{'capabilities':{'bounding':SET,'permitted':SET,'effective':SET,'inheritable':SET}}}"
                  .replace("SET", TWO));
          if (set.equals("ambient")) {
            bundle.with("{'process':{'capabilities':{'ambient':SET}}}".replace("SET", TWO));
          }
          assertThat(bundle.says("grep Cap /proc/self/status")).contains(line);
        });
  }

  private static boolean isOff(String parameter) throws IOException {
    Path file = Path.of(parameter);
    return !Files.exists(file) || !Files.readString(file).startsWith("Y");
  }

  private static Clause clause(String section, String demand, Clause.Check check) {
    return new Clause("config.md, " + section, demand, check);
  }
}
