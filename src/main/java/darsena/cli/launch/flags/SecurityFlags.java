package darsena.cli.launch.flags;

import darsena.cli.syntax.Arguments;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads {@code --cap-add}, {@code --cap-drop}, {@code --security-opt}, {@code --privileged}. */
final class SecurityFlags {
  private static final int LARGEST_PROFILE = 1 << 20;

  private boolean noNewPrivileges;
  private SeccompSetting seccomp = new SeccompSetting.BuiltIn();
  private String appArmor = "";
  private boolean writableCgroups;
  private final List<String> masked = new ArrayList<>();
  private final List<String> unmasked = new ArrayList<>();

  private SecurityFlags() {}

  static Security of(Arguments arguments) {
    SecurityFlags options = new SecurityFlags();
    arguments.readAll("security-opt", options::take);
    return new Security(
        arguments.readAll("cap-add", SecurityFlags::capability),
        arguments.readAll("cap-drop", SecurityFlags::capability),
        arguments.on("privileged"),
        options.noNewPrivileges,
        options.seccomp,
        options.appArmor,
        options.masked,
        options.unmasked,
        options.writableCgroups);
  }

  /** {@code KEY=VALUE}, {@code KEY:VALUE}, or a switch by its name alone. */
  private String take(String text) {
    int equals = text.indexOf('=');
    int end = equals >= 0 ? equals : text.indexOf(':');
    String key = end < 0 ? text : text.substring(0, end);
    String value = end < 0 ? "true" : text.substring(end + 1);
    switch (key) {
      case "no-new-privileges" -> noNewPrivileges = truth(value);
      case "writable-cgroups" -> writableCgroups = truth(value);
      case "seccomp" -> seccomp = seccomp(value);
      case "apparmor" -> appArmor = filled(value, "a profile has a name");
      case "label" -> label(value);
      case "mask" -> masked.addAll(paths(value));
      case "unmask" -> unmasked.addAll(value.equals("ALL") ? List.of(value) : paths(value));
      case "systempaths" -> systemPaths(value);
      default ->
          throw new IllegalArgumentException(
              "there is no such option; use seccomp=, apparmor=, label=disable, mask=, unmask=,"
                  + " systempaths=unconfined, no-new-privileges or writable-cgroups");
    }
    return key;
  }

  private static boolean truth(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("it is true or false");
    };
  }

  private static SeccompSetting seccomp(String value) {
    return switch (value) {
      case "unconfined" -> new SeccompSetting.Unconfined();
      case "builtin", "default" -> new SeccompSetting.BuiltIn();
      default -> new SeccompSetting.Profile(profile(value));
    };
  }

  private static String profile(String file) {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > LARGEST_PROFILE) {
        throw new IllegalArgumentException("a seccomp profile has 1 MiB at most");
      }
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "opening seccomp profile (" + file + ") failed: it is no text that can be read",
          unreadable);
    }
  }

  /** Nothing is labelled: to be without a label is granted, to have a certain one is not. */
  private static void label(String value) {
    if (!value.equals("disable") && !value.equals("nested")) {
      throw new IllegalArgumentException(
          "Darsena sets no labels of SELinux; label=disable is what there is");
    }
  }

  private void systemPaths(String value) {
    if (!value.equals("unconfined")) {
      throw new IllegalArgumentException("it takes systempaths=unconfined");
    }
    unmasked.add(Security.EVERY_PATH);
  }

  private static List<String> paths(String value) {
    List<String> paths = List.of(value.split(":", -1));
    if (paths.stream().anyMatch(path -> !path.startsWith("/"))) {
      throw new IllegalArgumentException("it takes absolute paths with colons between them");
    }
    return paths;
  }

  private static String filled(String value, String rule) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(rule);
    }
    return value;
  }

  private static String capability(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    return name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name;
  }
}
