package darsena.runtime.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.os.KernelVersion;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.SeccompChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeccompProfileTest {
  private static final KernelVersion KERNEL = new KernelVersion(6, 1);

  @Test
  void theDigestOfTheBuiltInProfileIsTheOneWrittenDown() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(SeccompProfile.builtInText());
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(SeccompProfile.BUILT_IN_DIGEST);
  }

  @Test
  void anArchitectureBringsItsRelatives() {
    SeccompRules rules = resolve(CapabilitySet.STANDARD);
    assertThat(rules.main()).isEqualTo(SeccompArchitecture.X86_64);
    assertThat(rules.others()).containsExactly(SeccompArchitecture.X86, SeccompArchitecture.X32);
    assertThat(rules.otherwise()).isEqualTo(SeccompAction.errno(1));
  }

  @Test
  void includesAndExcludesDecideByCapability() {
    assertThat(named(resolve(CapabilitySet.STANDARD), "clone3"))
        .containsExactly(SeccompAction.errno(38));
    assertThat(named(resolve(CapabilitySet.of("SYS_ADMIN")), "clone3"))
        .containsExactly(SeccompAction.ALLOW);
  }

  @Test
  void anOldKernelIsNotTrustedWithTracing() {
    SeccompChoice choice = new SeccompChoice(CapabilitySet.STANDARD, "amd64");
    SeccompRules old = SeccompProfile.builtIn().resolve(choice, new KernelVersion(4, 7));
    assertThat(named(old, "ptrace")).isEmpty();
    assertThat(named(resolve(CapabilitySet.STANDARD), "ptrace"))
        .containsExactly(SeccompAction.ALLOW);
  }

  @Test
  void rulesOfOtherArchitecturesStayAway() {
    assertThat(named(resolve(CapabilitySet.STANDARD), "cacheflush")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = '|',
      value = {
        "{'defaultAction':'SCMP_ACT_PLEASE'}|unknown action",
        "{'defaultAction':'SCMP_ACT_ALLOW','flags':['SECCOMP_FILTER_FLAG_LOG']}|flags",
        "{'defaultAction':'SCMP_ACT_ALLOW','moons':1}|unknown word",
        "{'defaultAction':'SCMP_ACT_ALLOW','architectures':['SCMP_ARCH_X86'],"
            + "'archMap':[{'architecture':'SCMP_ARCH_X86_64'}]}|use either one",
        "{'defaultAction':'SCMP_ACT_ALLOW','syscalls':[{'name':'a','names':['b'],"
            + "'action':'SCMP_ACT_KILL'}]}|use either one",
        "{'defaultAction':'SCMP_ACT_NOTIFY'}|unknown action",
        "{'defaultAction':'SCMP_ACT_ALLOW','archMap':[{'architecture':'VAX'}]}"
            + "|unknown architecture",
        "{'defaultAction':'SCMP_ACT_ALLOW','syscalls':[{'names':['read'],'action':'SCMP_ACT_KILL',"
            + "'args':[{'index':6,'value':1,'op':'SCMP_CMP_EQ'}]}]}|no such condition",
        "{'defaultAction':'SCMP_ACT_ALLOW','syscalls':[{'names':['read'],'action':'SCMP_ACT_KILL',"
            + "'includes':{'moons':[1]}}]}|unknown word",
      })
  void whatIsNotUnderstoodIsRefused(String text, String reason) {
    byte[] profile = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SeccompProfileReader.read(profile))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void olderWaysToWriteAProfileAndStrangeArchitecturesAreUnderstood() throws IOException {
    String text =
        "{'defaultAction':'SCMP_ACT_ERRNO','defaultErrnoRet':38,'defaultErrno':'ENOSYS',"
            + "'architectures':['SCMP_ARCH_X86_64','SCMP_ARCH_X86','SCMP_ARCH_S390X'],"
            + "'syscalls':[{'name':'read','action':'SCMP_ACT_ALLOW','args':null},"
            + "{'names':['bpf'],'action':'SCMP_ACT_ALLOW','includes':{'caps':['CAP_TELEPORT']}}]}";
    SeccompRules rules =
        SeccompProfileReader.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
            .resolve(new SeccompChoice(CapabilitySet.STANDARD, "amd64"), KERNEL);
    assertThat(rules.others()).containsExactly(SeccompArchitecture.X86);
    assertThat(rules.otherwise()).isEqualTo(SeccompAction.errno(38));
    assertThat(named(rules, "read")).containsExactly(SeccompAction.ALLOW);
    assertThat(named(rules, "bpf")).isEmpty();
  }

  private static SeccompRules resolve(CapabilitySet capabilities) {
    return SeccompProfile.builtIn().resolve(new SeccompChoice(capabilities, "amd64"), KERNEL);
  }

  private static List<SeccompAction> named(SeccompRules rules, String name) {
    return rules.rules().stream()
        .filter(rule -> rule.names().contains(name))
        .map(ProfileRule::action)
        .toList();
  }
}
