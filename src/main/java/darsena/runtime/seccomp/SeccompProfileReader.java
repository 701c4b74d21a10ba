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
      onlyKnows(root, Set.of("defaultAction", "defaultErrnoRet", "archMap", "syscalls"));
      List<ArchitectureFamily> families = new ArrayList<>();
      root.path("archMap").forEach(entry -> families.add(family(entry)));
      List<ProfileRule> rules = new ArrayList<>();
      root.path("syscalls").forEach(entry -> rules.add(rule(entry)));
      int errno = root.path("defaultErrnoRet").asInt(EPERM);
      SeccompAction otherwise = SeccompAction.named(root.path("defaultAction").asText(), errno);
      return new SeccompProfile(otherwise, families, rules);
    } catch (IllegalArgumentException wrong) {
      throw new IOException("not a seccomp profile: " + wrong.getMessage(), wrong);
    }
  }

  private static ArchitectureFamily family(JsonNode entry) {
    List<SeccompArchitecture> others =
        strings(entry.path("subArchitectures")).stream().map(SeccompArchitecture::named).toList();
    return new ArchitectureFamily(
        SeccompArchitecture.named(entry.path("architecture").asText()), others);
  }

  private static ProfileRule rule(JsonNode entry) {
    onlyKnows(
        entry, Set.of("names", "action", "errnoRet", "args", "includes", "excludes", "comment"));
    List<Condition> conditions = new ArrayList<>();
    entry.path("args").forEach(argument -> conditions.add(condition(argument)));
    int errno = entry.path("errnoRet").asInt(EPERM);
    return new ProfileRule(
        strings(entry.path("names")),
        SeccompAction.named(entry.path("action").asText(), errno),
        conditions,
        scope(entry.path("includes")),
        scope(entry.path("excludes")));
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
