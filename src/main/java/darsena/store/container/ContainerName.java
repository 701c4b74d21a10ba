package darsena.store.container;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.util.regex.Pattern;

/** The rule for containers' names: docker's, and short enough for one component of a path. */
public final class ContainerName {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{1,127}");

  private ContainerName() {}

  /** The name as it is stored: docker also takes it with a slash before it. */
  public static String checked(String asked) {
    String name = asked.startsWith("/") ? asked.substring(1) : asked;
    if (!FORM.matcher(name).matches()) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "invalid container name `" + asked + "`",
          "A name has 2 to 128 of the characters a-z A-Z 0-9 _ . - and begins with a letter or a"
              + " digit.");
    }
    return name;
  }

  static boolean valid(String name) {
    return FORM.matcher(name).matches();
  }
}
