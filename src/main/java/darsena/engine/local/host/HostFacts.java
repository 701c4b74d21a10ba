package darsena.engine.local.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small facts about the host, from /proc and /etc; empty or 0 where they cannot be had. */
public final class HostFacts {
  private HostFacts() {}

  /** The name of the machine, as the kernel has it. */
  public static String nodeName() {
    return line("/proc/sys/kernel/hostname");
  }

  static String kernel() {
    return line("/proc/sys/kernel/osrelease");
  }

  /** PRETTY_NAME of os-release. */
  static String operatingSystem() {
    return text("/etc/os-release")
        .lines()
        .filter(line -> line.startsWith("PRETTY_NAME="))
        .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
        .findFirst()
        .orElse("Linux");
  }

  /** Bytes. */
  public static long memory() {
    return text("/proc/meminfo")
        .lines()
        .filter(line -> line.startsWith("MemTotal:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0L);
  }

  /** A file of the kernel's. */
  public static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static String line(String file) {
    return text(file).strip();
  }
}
