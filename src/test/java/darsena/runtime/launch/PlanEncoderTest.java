package darsena.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanEncoderTest {
  private static final MonitorStep.Session SESSION =
      new MonitorStep.Session("p", "", "s", true, false);

  @Test
  void aPlanIsItsMagicItsSizeAndItsSteps() {
    LaunchPlan plan =
        new LaunchPlan(
            List.of(
                SESSION,
                new LaunchStep.Seccomp(List.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8})),
                new LaunchStep.Execute(List.of("sh", "ü"), List.of())));

    assertThat(HexFormat.of().formatHex(PlanEncoder.encode(plan)))
        .isEqualTo(
            hex("DARSENA")
                + "01"
                + "58000000" // bytes that follow
                + "03000000" // steps
                + ("0100" + "1e000000")
                + ("01000000" + hex("p") + "00000000" + "01000000" + hex("s"))
                + ("0100000000000000" + "0000000000000000")
                + ("1d00" + "10000000" + "01000000" + "08000000" + "0102030405060708")
                + ("2200" + "14000000")
                + ("02000000" + "02000000" + hex("sh") + "02000000" + "c3bc" + "00000000"));
  }

  @Test
  void aStepIsNamedInKebabCase() {
    assertThat(PlanEncoder.name(new LaunchStep.ReadOnlyRoot())).isEqualTo("read-only-root");
    assertThat(PlanEncoder.name(SESSION)).isEqualTo("session");
  }

  @Test
  void aTextWithANulInsideIsRefused() {
    LaunchPlan plan =
        new LaunchPlan(List.of(SESSION, new LaunchStep.Execute(List.of("a\0b"), List.of())));

    assertThatThrownBy(() -> PlanEncoder.encode(plan))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NUL");
  }

  @Test
  void aPlanOverFourMegabytesIsRefused() {
    String large = "x".repeat(100_000);
    LaunchPlan plan =
        new LaunchPlan(
            List.of(
                SESSION,
                new LaunchStep.Execute(List.of("sh"), java.util.Collections.nCopies(50, large))));

    assertThatThrownBy(() -> PlanEncoder.encode(plan)).hasMessageContaining("4 MiB");
  }

  @Test
  void thingsOutOfOrderAreNoPlan() {
    LaunchStep.Execute program = new LaunchStep.Execute(List.of("sh"), List.of());
    LaunchStep.Umask umask = new LaunchStep.Umask(022);
    MonitorStep.JoinCgroup cgroup = new MonitorStep.JoinCgroup("/c");

    assertThatThrownBy(() -> new LaunchPlan(List.of(umask, program)))
        .hasMessageContaining("a session or a handover comes first");
    assertThatThrownBy(() -> new LaunchPlan(List.of(SESSION, umask)))
        .hasMessageContaining("program comes last");
    assertThatThrownBy(() -> new LaunchPlan(List.of(SESSION, umask, cgroup, program)))
        .hasMessageContaining("monitor's steps come first");
    assertThatThrownBy(() -> new LaunchPlan(List.of(SESSION, program, program)))
        .hasMessageContaining("one program");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
