package darsena.cgroup.bundle;

import darsena.container.isolation.DeviceRule;
import darsena.io.JsonFields;
import java.util.ArrayList;
import java.util.List;

/** {@code linux.resources.devices}: a later rule overrides earlier ones. */
public final class BundleDeviceRules {
  /** What every container may use: the specification's default devices, terminals, and mknod. */
  private static final List<DeviceRule> ALWAYS =
      List.of(
          new DeviceRule(true, 'c', DeviceRule.ANY, DeviceRule.ANY, "m"),
          new DeviceRule(true, 'b', DeviceRule.ANY, DeviceRule.ANY, "m"),
          DeviceRule.character(1, 3),
          DeviceRule.character(1, 8),
          DeviceRule.character(1, 7),
          DeviceRule.character(5, 0),
          DeviceRule.character(1, 5),
          DeviceRule.character(1, 9),
          DeviceRule.character(136, DeviceRule.ANY),
          DeviceRule.character(5, 2));

  private BundleDeviceRules() {}

  /** All rules: nothing first, then what the bundle says, then what is always allowed. */
  public static List<DeviceRule> of(JsonFields resources) {
    List<DeviceRule> rules = new ArrayList<>();
    rules.add(DeviceRule.all(false));
    resources.objects("devices").forEach(rule -> rules.add(rule(rule)));
    rules.addAll(ALWAYS);
    return rules;
  }

  /**
   * Version 1 keeps a list of what is allowed: what is refused must stand there as it is, or
   * nothing changes. To refuse a part of what a wider rule allows would be ignored; here it is an
   * error.
   */
  static void requireLegacy(List<DeviceRule> rules) {
    List<DeviceRule> allowed = new ArrayList<>();
    for (DeviceRule rule : rules) {
      if (rule.type() == 'a') {
        allowed.clear();
      }
      if (rule.allow()) {
        allowed.add(rule);
      } else if (allowed.stream().anyMatch(wider -> holds(wider, rule))) {
        throw new IllegalArgumentException(
            "cgroup version 1 cannot refuse the device "
                + rule.text()
                + ", a part of what an earlier rule allows");
      }
    }
  }

  /** All devices allowed is no list: then what is refused is one. */
  private static boolean holds(DeviceRule wider, DeviceRule rule) {
    boolean same = wider.major() == rule.major() && wider.minor() == rule.minor();
    return wider.type() == rule.type()
        && !same
        && (wider.major() == DeviceRule.ANY || wider.major() == rule.major())
        && (wider.minor() == DeviceRule.ANY || wider.minor() == rule.minor());
  }

  private static DeviceRule rule(JsonFields rule) {
    String type = rule.optionalText("type").filter(word -> !word.isEmpty()).orElse("a");
    if (!type.matches("[abc]")) {
      throw new IllegalArgumentException("invalid device cgroup type \"" + type + "\"");
    }
    String access = rule.optionalText("access").filter(word -> !word.isEmpty()).orElse("rwm");
    if (!access.matches("[rwm]{1,3}")) {
      throw new IllegalArgumentException("invalid device access \"" + access + "\"");
    }
    boolean allow = rule.flag("allow");
    return type.equals("a")
        ? DeviceRule.all(allow)
        : new DeviceRule(
            allow, type.charAt(0), number(rule, "major"), number(rule, "minor"), access);
  }

  private static int number(JsonFields rule, String name) {
    return rule.optionalNumber(name, -1, Integer.MAX_VALUE)
        .orElse((long) DeviceRule.ANY)
        .intValue();
  }
}
