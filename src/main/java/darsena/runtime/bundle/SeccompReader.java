package darsena.runtime.bundle;

import darsena.io.JsonFields;
import darsena.os.seccomp.SeccompFilter.Condition;
import darsena.runtime.seccomp.ProfileRule;
import darsena.runtime.seccomp.SeccompAction;
import darsena.runtime.seccomp.SeccompArchitecture;
import darsena.runtime.seccomp.SeccompRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code linux.seccomp}. */
final class SeccompReader {
  private static final int EPERM = 1;
  private static final Set<String> FLAGS =
      Set.of(
          "SECCOMP_FILTER_FLAG_TSYNC", "SECCOMP_FILTER_FLAG_LOG", "SECCOMP_FILTER_FLAG_SPEC_ALLOW");
  private static final Set<String> WITH_ERRNO = Set.of("SCMP_ACT_ERRNO", "SCMP_ACT_TRACE");
  private static final ProfileRule.Scope EVERYWHERE =
      new ProfileRule.Scope(List.of(), List.of(), Optional.empty());
  private static final Map<String, Integer> COMPARISONS =
      Map.of(
          "SCMP_CMP_NE", 1,
          "SCMP_CMP_LT", 2,
          "SCMP_CMP_LE", 3,
          "SCMP_CMP_EQ", 4,
          "SCMP_CMP_GE", 5,
          "SCMP_CMP_GT", 6,
          "SCMP_CMP_MASKED_EQ", 7);

  private SeccompReader() {}

  static SeccompRules read(JsonFields fields) {
    // A listener's path alone has no meaning: without SCMP_ACT_NOTIFY, which is refused below.
    if (fields.has("listenerMetadata") && fields.textOrEmpty("listenerPath").isEmpty()) {
      throw new IllegalArgumentException(
          "`" + fields.at("listenerMetadata") + "` must not be set without listenerPath");
    }
    for (String flag : fields.texts("flags")) {
      if (!FLAGS.contains(flag)) {
        throw new IllegalArgumentException("unknown seccomp flag \"" + flag + "\"");
      }
    }
    List<ProfileRule> rules = fields.objects("syscalls").stream().map(SeccompReader::rule).toList();
    SeccompArchitecture own = SeccompArchitecture.ofImage(architecture());
    List<SeccompArchitecture> others =
        fields.texts("architectures").stream()
            .map(SeccompReader::known)
            .flatMap(Optional::stream)
            .filter(one -> one != own)
            .toList();
    return new SeccompRules(action(fields, "defaultAction", "defaultErrnoRet"), own, others, rules);
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
  }

  /** Those that this processor cannot run need no rule. */
  private static Optional<SeccompArchitecture> known(String name) {
    if (!name.startsWith("SCMP_ARCH_")) {
      throw new IllegalArgumentException("unknown architecture \"" + name + "\"");
    }
    return SeccompArchitecture.find(name);
  }

  private static SeccompAction action(JsonFields fields, String name, String errno) {
    String word = fields.text(name);
    if (word.equals("SCMP_ACT_NOTIFY")) {
      throw new IllegalArgumentException(
          "`" + fields.at(name) + "`: a seccomp listener cannot be had from Darsena");
    }
    if (fields.has(errno) && !WITH_ERRNO.contains(word)) {
      throw new IllegalArgumentException(
          "`" + fields.at(errno) + "` must not be set for the action " + word);
    }
    int number = fields.optionalNumber(errno, 0, 4095).orElse((long) EPERM).intValue();
    return SeccompAction.named(word, number);
  }

  private static ProfileRule rule(JsonFields fields) {
    List<Condition> conditions = new ArrayList<>();
    for (JsonFields argument : fields.objects("args")) {
      Integer comparison = COMPARISONS.get(argument.text("op"));
      if (comparison == null) {
        throw new IllegalArgumentException(
            "unknown seccomp operator \"" + argument.text("op") + "\"");
      }
      conditions.add(
          new Condition(
              (int) argument.number("index", 0, 5),
              comparison,
              argument.unsigned("value"),
              argument.optionalUnsigned("valueTwo").orElse(0L)));
    }
    if (fields.texts("names").isEmpty()) {
      throw new IllegalArgumentException("`" + fields.at("names") + "` must not be empty");
    }
    return new ProfileRule(
        fields.texts("names"),
        action(fields, "action", "errnoRet"),
        conditions,
        EVERYWHERE,
        EVERYWHERE);
  }
}
