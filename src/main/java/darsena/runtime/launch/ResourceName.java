package darsena.runtime.launch;

import java.util.List;

/** What {@code --ulimit} calls the limits that Linux numbers. */
final class ResourceName {
  private static final List<String> NAMES =
      List.of(
          "cpu",
          "fsize",
          "data",
          "stack",
          "core",
          "rss",
          "nproc",
          "nofile",
          "memlock",
          "as",
          "locks",
          "sigpending",
          "msgqueue",
          "nice",
          "rtprio",
          "rttime");

  private ResourceName() {}

  static String of(String number) {
    for (int i = 0; i < NAMES.size(); i++) {
      if (number.equals(String.valueOf(i))) {
        return "`" + NAMES.get(i) + "`";
      }
    }
    return number;
  }
}
