package darsena.engine.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.engine.runtime.BundleState.Status;
import darsena.engine.runtime.CreateBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** runtime.md and runtime-linux.md. */
final class RuntimeClauses {
  private static final int SIGTERM = 15;

  private RuntimeClauses() {}

  static List<Clause> all() {
    return List.of(
        clause(
            "State",
            "it has the properties that it must have",
            bundle -> {
              bundle.with("{'annotations':{'org.x':'y'}}").created();
              JsonNode state = bundle.runtime().state(bundle.id()).document();
              assertThat(state.path("ociVersion").asText()).isEqualTo("1.0.2");
              assertThat(state.path("id").asText()).isEqualTo(bundle.id());
              assertThat(state.path("status").asText()).isEqualTo("created");
              assertThat(Path.of("/proc", state.path("pid").asText())).exists();
              assertThat(state.path("bundle").asText()).isEqualTo(bundle.directory().toString());
              assertThat(state.path("annotations").path("org.x").asText()).isEqualTo("y");
            }),
        clause(
            "State",
            "its status is that of the process",
            bundle -> {
              bundle.started("sleep 1000");
              assertThat(status(bundle)).isEqualTo(Status.RUNNING);
              bundle.runtime().pause(bundle.id());
              assertThat(status(bundle)).isEqualTo(Status.PAUSED);
              bundle.runtime().resume(bundle.id());
              bundle.runtime().kill(bundle.id(), 9, false);
              assertThat(bundle.ended().runtime().state(bundle.id()).pid()).isZero();
            }),
        clause(
            "Query State",
            "a container that is not there is an error",
            bundle ->
                assertThatThrownBy(() -> bundle.runtime().state(bundle.id()))
                    .hasMessageContaining("does not exist")),
        clause(
            "Create",
            "an id that is not valid is an error",
            bundle -> {
              for (String id : List.of("", ".", "..", "a/b", "a b", "\u00e4")) {
                CreateBundle request =
                    new CreateBundle(
                        id, bundle.directory(), Optional.empty(), Optional.empty(), true, true, 0);
                bundle.written();
                assertThatThrownBy(() -> bundle.runtime().create(request))
                    .hasMessageContaining("id");
              }
            }),
        clause(
            "Create",
            "an id that is taken is an error, and changes nothing",
            bundle -> {
              bundle.started("sleep 1000");
              assertThatThrownBy(() -> bundle.runtime().create(bundle.request()))
                  .hasMessageContaining("already exists");
              assertThat(status(bundle)).isEqualTo(Status.RUNNING);
            }),
        clause(
            "Create",
            "a bundle that is not there is an error",
            bundle -> {
              CreateBundle request =
                  new CreateBundle(
                      bundle.id(),
                      Path.of("/none"),
                      Optional.empty(),
                      Optional.empty(),
                      true,
                      true,
                      0);
              assertThatThrownBy(() -> bundle.runtime().create(request))
                  .hasMessageContaining("/none");
              assertThat(bundle.isThere()).isFalse();
            }),
        clause(
            "Create",
            "a bundle without a configuration is an error",
            bundle ->
                assertThatThrownBy(() -> bundle.runtime().create(bundle.request()))
                    .hasMessageContaining("config.json")),
        clause(
            "Create",
            "the program does not run yet",
            bundle -> {
              bundle.script("echo on").created();
              assertThat(status(bundle)).isEqualTo(Status.CREATED);
              assertThat(bundle.said()).isEmpty();
            }),
        clause(
            "Create",
            "later changes of the configuration have no effect",
            bundle -> {
              bundle.script("echo first").created();
              bundle.script("echo second").with("{'annotations':{'a':'b'}}").written();
              bundle.runtime().start(bundle.id());
              assertThat(bundle.ended().said()).isEqualTo("first");
              assertThat(bundle.runtime().state(bundle.id()).annotations()).isEmpty();
            }),
        clause(
            "Start",
            "a container that is not there is an error",
            bundle ->
                assertThatThrownBy(() -> bundle.runtime().start(bundle.id()))
                    .hasMessageContaining("does not exist")),
        clause(
            "Start",
            "one that is not created is an error, and unchanged",
            bundle -> {
              bundle.started("sleep 1000");
              assertThatThrownBy(() -> bundle.runtime().start(bundle.id()))
                  .hasMessageContaining("already running");
              assertThat(status(bundle)).isEqualTo(Status.RUNNING);
              bundle.runtime().kill(bundle.id(), 9, false);
              bundle.ended();
              assertThatThrownBy(() -> bundle.runtime().start(bundle.id()))
                  .hasMessageContaining("stopped");
            }),
        clause(
            "Start",
            "a program that is not there is an error",
            bundle -> {
              bundle.with("{'process':{'args':['/none']}}").written();
              assertThatThrownBy(
                      () -> {
                        bundle.created();
                        bundle.runtime().start(bundle.id());
                      })
                  .hasMessageContaining("/none");
            }),
        clause(
            "Kill",
            "a container that is not there is an error",
            bundle ->
                assertThatThrownBy(() -> bundle.runtime().kill(bundle.id(), SIGTERM, false))
                    .hasMessageContaining("does not exist")),
        clause(
            "Kill",
            "the signal reaches the process",
            bundle -> {
              bundle.started("trap 'echo heard; exit' USR1; echo on; while :; do sleep 0.01; done");
              bundle.hasSaid("on");
              bundle.runtime().kill(bundle.id(), 10, false);
              assertThat(bundle.ended().said()).isEqualTo("on\nheard");
            }),
        clause(
            "Kill",
            "a created container can be killed",
            bundle -> {
              bundle.created();
              bundle.runtime().kill(bundle.id(), SIGTERM, false);
              bundle.ended();
            }),
        clause(
            "Kill",
            "a stopped container is an error",
            bundle -> {
              bundle.started("true").ended();
              assertThatThrownBy(() -> bundle.runtime().kill(bundle.id(), SIGTERM, false))
                  .hasMessageContaining("not running");
            }),
        clause(
            "Delete",
            "a container that is not there is an error",
            bundle ->
                assertThatThrownBy(() -> bundle.runtime().delete(bundle.id(), false))
                    .hasMessageContaining("does not exist")),
        clause(
            "Delete",
            "one that is not stopped is an error, and unchanged",
            bundle -> {
              bundle.started("sleep 1000");
              assertThatThrownBy(() -> bundle.runtime().delete(bundle.id(), false))
                  .hasMessageContaining("not stopped");
              assertThat(status(bundle)).isEqualTo(Status.RUNNING);
            }),
        clause(
            "Delete",
            "what was made is gone, and the id is free",
            bundle -> {
              bundle.with("{'linux':{'cgroupsPath':'/" + bundle.id() + "/a/b'}}");
              assertThat(bundle.says("echo on")).isEqualTo("on");
              assertThat(bundle.cgroups()).isEmpty();
              assertThat(bundle.says("echo on")).isEqualTo("on");
            }),
        clause(
            "Delete",
            "what was there before stays",
            bundle -> {
              Path there = Files.createDirectory(Path.of("/sys/fs/cgroup/unified", bundle.id()));
              try {
                assertThat(bundle.says("echo on")).isEqualTo("on");
                assertThat(there).exists();
              } finally {
                Files.deleteIfExists(there);
              }
            }),
        clause(
            "Errors",
            "a creation that fails leaves nothing",
            bundle ->
                bundle
                    .mount("{'destination':'/at','type':'none-such','source':'x'}")
                    .isRefused("/at")),
        new Clause(
            "runtime-linux.md, File descriptors",
            "only the standard streams are open",
            bundle -> assertThat(bundle.says("ls /proc/self/fd")).isEqualTo("0\n1\n2\n3")),
        new Clause(
            "runtime-linux.md, Dev symbolic links",
            "they are made",
            bundle ->
                assertThat(bundle.says("cd /dev; readlink fd; readlink stdin; readlink stderr"))
                    .isEqualTo("/proc/self/fd\n/proc/self/fd/0\n/proc/self/fd/2")));
  }

  private static Status status(TestBundle bundle) {
    return bundle.runtime().state(bundle.id()).status();
  }

  private static Clause clause(String section, String demand, Clause.Check check) {
    return new Clause("runtime.md, " + section, demand, check);
  }
}
