package darsena.runtime.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import darsena.os.KernelVersion;
import darsena.os.seccomp.SeccompInstallation;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.SeccompChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The built-in profile as the kernel would see it: compiled by libseccomp, then run call by call.
 */
class BuiltInFilterIT {
  private static final int X86_64 = SeccompArchitecture.X86_64.token();
  private static final int X86 = SeccompArchitecture.X86.token();
  private static final int ALLOW = SeccompAction.ALLOW.value();
  private static final int EPERM = SeccompAction.errno(1).value();
  private static final int ENOSYS = SeccompAction.errno(38).value();
  private static final KernelVersion KERNEL = new KernelVersion(6, 1);

  @TempDir private Path directory;
  private BpfMachine standard;

  @BeforeEach
  void compile() throws IOException {
    assumeTrue(SeccompInstallation.identity().isPresent(), "SKIPPED: libseccomp2 is not installed");
    standard = filter(CapabilitySet.STANDARD);
  }

  @Test
  void exactlyTheKnownCallsAreRefused() throws IOException {
    Map<String, Integer> calls = numbers();
    List<String> refused = lines("refused-x86-64");
    assertThat(calls).hasSize(362);
    assertThat(refused).hasSize(67);
    calls.forEach((name, number) -> {
      int expected = refused.contains(name) ? EPERM : ALLOW;
      assertThat(standard.run(X86_64, number))
          .as(name)
          .isEqualTo(name.equals("clone3") ? ENOSYS : expected);
    });
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000})
  void noNamespaceIsMadeByClone(long flag) throws IOException {
    int clone = number("clone");
    assertThat(standard.run(X86_64, clone, flag | 17)).isEqualTo(EPERM);
    assertThat(standard.run(X86_64, clone, 0x01000000 | 17)).isEqualTo(ALLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "0,true",
    "8,true",
    "0x20000,true",
    "0x20008,true",
    "0xffffffff,true",
    "0x40000,false"
  })
  void someWaysToRunOldProgramsAreAllowed(long persona, boolean allowed) throws IOException {
    assertThat(standard.run(X86_64, number("personality"), persona))
        .isEqualTo(allowed ? ALLOW : EPERM);
  }

  @ParameterizedTest
  @CsvSource({
    "1,true",
    "2,true",
    "10,true",
    "16,true",
    "38,false",
    "39,true",
    "40,false",
    "41,true"
  })
  void socketsOfAllFamiliesButTwoAreAllowed(long family, boolean allowed) throws IOException {
    int expected = allowed ? ALLOW : EPERM;
    assertThat(standard.run(X86_64, number("socket"), family)).isEqualTo(expected);
    int socketOfX86 = 359;
    assertThat(standard.run(X86, socketOfX86, family)).isEqualTo(expected);
  }

  @Test
  void theCallThatHidesTheFamilyDoesNotExist() {
    int socketcall = 102;
    assertThat(standard.run(X86, socketcall, 1)).isEqualTo(ENOSYS);
  }

  @Test
  void programsOf32BitsAreFilteredToo() {
    int mountOfX86 = 21;
    int writeOfX86 = 4;
    int waitpidOfX86 = 7;
    int cloneOfX86 = 120;
    assertThat(standard.run(X86, mountOfX86)).isEqualTo(EPERM);
    assertThat(standard.run(X86, writeOfX86)).isEqualTo(ALLOW);
    assertThat(standard.run(X86, waitpidOfX86)).isEqualTo(ALLOW);
    assertThat(standard.run(X86, cloneOfX86, 0x10000000)).isEqualTo(EPERM);
  }

  @Test
  void callsOfX32DoNotExist() {
    for (int number : new int[] {0, 1, 41, 165, 520}) {
      assertThat(standard.run(X86_64, 0x40000000 | number)).isEqualTo(ENOSYS);
    }
  }

  @Test
  void anotherArchitectureHasNoCalls() {
    assertThat(standard.run(SeccompArchitecture.AARCH64.token(), 64)).isEqualTo(ENOSYS);
  }

  @Test
  void newCallsAreAllowedByNumberAndUnknownOnesDoNotExist() {
    for (int architecture : new int[] {X86_64, X86}) {
      for (int number : new int[] {451, 452, 453, 454, 457, 462, 466}) {
        assertThat(standard.run(architecture, number)).as("call %s", number).isEqualTo(ALLOW);
      }
      for (int number : new int[] {459, 467, 470, 600, 5000}) {
        assertThat(standard.run(architecture, number)).as("call %s", number).isEqualTo(ENOSYS);
      }
    }
    int uretprobe = 335;
    assertThat(standard.run(X86_64, uretprobe)).isEqualTo(ALLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "SYS_ADMIN,mount",
    "SYS_ADMIN,clone3",
    "SYS_ADMIN,unshare",
    "SYS_PTRACE,kcmp",
    "SYS_MODULE,init_module",
    "SYS_TIME,clock_settime",
    "SYS_BOOT,reboot",
    "SYSLOG,syslog",
    "BPF,bpf",
    "DAC_READ_SEARCH,open_by_handle_at",
    "SYS_NICE,mbind"
  })
  void aCapabilityUnlocksItsCalls(String capability, String call) throws IOException {
    CapabilitySet more =
        new CapabilitySet(CapabilitySet.STANDARD.mask() | CapabilitySet.of(capability).mask());
    assertThat(standard.run(X86_64, number(call))).isNotEqualTo(ALLOW);
    assertThat(filter(more).run(X86_64, number(call))).isEqualTo(ALLOW);
  }

  @Test
  void withoutItsCapabilityChrootIsRefused() throws IOException {
    assertThat(filter(CapabilitySet.NONE).run(X86_64, number("chroot"))).isEqualTo(EPERM);
  }

  @Test
  void theSecondTimeTheProgramComesFromTheDisk() throws IOException {
    SeccompCache cache = new SeccompCache(directory, KERNEL);
    SeccompChoice choice = new SeccompChoice(CapabilitySet.STANDARD, "amd64");
    byte[] first = cache.program(choice);
    try (Stream<Path> files = Files.list(directory)) {
      Path kept = files.toList().getFirst();
      byte[] marked = first.clone();
      marked[marked.length - 1] ^= 1;
      Files.write(kept, marked);
      assertThat(cache.program(choice)).isEqualTo(marked);
      Files.write(kept, new byte[] {1, 2, 3});
      assertThat(cache.program(choice)).isEqualTo(first);
    }
  }

  @Test
  void anArmMachineHasAFilterOfItsOwn() {
    BpfMachine arm = filter(CapabilitySet.STANDARD, "arm64");
    int arm64 = SeccompArchitecture.AARCH64.token();
    int mount = 40;
    int write = 64;
    assertThat(arm.run(arm64, write)).isEqualTo(ALLOW);
    assertThat(arm.run(arm64, mount)).isEqualTo(EPERM);
    assertThat(arm.run(arm64, 452)).isEqualTo(ALLOW);
    assertThat(arm.run(arm64, 600)).isEqualTo(ENOSYS);
  }

  @Test
  void programsOf32BitsRunOnAnArmMachine() {
    BpfMachine filter = filter(CapabilitySet.STANDARD, "arm64");
    int arm = SeccompArchitecture.ARM.token();
    int writeOfArm = 4;
    int mountOfArm = 21;
    assertThat(filter.run(arm, writeOfArm)).isEqualTo(ALLOW);
    assertThat(filter.run(arm, mountOfArm)).isEqualTo(EPERM);
    assertThat(filter.run(arm, 600)).isEqualTo(ENOSYS);
    int cacheFlush = 0xf0002;
    int setTls = 0xf0005;
    int noSuchCall = 0xf00ff;
    assertThat(filter.run(arm, cacheFlush)).isEqualTo(ALLOW);
    assertThat(filter.run(arm, setTls)).isEqualTo(ALLOW);
    assertThat(filter.run(arm, noSuchCall)).isNotEqualTo(ALLOW);
  }

  private BpfMachine filter(CapabilitySet capabilities) {
    return filter(capabilities, "amd64");
  }

  private BpfMachine filter(CapabilitySet capabilities, String architecture) {
    SeccompChoice choice = new SeccompChoice(capabilities, architecture);
    return new BpfMachine(new SeccompCache(directory, KERNEL).program(choice));
  }

  private static int number(String name) throws IOException {
    return numbers().get(name);
  }

  private static Map<String, Integer> numbers() throws IOException {
    Map<String, Integer> numbers = new TreeMap<>();
    for (String line : lines("x86-64")) {
      String[] words = line.split(" ");
      numbers.put(words[0], Integer.valueOf(words[1]));
    }
    return numbers;
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream text = BuiltInFilterIT.class.getResourceAsStream("/seccomp/" + name)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
