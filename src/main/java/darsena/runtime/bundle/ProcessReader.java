package darsena.runtime.bundle;

import darsena.io.JsonFields;
import darsena.runtime.bundle.BundleProcess.ConsoleSize;
import darsena.runtime.bundle.BundleProcess.Schedule;
import darsena.runtime.bundle.BundleProcess.User;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.ProcessConfiguration.CapabilitySets;
import darsena.runtime.config.ProcessConfiguration.ResourceLimit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code process}; an {@link IllegalArgumentException} says what is wrong in it. */
public final class ProcessReader {
  /** The kernel's ids have 32 bits, and the last one stands for none. */
  private static final long IDS = 0x7fffffffL;

  private static final List<String> LIMITS =
      List.of(
          "CPU",
          "FSIZE",
          "DATA",
          "STACK",
          "CORE",
          "RSS",
          "NPROC",
          "NOFILE",
          "MEMLOCK",
          "AS",
          "LOCKS",
          "SIGPENDING",
          "MSGQUEUE",
          "NICE",
          "RTPRIO",
          "RTTIME");
  private static final List<String> POLICIES =
      List.of("OTHER", "FIFO", "RR", "BATCH", "ISO", "IDLE", "DEADLINE");
  private static final List<String> SCHEDULE_FLAGS =
      List.of(
          "RESET_ON_FORK",
          "RECLAIM",
          "DL_OVERRUN",
          "KEEP_POLICY",
          "KEEP_PARAMS",
          "UTIL_CLAMP_MIN",
          "UTIL_CLAMP_MAX");
  private static final List<String> IO_CLASSES = List.of("", "RT", "BE", "IDLE");
  private static final int IO_CLASS_SHIFT = 13;

  private final JsonFields fields;
  private final List<String> unknown = new ArrayList<>();

  private ProcessReader(JsonFields fields) {
    this.fields = fields;
  }

  /** The process that these fields tell of. */
  public static BundleProcess read(JsonFields fields) {
    return new ProcessReader(fields).process();
  }

  private BundleProcess process() {
    List<String> arguments = fields.texts("args");
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("args must not be empty");
    }
    String directory = fields.textOrEmpty("cwd");
    if (!directory.startsWith("/")) {
      throw new IllegalArgumentException("cwd must be an absolute path");
    }
    CapabilitySets capabilities = capabilities();
    return new BundleProcess(
        fields.flag("terminal"),
        consoleSize(),
        user(fields.object("user")),
        arguments,
        fields.texts("env"),
        directory,
        capabilities,
        unknown,
        limits(),
        fields.flag("noNewPrivileges"),
        fields.optionalNumber("oomScoreAdj", -1000, 1000).map(Long::intValue),
        fields.textOrEmpty("apparmorProfile"),
        fields.textOrEmpty("selinuxLabel"),
        schedule(),
        ioPriority());
  }

  private Optional<ConsoleSize> consoleSize() {
    if (!fields.has("consoleSize")) {
      return Optional.empty();
    }
    JsonFields size = fields.object("consoleSize");
    return Optional.of(
        new ConsoleSize(
            (int) size.number("height", 0, 0xffff), (int) size.number("width", 0, 0xffff)));
  }

  private static User user(JsonFields user) {
    return new User(
        user.optionalNumber("uid", 0, IDS).orElse(0L),
        user.optionalNumber("gid", 0, IDS).orElse(0L),
        user.numbers("additionalGids", 0, IDS),
        user.optionalNumber("umask", 0, 0777).map(Long::intValue));
  }

  private CapabilitySets capabilities() {
    JsonFields sets = fields.object("capabilities");
    return new CapabilitySets(
        capabilities(sets, "bounding"),
        capabilities(sets, "effective"),
        capabilities(sets, "permitted"),
        capabilities(sets, "inheritable"),
        capabilities(sets, "ambient"));
  }

  /** What the kernel does not know is no error: the specification wants a warning. */
  private CapabilitySet capabilities(JsonFields sets, String name) {
    long mask = 0;
    for (String word : sets.texts(name)) {
      try {
        mask |= CapabilitySet.of(word).mask();
      } catch (RuntimeException noSuchCapability) {
        unknown.add(word);
      }
    }
    return new CapabilitySet(mask);
  }

  private List<ResourceLimit> limits() {
    List<ResourceLimit> limits = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonFields limit : fields.objects("rlimits")) {
      String type = limit.text("type");
      int resource = LIMITS.indexOf(type.startsWith("RLIMIT_") ? type.substring(7) : "");
      if (resource < 0) {
        throw new IllegalArgumentException("invalid rlimit type: \"" + type + "\"");
      }
      if (!seen.add(type)) {
        throw new IllegalArgumentException("rlimit type \"" + type + "\" is there twice");
      }
      limits.add(limit(type, resource, limit));
    }
    return limits;
  }

  private static ResourceLimit limit(String type, int resource, JsonFields limit) {
    long soft = limit.unsigned("soft");
    long hard = limit.unsigned("hard");
    if (Long.compareUnsigned(soft, hard) > 0) {
      throw new IllegalArgumentException(
          "the soft limit of rlimit type \"" + type + "\" is above its hard limit");
    }
    return new ResourceLimit(resource, soft, hard);
  }

  private Optional<Schedule> schedule() {
    if (!fields.has("scheduler")) {
      return Optional.empty();
    }
    JsonFields schedule = fields.object("scheduler");
    long flags = 0;
    for (String word : schedule.texts("flags")) {
      flags |= 1L << position(SCHEDULE_FLAGS, "SCHED_FLAG_", word);
    }
    return Optional.of(
        new Schedule(
            position(POLICIES, "SCHED_", schedule.text("policy")),
            schedule.optionalNumber("nice", -20, 19).orElse(0L).intValue(),
            schedule.optionalNumber("priority", 0, 99).orElse(0L).intValue(),
            flags,
            schedule.optionalUnsigned("runtime").orElse(0L),
            schedule.optionalUnsigned("deadline").orElse(0L),
            schedule.optionalUnsigned("period").orElse(0L)));
  }

  private Optional<Integer> ioPriority() {
    if (!fields.has("ioPriority")) {
      return Optional.empty();
    }
    JsonFields priority = fields.object("ioPriority");
    int kind = position(IO_CLASSES, "IOPRIO_CLASS_", priority.text("class"));
    int level = priority.optionalNumber("priority", 0, 7).orElse(0L).intValue();
    return Optional.of(kind << IO_CLASS_SHIFT | level);
  }

  private static int position(List<String> words, String prefix, String word) {
    int position = word.startsWith(prefix) ? words.indexOf(word.substring(prefix.length())) : -1;
    if (position < 0 || words.get(position).isEmpty()) {
      throw new IllegalArgumentException("unknown word \"" + word + "\"");
    }
    return position;
  }
}
