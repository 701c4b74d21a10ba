package darsena.runtime.seccomp;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.io.Json;
import darsena.os.KernelVersion;
import darsena.os.seccomp.SeccompFilter.Condition;
import darsena.runtime.seccomp.SeccompProfile.ArchitectureFamily;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads docker's profiles. A word that is not known is an error: a rule that is understood by half
 * could allow what was to be refused.
 */
final class SeccompProfileReader {
  private static final int EPERM = 1;
  private static final int ARGUMENTS = 6;

  private static final Set<String> PROFILE_WORDS =
      Set.of(
          "defaultAction",
          "defaultErrno",
          "defaultErrnoRet",
          "archMap",
          "architectures",
          "flags",
          "syscalls");

  private static final Set<String> RULE_WORDS =
      Set.of(
          "name",
          "names",
          "action",
          "errno",
          "errnoRet",
          "args",
          "includes",
          "excludes",
          "comment");

  /** By enum scmp_compare of libseccomp. */
  private static final Map<String, Integer> COMPARISONS =
      Map.of(
          "SCMP_CMP_NE", 1,
          "SCMP_CMP_LT", 2,
          "SCMP_CMP_LE", 3,
          "SCMP_CMP_EQ", 4,
          "SCMP_CMP_GE", 5,
          "SCMP_CMP_GT", 6,
          "SCMP_CMP_MASKED_EQ", 7);

  private SeccompProfileReader() {}

  static SeccompProfile read(byte[] text) throws IOException {
    try {
      JsonNode root = Json.parse(text);
      onlyKnows(root, PROFILE_WORDS);
      if (!root.path("flags").isEmpty()) {
        throw new IllegalArgumentException("no filter has flags here");
      }
      List<ProfileRule> rules = new ArrayList<>();
      root.path("syscalls").forEach(entry -> rules.add(rule(entry)));
      int errno = errno(root, "defaultErrno", "defaultErrnoRet");
      SeccompAction otherwise = SeccompAction.named(root.path("defaultAction").asText(), errno);
      return new SeccompProfile(otherwise, families(root), rules);
    } catch (IllegalArgumentException wrong) {
      throw new IOException("not a seccomp profile: " + wrong.getMessage(), wrong);
    }
  }

  /** Architectures that Darsena does not run on are passed over, as long as they look like some. */
  private static List<ArchitectureFamily> families(JsonNode root) {
    List<String> plain = strings(root.path("architectures"));
    if (!plain.isEmpty() && !root.path("archMap").isEmpty()) {
      throw new IllegalArgumentException(
          "both `architectures` and `archMap` are there: use either one");
    }
    List<ArchitectureFamily> families = new ArrayList<>();
    for (JsonNode entry : root.path("archMap")) {
      onlyKnows(entry, Set.of("architecture", "subArchitectures"));
      List<SeccompArchitecture> others = known(strings(entry.path("subArchitectures")));
      known(List.of(entry.path("architecture").asText()))
          .forEach(main -> families.add(new ArchitectureFamily(main, others)));
    }
    List<SeccompArchitecture> named = known(plain);
    for (SeccompArchitecture main : SeccompArchitecture.values()) {
      List<SeccompArchitecture> others =
          named.stream().filter(one -> one != main && one.runsOn(main)).toList();
      if (!others.isEmpty()) {
        families.add(new ArchitectureFamily(main, others));
      }
    }
    return families;
  }

  private static List<SeccompArchitecture> known(List<String> names) {
    return names.stream().flatMap(name -> SeccompArchitecture.find(name).stream()).toList();
  }

  private static ProfileRule rule(JsonNode entry) {
    onlyKnows(entry, RULE_WORDS);
    List<Condition> conditions = new ArrayList<>();
    entry.path("args").forEach(argument -> conditions.add(condition(argument)));
    int errno = errno(entry, "errno", "errnoRet");
    return new ProfileRule(
        names(entry),
        SeccompAction.named(entry.path("action").asText(), errno),
        conditions,
        scope(entry.path("includes")),
        scope(entry.path("excludes")));
  }

  /** Podman writes the name beside the number; a name alone would have to be guessed. */
  private static int errno(JsonNode entry, String name, String number) {
    if (!entry.path(name).asText().isEmpty() && !entry.has(number)) {
      throw new IllegalArgumentException("`" + name + "` needs `" + number + "` beside it");
    }
    return entry.path(number).asInt(EPERM);
  }

  private static List<String> names(JsonNode entry) {
    List<String> names = strings(entry.path("names"));
    String single = entry.path("name").asText();
    if (single.isEmpty()) {
      return names;
    }
    if (!names.isEmpty()) {
      throw new IllegalArgumentException("both `name` and `names` are there: use either one");
    }
    return List.of(single);
  }

  private static Condition condition(JsonNode entry) {
    onlyKnows(entry, Set.of("index", "value", "valueTwo", "op"));
    int argument = entry.path("index").asInt(-1);
    Integer comparison = COMPARISONS.get(entry.path("op").asText());
    if (argument < 0 || argument >= ARGUMENTS || comparison == null) {
      throw new IllegalArgumentException("no such condition: " + entry);
    }
    return new Condition(
        argument, comparison, entry.path("value").asLong(), entry.path("valueTwo").asLong());
  }

  private static ProfileRule.Scope scope(JsonNode entry) {
    onlyKnows(entry, Set.of("caps", "arches", "minKernel"));
    Optional<KernelVersion> least =
        entry.has("minKernel")
            ? Optional.of(KernelVersion.parse(entry.path("minKernel").asText()))
            : Optional.empty();
    return new ProfileRule.Scope(strings(entry.path("caps")), strings(entry.path("arches")), least);
  }

  private static List<String> strings(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }

  private static void onlyKnows(JsonNode object, Set<String> words) {
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!words.contains(name)) {
            throw new IllegalArgumentException("unknown word `" + name + "`");
          }
        });
  }
}
