package darsena.engine.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostReportingTest {
  @Test
  void theArchitectureIsNamedAsTheKernelNamesIt() {
    assertThat(HostReporting.machine("amd64")).isEqualTo("x86_64");
    assertThat(HostReporting.machine("aarch64")).isEqualTo("aarch64");
  }
}
