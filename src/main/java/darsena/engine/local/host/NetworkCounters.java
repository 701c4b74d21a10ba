package darsena.engine.local.host;

import java.util.List;

/** Bytes over the interfaces of a process's network namespace, loopback left out. */
public record NetworkCounters(long received, long sent) {

  /** Zeros when the process is gone. */
  public static NetworkCounters of(int pid) {
    return parse(HostFacts.text("/proc/" + pid + "/net/dev"));
  }

  static NetworkCounters parse(String table) {
    long received = 0;
    long sent = 0;
    for (String line : table.lines().skip(2).toList()) {
      int colon = line.indexOf(':');
      if (colon < 0 || line.substring(0, colon).strip().equals("lo")) {
        continue;
      }
      List<String> fields = List.of(line.substring(colon + 1).strip().split("\\s+", -1));
      received += Long.parseLong(fields.get(0));
      sent += Long.parseLong(fields.get(8));
    }
    return new NetworkCounters(received, sent);
  }
}
