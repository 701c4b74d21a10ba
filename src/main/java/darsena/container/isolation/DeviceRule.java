package darsena.container.isolation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule about devices that a cgroup enforces; a later rule overrides earlier ones.
 *
 * @param type {@code c}, {@code b}, or {@code a} for both
 * @param major the device's major number, {@link #ANY} for every one
 * @param minor the same for the minor number
 * @param access some of {@code r}, {@code w} and {@code m} (mknod)
 */
public record DeviceRule(boolean allow, char type, int major, int minor, String access) {
  /** Stands for every number. */
  public static final int ANY = -1;

  private static final Pattern FORM =
      Pattern.compile("([acb]) (\\d{1,9}|\\*):(\\d{1,9}|\\*) ([rwm]{1,3})");

  /** Everything, allowed or denied. */
  public static DeviceRule all(boolean allow) {
    return new DeviceRule(allow, 'a', ANY, ANY, "rwm");
  }

  /** Full access to a character device. */
  public static DeviceRule character(int major, int minor) {
    return new DeviceRule(true, 'c', major, minor, "rwm");
  }

  /** Docker's form, {@code c 10:229 rwm}; an {@link IllegalArgumentException} for another. */
  public static DeviceRule parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("invalid device cgroup format '" + text + "'");
    }
    return new DeviceRule(
        true,
        parts.group(1).charAt(0),
        number(parts.group(2)),
        number(parts.group(3)),
        parts.group(4));
  }

  private static int number(String text) {
    return text.equals("*") ? ANY : Integer.parseInt(text);
  }

  /** As the devices controller of cgroup v1 takes it: {@code c 1:3 rwm}. */
  public String text() {
    return type + " " + number(major) + ":" + number(minor) + " " + access;
  }

  private static String number(int value) {
    return value == ANY ? "*" : Integer.toString(value);
  }
}
