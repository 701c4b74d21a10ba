package darsena.engine.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.engine.runtime.BundleState.Status;
import darsena.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** config.md, "POSIX-platform Hooks", and what runtime.md, "Lifecycle" says of them. */
final class HookClauses {
  private static final List<String> OUTSIDE = List.of("prestart", "createRuntime");

  private HookClauses() {}

  static List<Clause> all() {
    return List.of(
        clause(
            "a path is absolute",
            bundle ->
                bundle
                    .with("{'hooks':{'poststop':[{'path':'bin/true'}]}}")
                    .isRefused("`hooks.poststop[0].path` must be an absolute path")),
        clause(
            "a timeout is above 0",
            bundle ->
                bundle
                    .with("{'hooks':{'poststop':[{'path':'/bin/true','timeout':0}]}}")
                    .isRefused("timeout")),
        clause(
            "a hook that takes longer than its timeout fails",
            bundle -> {
              for (String stage : List.of("createRuntime", "createContainer")) {
                bundle.with("{'hooks':null}").with("{'hooks':{}}");
                bundle
                    .with(
                        "{'hooks':{'"
                            + stage
                            + "':[{'path':'/bin/sh','args':['sh','-c','exec sleep"
                            + " 100'],'timeout':1}]}}")
                    .isRefused("timeout");
              }
            }),
        clause(
            "args and env are the hook's, and nothing else is",
            bundle -> {
              bundle.with(
                  "{'hooks':{'createRuntime':[{'path':'/bin/busybox',"
                      + "'args':['sh','-c','echo $0 $1 > DIR/told; env >> DIR/told','a','b c'],"
                      + "'env':['PATH=/bin','K=V']}]}}");
              bundle.says("true");
              assertThat(bundle.text("told"))
                  .startsWith("a b c")
                  .contains("K=V")
                  .doesNotContain("JAVA", "HOME=");
            }),
        clause(
            "args are optional",
            bundle ->
                assertThat(
                        bundle
                            .with("{'hooks':{'createRuntime':[{'path':'/bin/true'}]}}")
                            .says("echo on"))
                    .isEqualTo("on")),
        clause(
            "hooks are called in the listed order, the stages in theirs",
            bundle -> {
              String all =
                  String.join(
                      ",",
                      tells("prestart"),
                      tells("createRuntime"),
                      tells("createContainer"),
                      tells("poststart"),
                      tells("poststop"));
              bundle.with("{'hooks':{" + all + "}}");
              bundle.says("true");
              assertThat(bundle.text("told").lines())
                  .containsExactly(
                      "prestart 1",
                      "prestart 2",
                      "createRuntime 1",
                      "createRuntime 2",
                      "createContainer 1",
                      "createContainer 2",
                      "poststart 1",
                      "poststart 2",
                      "poststop 1",
                      "poststop 2");
            }),
        clause(
            "they get the state on their standard input",
            bundle -> {
              bundle.with("{'annotations':{'org.x':'y'}}").with(state("createRuntime"));
              bundle.created();
              JsonNode state = Json.parse(Files.readAllBytes(bundle.path("told")));
              assertThat(state.path("id").asText()).isEqualTo(bundle.id());
              assertThat(state.path("status").asText()).isEqualTo("creating");
              assertThat(state.path("pid").asInt())
                  .isEqualTo(bundle.runtime().state(bundle.id()).pid());
              assertThat(state.path("bundle").asText()).isEqualTo(bundle.directory().toString());
              assertThat(state.path("annotations").path("org.x").asText()).isEqualTo("y");
            }),
        status("prestart", "creating"),
        status("createContainer", "creating"),
        status("poststart", "running"),
        status("poststop", "stopped"),
        clause(
            "startContainer is looked up and run inside, before the program",
            bundle -> {
              bundle.with(
                  "{'hooks':{'startContainer':[{'path':'/bin/busybox',"
                      + "'args':['sh','-c','read -r state; echo hook $state > /said']}]}}");
              bundle
                  .script("")
                  .with("{'process':{'args':['/bin/busybox','sh','-c','echo program >> /said']}}");
              bundle.created();
              assertThat(bundle.said()).isEmpty();
              bundle.runtime().start(bundle.id());
              bundle.ended();
              assertThat(bundle.said())
                  .startsWith("hook {")
                  .contains("\"status\":\"created\"")
                  .endsWith("program");
            }),
        clause(
            "prestart and createRuntime run outside",
            bundle -> {
              for (String stage : OUTSIDE) {
                assertThat(namespaceIn(bundle, stage, "mnt")).isEqualTo(own("mnt"));
              }
            }),
        clause(
            "createContainer is looked up outside and run inside, before the root is entered",
            bundle -> {
              assertThat(namespaceIn(bundle, "createContainer", "mnt")).isNotEqualTo(own("mnt"));
              assertThat(bundle.path("told")).exists();
            }),
        clause(
            "poststart and poststop run outside",
            bundle -> {
              for (String stage : List.of("poststart", "poststop")) {
                assertThat(namespaceIn(bundle, stage, "pid")).isEqualTo(own("pid"));
              }
            }),
        fails("prestart"),
        fails("createRuntime"),
        fails("createContainer"),
        failsAtStart("startContainer"),
        failsAtStart("poststart"),
        clause(
            "a failed poststop is warned of, and the others are run",
            bundle -> {
              bundle.with(
                  "{'hooks':{'poststop':[{'path':'/bin/false'},"
                      + "{'path':'/bin/touch','args':['touch','DIR/told']}]}}");
              bundle.says("true");
              assertThat(bundle.path("told")).exists();
              assertThat(bundle.warnings()).anyMatch(one -> one.contains("poststop hook #0"));
            }),
        clause(
            "poststop is run after the container is deleted",
            bundle -> {
              bundle.with(
                  "{'hooks':{'poststop':[{'path':'/bin/sh',"
                      + "'args':['sh','-c','ls -d STATE/ID > DIR/told 2>&1']}]}}"
                          .replace("STATE/ID", "/sys/fs/cgroup/unified/" + bundle.id()));
              bundle.started("true").ended();
              bundle.runtime().delete(bundle.id(), false);
              assertThat(bundle.text("told")).contains("No such file");
            }));
  }

  private static Clause fails(String stage) {
    return clause(
        "a failed " + stage + " is an error, and the container is destroyed",
        bundle -> {
          bundle
              .with(
                  "{'hooks':{'"
                      + stage
                      + "':[{'path':'/bin/false'}],"
                      + "'poststop':[{'path':'/bin/touch','args':['touch','DIR/told']}]}}")
              .isRefused(named(stage));
          assertThat(bundle.path("told")).exists();
        });
  }

  private static Clause failsAtStart(String stage) {
    return clause(
        "a failed " + stage + " is an error, and the container is destroyed",
        bundle -> {
          String path = stage.equals("startContainer") ? "/bin/missing" : "/bin/false";
          bundle
              .with(
                  "{'hooks':{'"
                      + stage
                      + "':[{'path':'"
                      + path
                      + "'}],"
                      + "'poststop':[{'path':'/bin/touch','args':['touch','DIR/told']}]}}")
              .script("sleep 1000")
              .created();
          assertThatThrownBy(() -> bundle.runtime().start(bundle.id()))
              .hasMessageContaining(named(stage));
          assertThat(bundle.isThere()).isFalse();
          assertThat(bundle.cgroups()).isEmpty();
          assertThat(bundle.path("told")).exists();
        });
  }

  /** A hook that the helper runs is told of by its path. */
  private static String named(String stage) {
    return stage.endsWith("Container") ? "hook `/bin/" : stage + " hook #0";
  }

  private static Clause status(String stage, String status) {
    return clause(
        stage + " hears of a container that is " + status,
        bundle -> {
          bundle.with(state(stage)).started("true").ended();
          bundle.runtime().delete(bundle.id(), false);
          assertThat(Json.parse(Files.readAllBytes(bundle.path("told"))).path("status").asText())
              .isEqualTo(status);
        });
  }

  private static String tells(String stage) {
    return "'"
        + stage
        + "':["
        + shell("echo " + stage + " 1 >> DIR/told")
        + ","
        + shell("echo " + stage + " 2 >> DIR/told")
        + "]";
  }

  private static String state(String stage) {
    return "{'hooks':{'" + stage + "':[" + shell("cat > DIR/told") + "]}}";
  }

  private static String shell(String script) {
    return "{'path':'/bin/sh','args':['sh','-c','" + script + "'],'env':['PATH=/bin:/usr/bin']}";
  }

  /** Where a hook of that stage is, of which only the path tells. */
  private static String namespaceIn(TestBundle bundle, String stage, String kind)
      throws IOException, InterruptedException {
    bundle.with(
        "{'hooks':{'"
            + stage
            + "':["
            + shell("readlink /proc/self/ns/" + kind + " > DIR/told")
            + "]}}");
    bundle.started("true").ended();
    assertThat(bundle.runtime().state(bundle.id()).status()).isEqualTo(Status.STOPPED);
    bundle.runtime().delete(bundle.id(), false);
    return bundle.text("told");
  }

  private static String own(String kind) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/self/ns", kind)).toString();
  }

  private static Clause clause(String demand, Clause.Check check) {
    return new Clause("config.md, POSIX-platform Hooks", demand, check);
  }
}
