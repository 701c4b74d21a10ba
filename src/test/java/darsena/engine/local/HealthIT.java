package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.policy.HealthChoice;
import darsena.container.policy.HealthReport;
import darsena.container.policy.HealthReport.Status;
import darsena.engine.container.ContainerDetails;
import darsena.engine.container.CreateRequest;
import darsena.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Containers that are asked whether they are well, as root. */
class HealthIT {
  private static final int USR1 = 10;
  private static final String PROGRAM =
      "trap 'echo \"fine\\\u00e9\" > /well' USR1; while :; do sleep 0.1; done";

  @RegisterExtension final LeakCheck leaks = new LeakCheck();

  @TempDir Path root;
  EngineBench bench;
  Lookout lookout;

  @BeforeEach
  void open() throws IOException {
    bench = EngineBench.at(root);
    lookout = new Lookout(bench);
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  @Test
  void healthFollowsWhatTheProbesSay() throws Exception {
    run("patient", "cat /well", Duration.ofSeconds(20));
    assertThat(bench.containers().inspect("patient").health().orElseThrow().status())
        .isIn(Status.STARTING, Status.UNHEALTHY);

    HealthReport ill = await("patient", Status.UNHEALTHY);
    assertThat(ill.failures()).isGreaterThanOrEqualTo(2);
    assertThat(ill.probes().getLast().exitCode()).isEqualTo(1);
    assertThat(ill.probes().getLast().output()).contains("/well");

    bench.containers().kill("patient", USR1);
    HealthReport well = await("patient", Status.HEALTHY);
    assertThat(well.failures()).isZero();
    assertThat(well.probes().getLast().output()).isEqualTo("fine\\\u00e9\n");

    lookout.await("patient", now -> now.health().orElseThrow().probes().size() == 5);
  }

  @Test
  void aProbeThatTakesTooLongHasFailed() throws Exception {
    run("slow", "sleep 1000", Duration.ofMillis(100));

    HealthReport.Probe probe = await("slow", Status.UNHEALTHY).probes().getFirst();
    assertThat(probe.exitCode()).isEqualTo(-1);
    assertThat(probe.output()).startsWith("Health check exceeded timeout");
  }

  @Test
  void aProbeThatNeverStopsWritingTakesTooLongAsWell() throws Exception {
    run("noisy", "while :; do echo " + "noise".repeat(100) + "; done", Duration.ofMillis(100));

    HealthReport.Probe probe = await("noisy", Status.UNHEALTHY).probes().getFirst();
    assertThat(probe.exitCode()).isEqualTo(-1);
    assertThat(probe.output()).startsWith("Health check exceeded timeout");
  }

  @Test
  void aProbeHasTheContainersGuarantees() throws Exception {
    run(
        "bound",
        "while read -r line; do case $line in Cap*|NoNew*|Secc*) echo $line;; esac; done"
            + " </proc/self/status; id -u",
        Duration.ofSeconds(20));

    HealthReport report = await("bound", Status.HEALTHY);
    assertThat(report.probes().getFirst().output())
        .contains("CapBnd: 00000000800405fb")
        .contains("Seccomp: 2")
        .endsWith("0\n");
  }

  @Test
  void aPausedContainerIsNotAsked() throws Exception {
    run("still", "true", Duration.ofMillis(300));
    await("still", Status.HEALTHY);
    bench.containers().pause("still");
    HealthReport paused = report("still");

    // Another container's probes tell that time has passed.
    run("clock", "true", Duration.ofMillis(300));
    lookout.await("clock", now -> now.health().orElseThrow().probes().size() == 5);
    assertThat(report("still").status()).isEqualTo(Status.HEALTHY);
    assertThat(report("still").failures()).isZero();
    bench.containers().unpause("still");
    lookout.await(
        "still",
        now ->
            now.health()
                .orElseThrow()
                .probes()
                .getLast()
                .start()
                .isAfter(paused.probes().getLast().start()));
  }

  @Test
  void whoeverIsNotAskedHasNoHealth() {
    bench.run("plain", "sleep 1000");

    assertThat(bench.containers().inspect("plain").health()).isEmpty();
    assertThat(bench.containers().list().getFirst().health()).isEmpty();
  }

  private HealthReport await(String name, Status status) throws InterruptedException {
    ContainerDetails details =
        lookout.await(name, now -> now.health().orElseThrow().status() == status);
    return details.health().orElseThrow();
  }

  private HealthReport report(String name) {
    return bench.containers().inspect(name).health().orElseThrow();
  }

  private void run(String name, String probe, Duration timeout) {
    HealthChoice health =
        new HealthChoice(
            List.of("CMD-SHELL", probe),
            Optional.of(Duration.ofMillis(50)),
            Optional.of(timeout),
            Optional.empty(),
            Optional.empty(),
            Optional.of(2));
    bench
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name(name)
                .health(health)
                .command(List.of("sh", "-c", PROGRAM))
                .build());
    bench.containers().start(name);
  }
}
