package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.fixture.Golden;
import darsena.fixture.LeakCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What programs in containers are, have and see: all of it, to the last bit. */
class IsolationIT {
  /** What a program asks about itself and its surroundings. */
  private static final List<String> VIEW =
      List.of(
          "ids",
          "status:Cap",
          "status:NoNewPrivs",
          "status:Seccomp:",
          "umask",
          "call:unshare",
          "call:mount",
          "call:keyctl",
          "call:sethostname",
          "open:/proc/timer_list",
          "open:/sys/firmware",
          "write:/proc/sys/kernel/hostname",
          "write:/file",
          "write:/tmp/file",
          "cat:/proc/self/oom_score_adj",
          "cat:/proc/sys/kernel/domainname",
          "nodes:/dev",
          "mounts");

  @TempDir static Path directory;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  private Darsena darsena;

  @BeforeEach
  void open() throws Exception {
    darsena = Darsena.at(directory.resolve("store"));
    if (!Files.exists(directory.resolve("store/index.json"))
        || darsena.here("images", "-q", "probe").out().isEmpty()) {
      ProbeImage.bringTo(darsena);
    }
  }

  @AfterEach
  void clear() {
    if (darsena != null) {
      darsena.clear();
    }
  }

  @Test
  void byDefault() {
    check("default-root");
  }

  @Test
  void anotherUser() {
    check("default-user", "--user", "1000:1001");
  }

  @Test
  void privileged() {
    check("privileged-root", "--privileged");
  }

  @Test
  void privilegedAnotherUser() {
    check("privileged-user", "--privileged", "--user", "1000");
  }

  @Test
  void mixed() {
    check(
        "mixed",
        Stream.of(
                "--user 1000:1001 --group-add 44 --cap-drop ALL --cap-add CHOWN",
                "--security-opt no-new-privileges --security-opt unmask=/proc/timer_list",
                "--security-opt mask=/tmp --read-only --device /dev/zero:/dev/nil:r",
                "--oom-score-adj 321 --domainname quay.test",
                "--shm-size 1m --tmpfs /run:size=1m,mode=755,exec --init")
            .flatMap(line -> Stream.of(line.split(" ")))
            .toArray(String[]::new));
  }

  @Test
  void unconfined() {
    check(
        "unconfined",
        "--security-opt",
        "seccomp=unconfined",
        "--security-opt",
        "systempaths=unconfined",
        "--cap-add",
        "SYS_ADMIN",
        "--ipc",
        "none");
  }

  @Test
  void oneMoreProgramSeesTheSame() throws Exception {
    darsena.here(
        words(
            "run -d --name quay --user 1000:1001 --group-add 44 --security-opt no-new-privileges"
                + " probe text:up sleep:1000"));
    darsena.awaitLog("quay", "up");
    List<String> line = new ArrayList<>(List.of("exec", "quay", "/probe"));
    line.addAll(VIEW);
    Golden.check("isolation/exec.txt", view(darsena.run(line.toArray(String[]::new)).out()));
    line.add(1, "--privileged");
    line.addAll(1, List.of("--user", "0"));
    Golden.check(
        "isolation/exec-privileged.txt", view(darsena.run(line.toArray(String[]::new)).out()));
    darsena
        .run("exec", "--user", "frob", "quay", "/probe", "ids")
        .isOneMessage(1)
        .saying("unable to find user frob: no matching entries in passwd file");
  }

  @Test
  void aContainerInTheNamespacesOfAnother() throws Exception {
    darsena.here(
        words("run -d --name donor --ipc shareable probe write:/dev/shm/left text:up sleep:1000"));
    darsena.awaitLog("donor", "up");
    String shared =
        logged(
            words(
                "--pid container:donor --ipc container:donor --network container:donor probe"
                    + " open:/dev/shm/left links:/proc/self/ns links:/proc/1/ns processes"));
    assertThat(shared).contains("open /dev/shm/left ok").contains("processes 2");
    for (String one : List.of("pid", "ipc", "net")) {
      assertThat(links(shared, one)).as(one).hasSize(2).containsOnly(links(shared, one).getFirst());
    }
    for (String own : List.of("mnt", "uts", "cgroup")) {
      assertThat(links(shared, own)).as(own).doesNotHaveDuplicates();
    }
    darsena
        .here("run", "--name", "other", "--ipc", "container:frob", "probe", "ids")
        .isOneMessage(125)
        .saying("no such container: `frob`");
    darsena.here("stop", "-t", "0", "donor");
    darsena
        .here("run", "-d", "--name", "late", "--pid", "container:donor", "probe", "ids")
        .isOneMessage(125)
        .saying("cannot join PID namespace of a non running container: donor");
  }

  @Test
  void aContainerInTheNamespacesOfTheHost() {
    String seen =
        logged(
            words(
                "--pid host --ipc host --uts host --cgroupns host --network host probe"
                    + " links:/proc/self/ns cgroup"));
    for (String shared : List.of("pid", "ipc", "net", "uts", "cgroup")) {
      assertThat(links(seen, shared)).containsExactly(hosts(shared));
    }
    assertThat(links(seen, "mnt")).doesNotContain(hosts("mnt"));
    assertThat(seen).contains("/darsena/");
  }

  @Test
  void aProfileOfOnesOwnHoldsForEveryProgram() throws Exception {
    Path profile = directory.resolve("profile.json");
    Files.writeString(
        profile,
        """
        {"defaultAction": "SCMP_ACT_ALLOW",
         "syscalls": [{"names": ["getppid", "frobnicate"], "action": "SCMP_ACT_ERRNO",
                       "errnoRet": 28, "includes": {"minKernel": "3.0"}}]}
        """);
    String option = "seccomp=" + profile;
    assertThat(logged("--security-opt", option, "probe", "call:getppid", "call:keyctl"))
        .contains("call getppid No space left on device")
        .contains("call keyctl ok");
    assertThat(logged("--privileged", "--security-opt", option, "probe", "call:getppid"))
        .contains("call getppid No space left on device");
    Files.writeString(profile, "{\"defaultAction\": \"SCMP_ACT_SMILE\"}");
    darsena
        .here("create", "--security-opt", option, "probe")
        .isOneMessage(125)
        .saying("unknown action `SCMP_ACT_SMILE`");
    assertThat(darsena.containers()).hasSize(2);
  }

  @Test
  void aDeviceMayBeUsedInTheWaysThatWereGranted() throws Exception {
    Path fuse = Path.of("/dev/fuse");
    assumeTrue(Files.exists(fuse), "SKIPPED: there is no /dev/fuse");
    Path link = Files.createSymbolicLink(directory.resolve("link"), fuse);
    String seen =
        logged(
            "--device",
            link + ":/dev/nil:r",
            "probe",
            "nodes:/dev",
            "open:/dev/nil",
            "write:/dev/nil");
    assertThat(seen)
        .contains("node nil c 10:229 ")
        .contains("open /dev/nil ok")
        .contains("write /dev/nil Operation not permitted");
    darsena
        .here("run", "-d", "--device", "/dev/nowhere", "probe", "ids")
        .isOneMessage(125)
        .saying("cannot give the container the device `/dev/nowhere`: no such file or directory");
  }

  @Test
  void whatTellsAboutTheHostIsEmpty() {
    String[] files = {"cat:/proc/keys", "cat:/proc/timer_list", "cat:/proc/interrupts"};
    assertThat(logged("probe", files[0], files[1], files[2], "text:end")).isEqualTo("end\n");
    String shown =
        logged("--security-opt", "unmask=/proc/interrupts", "probe", files[0], files[1], files[2]);
    assertThat(shown).contains("line ").doesNotContain("clock");
  }

  @Test
  void limitsOfOneProcessHoldForEachProgram() {
    assertThat(
            logged(
                words(
                    "--ulimit core=0:1 --ulimit nofile=64 --ulimit nproc=30:40 probe limit:4"
                        + " limit:6 limit:7")))
        .isEqualTo("limit 4 0 1\nlimit 6 30 40\nlimit 7 64 64\n");
  }

  /** Runs the probe in a container with these flags, and compares all that it tells. */
  private void check(String name, String... flags) {
    List<String> line = new ArrayList<>(List.of(flags));
    line.add("probe");
    line.addAll(VIEW);
    Golden.check("isolation/" + name + ".txt", view(logged(line.toArray(String[]::new))));
  }

  private String logged(String... line) {
    List<String> whole = new ArrayList<>(List.of("run", "-d"));
    whole.addAll(List.of(line));
    String id = darsena.here(whole.toArray(String[]::new)).expected();
    darsena.here("wait", id);
    return darsena.log(id);
  }

  private static String[] words(String line) {
    return line.split(" ");
  }

  private static List<String> links(String seen, String namespace) {
    return seen.lines()
        .filter(line -> line.startsWith("link " + namespace + " "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }

  private static String hosts(String namespace) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns", namespace)).toString();
    } catch (java.io.IOException absent) {
      throw new java.io.UncheckedIOException(absent);
    }
  }

  private static String view(String seen) {
    return IsolationView.of(seen);
  }
}
