package darsena.runtime.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Runs a classic BPF program as the kernel's seccomp does: struct seccomp_data in, a SECCOMP_RET_*
 * out. Knows just the instructions that seccomp permits and compilers use; jumps backwards, out of
 * the program, and loads beside a word are errors.
 */
final class BpfMachine {
  private static final int DATA_BYTES = 64;

  private final ByteBuffer program;

  BpfMachine(byte[] program) {
    this.program = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
  }

  int run(int architecture, int number, long... arguments) {
    ByteBuffer data = ByteBuffer.allocate(DATA_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(number).putInt(architecture).putLong(0x7f0000000000L);
    for (long argument : arguments) {
      data.putLong(argument);
    }
    return run(data);
  }

  private int run(ByteBuffer data) {
    int accumulator = 0;
    for (int at = 0; true; at++) {
      int code = program.getShort(at * 8) & 0xffff;
      int whenTrue = program.get(at * 8 + 2) & 0xff;
      int whenFalse = program.get(at * 8 + 3) & 0xff;
      int value = program.getInt(at * 8 + 4);
      switch (code) {
        case 0x20 -> accumulator = word(data, value);
        case 0x54 -> accumulator &= value;
        case 0x05 -> at += value;
        case 0x15 -> at += accumulator == value ? whenTrue : whenFalse;
        case 0x25 -> at += Integer.compareUnsigned(accumulator, value) > 0 ? whenTrue : whenFalse;
        case 0x35 -> at += Integer.compareUnsigned(accumulator, value) >= 0 ? whenTrue : whenFalse;
        case 0x45 -> at += (accumulator & value) != 0 ? whenTrue : whenFalse;
        case 0x06 -> {
          return value;
        }
        default -> throw new IllegalStateException("instruction " + Integer.toHexString(code));
      }
    }
  }

  private static int word(ByteBuffer data, int offset) {
    if (offset < 0 || offset > DATA_BYTES - 4 || offset % 4 != 0) {
      throw new IllegalStateException("a load from " + offset);
    }
    return data.getInt(offset);
  }
}
