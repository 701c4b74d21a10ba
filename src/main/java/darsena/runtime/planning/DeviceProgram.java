package darsena.runtime.planning;

import darsena.container.isolation.DeviceRule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Device rules as a program for cgroup v2, BPF_PROG_TYPE_CGROUP_DEVICE: struct bpf_insn, 8 bytes
 * each. The rules are asked from the last to the first; one that fits decides. Nothing fits: no.
 */
public final class DeviceProgram {
  /** Fields of struct bpf_cgroup_dev_ctx. */
  private static final int ACCESS_TYPE = 0;

  private static final int MAJOR = 4;
  private static final int MINOR = 8;

  /** BPF_DEVCG_* of linux/bpf.h. */
  private static final int BLOCK = 1;

  private static final int CHARACTER = 2;
  private static final int MAKE = 1;
  private static final int READ = 2;
  private static final int WRITE = 4;
  private static final int EVERY_ACCESS = MAKE | READ | WRITE;

  /** Operations: class, operation, and where the operand comes from. */
  private static final int LOAD_WORD = 0x61;

  private static final int AND_32 = 0x54;
  private static final int SHIFT_RIGHT_32 = 0x74;
  private static final int COPY = 0xbf;
  private static final int SET = 0xb7;
  private static final int SKIP_UNLESS_VALUE = 0x55;
  private static final int SKIP_UNLESS_REGISTER = 0x5d;
  private static final int SKIP_IF_VALUE = 0x15;
  private static final int EXIT = 0x95;

  /** Registers: the answer, the argument and then scratch, what was asked. */
  private static final int ANSWER = 0;

  private static final int SCRATCH = 1;
  private static final int TYPE_ASKED = 2;
  private static final int ACCESS_ASKED = 3;
  private static final int MAJOR_ASKED = 4;
  private static final int MINOR_ASKED = 5;

  private final List<byte[]> program = new ArrayList<>();

  private DeviceProgram() {}

  /** The program for these rules, of which a later one overrides earlier ones. */
  public static byte[] of(List<DeviceRule> rules) {
    DeviceProgram made = new DeviceProgram();
    made.begin();
    List<DeviceRule> backwards = new ArrayList<>(merged(rules));
    Collections.reverse(backwards);
    boolean open = true;
    for (DeviceRule rule : backwards) {
      open = open && !made.rule(rule);
    }
    if (open) {
      made.answer(false);
    }
    return made.bytes();
  }

  /**
   * Several permissions for one device add up, as with version 1: who asks for reading and writing
   * at once gets what one rule for each allows.
   */
  private static List<DeviceRule> merged(List<DeviceRule> rules) {
    List<DeviceRule> merged = new ArrayList<>();
    int refused = 0;
    for (DeviceRule rule : rules) {
      if (!rule.allow()) {
        merged.add(rule);
        refused = merged.size();
        continue;
      }
      int same = merged.size() - 1;
      while (same >= refused && !sameDevice(merged.get(same), rule)) {
        same--;
      }
      String access =
          same >= refused ? merged.remove(same).access() + rule.access() : rule.access();
      merged.add(new DeviceRule(true, rule.type(), rule.major(), rule.minor(), access));
    }
    return merged;
  }

  private static boolean sameDevice(DeviceRule one, DeviceRule other) {
    return one.type() == other.type()
        && one.major() == other.major()
        && one.minor() == other.minor();
  }

  private void begin() {
    add(LOAD_WORD, TYPE_ASKED, 1, ACCESS_TYPE, 0);
    add(AND_32, TYPE_ASKED, 0, 0, 0xffff);
    add(LOAD_WORD, ACCESS_ASKED, 1, ACCESS_TYPE, 0);
    add(SHIFT_RIGHT_32, ACCESS_ASKED, 0, 0, 16);
    add(LOAD_WORD, MAJOR_ASKED, 1, MAJOR, 0);
    add(LOAD_WORD, MINOR_ASKED, 1, MINOR, 0);
  }

  /** Whether the rule fits everything, so that nothing after it would ever be reached. */
  private boolean rule(DeviceRule rule) {
    int access = access(rule.access());
    boolean anyType = rule.type() == 'a';
    boolean anyMajor = anyType || rule.major() == DeviceRule.ANY;
    boolean anyMinor = anyType || rule.minor() == DeviceRule.ANY;
    int length =
        (anyType ? 0 : 1)
            + (access == EVERY_ACCESS ? 0 : 3)
            + (anyMajor ? 0 : 1)
            + (anyMinor ? 0 : 1)
            + 2;
    int start = program.size();
    if (!anyType) {
      int type = rule.type() == 'b' ? BLOCK : CHARACTER;
      add(SKIP_UNLESS_VALUE, TYPE_ASKED, 0, rest(start, length), type);
    }
    if (access != EVERY_ACCESS) {
      add(COPY, SCRATCH, ACCESS_ASKED, 0, 0);
      add(AND_32, SCRATCH, 0, 0, access);
      if (rule.allow()) {
        add(SKIP_UNLESS_REGISTER, SCRATCH, ACCESS_ASKED, rest(start, length), 0);
      } else {
        add(SKIP_IF_VALUE, SCRATCH, 0, rest(start, length), 0);
      }
    }
    if (!anyMajor) {
      add(SKIP_UNLESS_VALUE, MAJOR_ASKED, 0, rest(start, length), rule.major());
    }
    if (!anyMinor) {
      add(SKIP_UNLESS_VALUE, MINOR_ASKED, 0, rest(start, length), rule.minor());
    }
    answer(rule.allow());
    return length == 2;
  }

  /** How many instructions a jump that is added now has to skip to leave its rule. */
  private int rest(int start, int length) {
    return start + length - program.size() - 1;
  }

  private void answer(boolean allowed) {
    add(SET, ANSWER, 0, 0, allowed ? 1 : 0);
    add(EXIT, 0, 0, 0, 0);
  }

  private static int access(String letters) {
    return (letters.indexOf('m') >= 0 ? MAKE : 0)
        | (letters.indexOf('r') >= 0 ? READ : 0)
        | (letters.indexOf('w') >= 0 ? WRITE : 0);
  }

  private void add(int code, int destination, int source, int offset, int value) {
    program.add(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) code)
            .put((byte) (destination | source << 4))
            .putShort((short) offset)
            .putInt(value)
            .array());
  }

  private byte[] bytes() {
    ByteBuffer all = ByteBuffer.allocate(program.size() * 8);
    program.forEach(all::put);
    return all.array();
  }
}
