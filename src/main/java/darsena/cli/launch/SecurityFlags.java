package darsena.cli.launch;

import darsena.cli.syntax.Arguments;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import java.util.List;
import java.util.Locale;

/** Reads {@code --cap-add}, {@code --cap-drop}, {@code --security-opt}, {@code --privileged}. */
final class SecurityFlags {
  private SecurityFlags() {}

  static Security of(Arguments arguments) {
    List<Option> options = arguments.readAll("security-opt", SecurityFlags::option);
    return new Security(
        arguments.readAll("cap-add", SecurityFlags::capability),
        arguments.readAll("cap-drop", SecurityFlags::capability),
        arguments.on("privileged"),
        options.contains(Option.NO_NEW_PRIVILEGES),
        options.contains(Option.SECCOMP_UNCONFINED)
            ? new SeccompSetting.Unconfined()
            : new SeccompSetting.BuiltIn());
  }

  private enum Option {
    NO_NEW_PRIVILEGES,
    SECCOMP_UNCONFINED,
    AS_USUAL
  }

  private static Option option(String text) {
    return switch (text.replaceFirst(":", "=")) {
      case "no-new-privileges", "no-new-privileges=true" -> Option.NO_NEW_PRIVILEGES;
      case "seccomp=unconfined" -> Option.SECCOMP_UNCONFINED;
      case "no-new-privileges=false", "seccomp=builtin" -> Option.AS_USUAL;
      default ->
          throw new IllegalArgumentException(
              "the options are no-new-privileges and seccomp=unconfined");
    };
  }

  private static String capability(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    return name.equals("ALL") || name.startsWith("CAP_") ? name : "CAP_" + name;
  }
}
