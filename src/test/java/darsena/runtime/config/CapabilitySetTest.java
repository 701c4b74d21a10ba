package darsena.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilitySetTest {
  private static final CapabilitySet ALL = CapabilitySet.all();

  @Test
  void theStandardSetIsPodmans() {
    assertThat(CapabilitySet.STANDARD.names())
        .containsExactlyInAnyOrder(
            "CAP_CHOWN",
            "CAP_DAC_OVERRIDE",
            "CAP_FOWNER",
            "CAP_FSETID",
            "CAP_KILL",
            "CAP_NET_BIND_SERVICE",
            "CAP_SETFCAP",
            "CAP_SETGID",
            "CAP_SETPCAP",
            "CAP_SETUID",
            "CAP_SYS_CHROOT");
    assertThat(ALL.names()).hasSize(41);
  }

  @Test
  void namesAreAddedAndDropped() {
    CapabilitySet chosen = CapabilitySet.chosen(List.of("net_raw"), List.of("CAP_CHOWN"), ALL);
    assertThat(chosen.contains("NET_RAW")).isTrue();
    assertThat(chosen.contains("CHOWN")).isFalse();
    assertThat(chosen.contains("cap_kill")).isTrue();
  }

  @Test
  void allButSome() {
    CapabilitySet chosen = CapabilitySet.chosen(List.of("ALL"), List.of("SYS_ADMIN"), ALL);
    assertThat(chosen.names()).hasSize(40).doesNotContain("CAP_SYS_ADMIN");
  }

  @Test
  void noneButSome() {
    assertThat(CapabilitySet.chosen(List.of("CHOWN"), List.of("all"), ALL))
        .isEqualTo(CapabilitySet.of("CHOWN"));
    assertThat(CapabilitySet.chosen(List.of(), List.of("ALL"), ALL).isEmpty()).isTrue();
  }

  @Test
  void allIsWhatWeMayGive() {
    CapabilitySet available = CapabilitySet.of("CHOWN", "KILL");
    assertThat(CapabilitySet.chosen(List.of("ALL"), List.of(), available)).isEqualTo(available);
    assertThat(CapabilitySet.chosen(List.of(), List.of(), available)).isEqualTo(available);
  }

  @Test
  void whatIsUnknownUnavailableOrContradictoryIsAnError() {
    assertThatThrownBy(() -> CapabilitySet.chosen(List.of("MOON"), List.of(), ALL))
        .hasMessage("unknown capability `MOON`");
    assertThatThrownBy(() -> CapabilitySet.chosen(List.of(), List.of("MOON"), ALL))
        .hasMessageContaining("unknown");
    assertThatThrownBy(
            () -> CapabilitySet.chosen(List.of("BPF"), List.of(), CapabilitySet.STANDARD))
        .hasMessageContaining("this host does not let Darsena have it");
    assertThatThrownBy(() -> CapabilitySet.chosen(List.of("BPF"), List.of("cap_bpf"), ALL))
        .hasMessageContaining("both added and dropped");
  }
}
