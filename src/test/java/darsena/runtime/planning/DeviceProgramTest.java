package darsena.runtime.planning;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.isolation.DeviceRule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceProgramTest {
  private static final List<DeviceRule> USUAL =
      List.of(
          DeviceRule.all(false),
          DeviceRule.character(1, 3),
          DeviceRule.character(136, DeviceRule.ANY),
          DeviceRule.parse("b *:* m"),
          DeviceRule.parse("c 10:229 r"),
          DeviceRule.parse("c 10:229 w"));

  @ParameterizedTest
  @CsvSource({
    "c, 1, 3, rwm, true",
    "c, 1, 3, r, true",
    "b, 1, 3, r, false",
    "c, 1, 4, r, false",
    "c, 136, 77, rw, true",
    "b, 8, 0, m, true",
    "b, 8, 0, r, false",
    "b, 8, 0, rm, false",
    "c, 10, 229, rw, true",
    "c, 10, 229, m, false",
    "c, 10, 200, rw, false",
  })
  void theUsualRulesDecide(char type, int major, int minor, String access, boolean allowed) {
    assertThat(decide(DeviceProgram.of(USUAL), type, major, minor, access)).isEqualTo(allowed);
  }

  @Test
  void aLaterRuleOverridesEarlierOnes() {
    byte[] program =
        DeviceProgram.of(
            List.of(
                DeviceRule.all(true),
                new DeviceRule(false, 'b', 8, DeviceRule.ANY, "w"),
                new DeviceRule(true, 'b', 8, 1, "rwm")));
    assertThat(decide(program, 'b', 8, 0, "r")).isTrue();
    assertThat(decide(program, 'b', 8, 0, "rw")).isFalse();
    assertThat(decide(program, 'b', 8, 1, "rw")).isTrue();
    assertThat(decide(program, 'c', 8, 0, "rw")).isTrue();
  }

  @Test
  void whatWasRefusedInBetweenIsNotAddedUp() {
    byte[] program =
        DeviceProgram.of(
            List.of(
                DeviceRule.parse("c 4:4 rw"),
                new DeviceRule(false, 'c', 4, 4, "rwm"),
                DeviceRule.parse("c 4:4 r")));
    assertThat(decide(program, 'c', 4, 4, "r")).isTrue();
    assertThat(decide(program, 'c', 4, 4, "rw")).isFalse();
  }

  @Test
  void nothingIsAllowedWithoutARule() {
    assertThat(decide(DeviceProgram.of(List.of()), 'c', 1, 3, "r")).isFalse();
  }

  /** The kernel refuses a program with instructions that are never reached. */
  @Test
  void whatIsBeforeARuleForEverythingIsLeftOut() {
    byte[] all = DeviceProgram.of(List.of(DeviceRule.character(1, 3), DeviceRule.all(true)));
    assertThat(all).isEqualTo(DeviceProgram.of(List.of(DeviceRule.all(true))));
    assertThat(decide(all, 'b', 8, 0, "rwm")).isTrue();
  }

  /** As much of the kernel's machine as these programs use. */
  private static boolean decide(byte[] program, char type, int major, int minor, String access) {
    ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    int bits =
        (access.indexOf('m') >= 0 ? 1 : 0)
            | (access.indexOf('r') >= 0 ? 2 : 0)
            | (access.indexOf('w') >= 0 ? 4 : 0);
    int[] context = {bits << 16 | (type == 'b' ? 1 : 2), major, minor};
    long[] registers = new long[11];
    for (int at = 0; ; at++) {
      int operation = code.get(at * 8) & 0xff;
      int to = code.get(at * 8 + 1) & 0xf;
      int from = code.get(at * 8 + 1) >> 4 & 0xf;
      int offset = code.getShort(at * 8 + 2);
      int value = code.getInt(at * 8 + 4);
      switch (operation) {
        case 0x61 -> registers[to] = context[offset / 4] & 0xffffffffL;
        case 0x54 -> registers[to] = registers[to] & value & 0xffffffffL;
        case 0x74 -> registers[to] = (registers[to] & 0xffffffffL) >>> value;
        case 0xbf -> registers[to] = registers[from];
        case 0xb7 -> registers[to] = value;
        case 0x55 -> at += registers[to] != value ? offset : 0;
        case 0x5d -> at += registers[to] != registers[from] ? offset : 0;
        case 0x15 -> at += registers[to] == value ? offset : 0;
        case 0x95 -> {
          return registers[0] != 0;
        }
        default -> throw new AssertionError("operation " + operation);
      }
    }
  }
}
