package darsena.runtime.seccomp;

import darsena.os.seccomp.SeccompFilter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a filter decides before the compiled rules are asked:
 *
 * <ul>
 *   <li>A call newer than libseccomp knows is allowed where the profile names it, and otherwise
 *       does not exist (ENOSYS). To be refused (EPERM) would break programs that try the new call
 *       first: fchmodat2 in every C library of today.
 *   <li>x32 calls, X86_64's with a bit in the number, do not exist: hardly a kernel has them, and
 *       every rule would have to be right for them too.
 *   <li>The 32-bit socketcall does not exist: it hides the address family behind a pointer that no
 *       filter can follow. 32-bit programs of the last ten years do without.
 * </ul>
 *
 * <p>On ARM the calls of the processor's own (set_tls, without which no 32-bit program starts
 * there) are far above all others, and are left to the rules.
 */
final class Prelude {
  private static final int ARCHITECTURE_OFFSET = 4;
  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_GREATER = 0x25;
  private static final int JUMP_NOT_LESS = 0x35;
  private static final int RETURN = 0x06;
  private static final int X32_BIT = 0x40000000;
  private static final int SOCKETCALL = 102;

  /** __ARM_NR_BASE of asm/unistd.h. */
  private static final int ARM_OWN = 0xf0000;

  private static final int MISSING = SeccompAction.errno(38).value();

  /**
   * Where all architectures began to share numbers, and the last call that libseccomp 2.5 knows.
   */
  private static final int LEAST_KNOWN = 450;

  /** Numbers of calls since Linux 5.18, from asm-generic/unistd.h: the same everywhere. */
  private static final Map<String, Integer> NEWER =
      Map.ofEntries(
          Map.entry("cachestat", 451),
          Map.entry("fchmodat2", 452),
          Map.entry("map_shadow_stack", 453),
          Map.entry("futex_wake", 454),
          Map.entry("futex_wait", 455),
          Map.entry("futex_requeue", 456),
          Map.entry("statmount", 457),
          Map.entry("listmount", 458),
          Map.entry("lsm_get_self_attr", 459),
          Map.entry("lsm_set_self_attr", 460),
          Map.entry("lsm_list_modules", 461),
          Map.entry("mseal", 462),
          Map.entry("setxattrat", 463),
          Map.entry("getxattrat", 464),
          Map.entry("listxattrat", 465),
          Map.entry("removexattrat", 466),
          Map.entry("open_tree_attr", 467),
          Map.entry("file_getattr", 468),
          Map.entry("file_setattr", 469));

  /** The one newer call with an older number, on X86_64 only: asm/unistd_64.h. */
  private static final String URETPROBE = "uretprobe";

  private static final int URETPROBE_NUMBER = 335;

  private final SeccompRules rules;
  private final List<Instruction> program = new ArrayList<>();

  /** struct sock_filter. */
  private record Instruction(int code, int jumpTrue, int jumpFalse, int value) {}

  Prelude(SeccompRules rules) {
    this.rules = rules;
  }

  /** The whole program: this, and then the compiled one. */
  byte[] before(byte[] compiled) {
    section(rules.main());
    rules.others().stream().filter(one -> one != SeccompArchitecture.X32).forEach(this::section);
    ByteBuffer bytes =
        ByteBuffer.allocate(program.size() * 8 + compiled.length).order(ByteOrder.nativeOrder());
    for (Instruction one : program) {
      bytes.putShort((short) one.code);
      bytes.put((byte) one.jumpTrue);
      bytes.put((byte) one.jumpFalse);
      bytes.putInt(one.value);
    }
    return bytes.put(compiled).array();
  }

  /** What concerns one architecture; calls of another jump over it. */
  private void section(SeccompArchitecture architecture) {
    List<Instruction> section = new ArrayList<>();
    section.add(new Instruction(LOAD, 0, 0, 0));
    if (architecture == SeccompArchitecture.X86_64) {
      decide(section, JUMP_NOT_LESS, X32_BIT, MISSING);
    }
    if (architecture == SeccompArchitecture.X86) {
      decide(section, JUMP_EQUAL, SOCKETCALL, MISSING);
    }
    newer(section, architecture);
    program.add(new Instruction(LOAD, 0, 0, ARCHITECTURE_OFFSET));
    program.add(new Instruction(JUMP_EQUAL, 0, section.size(), architecture.token()));
    program.addAll(section);
  }

  private void newer(List<Instruction> section, SeccompArchitecture architecture) {
    for (ProfileRule rule : rules.rules()) {
      for (String name : rule.names()) {
        boolean known = SeccompFilter.knows(architecture.token(), name);
        int number = number(name, architecture);
        if (!known && number >= 0 && rule.conditions().isEmpty()) {
          decide(section, JUMP_EQUAL, number, rule.action().value());
        }
      }
    }
    int latest =
        NEWER.entrySet().stream()
            .filter(call -> SeccompFilter.knows(architecture.token(), call.getKey()))
            .mapToInt(Map.Entry::getValue)
            .reduce(LEAST_KNOWN, Math::max);
    if (architecture == SeccompArchitecture.ARM) {
      section.add(new Instruction(JUMP_NOT_LESS, 2, 0, ARM_OWN));
    }
    decide(section, JUMP_GREATER, latest, MISSING);
  }

  private static int number(String name, SeccompArchitecture architecture) {
    if (name.equals(URETPROBE) && architecture == SeccompArchitecture.X86_64) {
      return URETPROBE_NUMBER;
    }
    return NEWER.getOrDefault(name, -1);
  }

  /** When the comparison holds, the action; else on. */
  private static void decide(List<Instruction> section, int comparison, int value, int action) {
    section.add(new Instruction(comparison, 0, 1, value));
    section.add(new Instruction(RETURN, 0, 0, action));
  }
}
