package darsena.cgroup.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** One of the small files by which the kernel lets a cgroup be read and ruled. */
public record CgroupFile(CgroupKernel kernel, Path path) {
  /** A limit that is none. */
  public static final long UNLIMITED = -1;

  public CgroupFile(CgroupKernel kernel, Path directory, String name) {
    this(kernel, directory.resolve(name));
  }

  public boolean exists() {
    return kernel.isFile(path);
  }

  public void write(String value) throws IOException {
    kernel.write(path, value);
  }

  /** Writes, and says what it was for when the kernel refuses. */
  public void write(String value, String action) {
    try {
      write(value);
    } catch (IOException refused) {
      throw CgroupFailure.of(action, path, refused);
    }
  }

  public String text() throws IOException {
    return kernel.read(path).strip();
  }

  /** The content; empty when the file, or the whole cgroup, is not there. */
  public String textOrEmpty() {
    try {
      return text();
    } catch (IOException absent) {
      return "";
    }
  }

  /** A number; {@code max} and what no host has (as version 1 says it) mean unlimited. */
  public long limit() {
    String text = textOrEmpty();
    if (text.isEmpty() || text.equals("max")) {
      return UNLIMITED;
    }
    long value = number(text);
    return value >= Long.MAX_VALUE - (1 << 20) ? UNLIMITED : value;
  }

  public long number() {
    return number(textOrEmpty());
  }

  /** The value of a line {@code key value}; 0 when there is none. */
  public long keyed(String key) {
    return find(key).orElse(0);
  }

  OptionalLong find(String key) {
    return textOrEmpty()
        .lines()
        .filter(line -> line.startsWith(key + " "))
        .mapToLong(line -> number(line.substring(key.length() + 1)))
        .findFirst();
  }

  private static long number(String text) {
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text.strip());
    } catch (NumberFormatException beyond) {
      // Unsigned 64 bits: more than any host has.
      return Long.MAX_VALUE;
    }
  }
}
