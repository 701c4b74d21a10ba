package darsena.os;

import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Memory outside the heap that bytes pass through on their way to the kernel; of one thread. */
public final class NativeBuffer implements Closeable {
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment memory;

  /** A buffer of some bytes. */
  public NativeBuffer(int length) {
    memory = arena.allocate(length, Long.BYTES);
  }

  public int length() {
    return (int) memory.byteSize();
  }

  public long address() {
    return memory.address();
  }

  public void put(byte[] bytes, int offset, int count) {
    MemorySegment.copy(bytes, offset, memory, ValueLayout.JAVA_BYTE, 0, count);
  }

  public void take(byte[] bytes, int offset, int count) {
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, bytes, offset, count);
  }

  @Override
  public void close() {
    arena.close();
  }
}
