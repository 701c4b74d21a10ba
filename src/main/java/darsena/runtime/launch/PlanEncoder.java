package darsena.runtime.launch;

import darsena.runtime.BundleStep;
import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import darsena.runtime.MonitorStep;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A plan as the bytes that the helper reads; docs/helper.md has the format. */
final class PlanEncoder {
  /** What the helper refuses to read more than. */
  static final int MAXIMUM_BYTES = 4 << 20;

  private static final byte[] MAGIC = "DARSENA\001".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = MAGIC.length + Integer.BYTES;

  private PlanEncoder() {}

  /**
   * @throws IllegalArgumentException when a text has a NUL inside or the plan is over 4 MiB
   */
  static byte[] encode(LaunchPlan plan) {
    ByteArrayOutputStream steps = new ByteArrayOutputStream();
    for (LaunchStep step : plan.steps()) {
      byte[] body = StepBody.of(step);
      steps.writeBytes(littleEndian(6).putShort(verb(step)).putInt(body.length).array());
      steps.writeBytes(body);
    }
    int size = Integer.BYTES + steps.size();
    if (HEADER + size > MAXIMUM_BYTES) {
      throw new IllegalArgumentException("a launch plan of " + size + " bytes is over 4 MiB");
    }
    return littleEndian(HEADER + size)
        .put(MAGIC)
        .putInt(size)
        .putInt(plan.steps().size())
        .put(steps.toByteArray())
        .array();
  }

  /** The step's name in lines of the helper: {@code overlay-root}. */
  static String name(LaunchStep step) {
    return step.getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long cleanup(MonitorStep.AtExit.Cleanup cleanup) {
    return switch (cleanup) {
      case REMOVE_CGROUP -> 0;
      case REMOVE_FILE -> 1;
      case REMOVE_TREE -> 2;
    };
  }

  private static short verb(LaunchStep step) {
    return switch (step) {
      case MonitorStep.Session _ -> 1;
      case MonitorStep.Log _ -> 2;
      case MonitorStep.JoinCgroup _ -> 3;
      case MonitorStep.WatchOom _ -> 4;
      case MonitorStep.AtExit _ -> 5;
      case LaunchStep.NewNamespaces _ -> 6;
      case LaunchStep.JoinNamespaces _ -> 7;
      case LaunchStep.SessionKeyring _ -> 8;
      case LaunchStep.LoopbackUp _ -> 9;
      case LaunchStep.RootPropagation _ -> 10;
      case LaunchStep.OverlayRoot _ -> 11;
      case LaunchStep.BindRoot _ -> 12;
      case LaunchStep.Mount _ -> 13;
      case LaunchStep.Bind _ -> 14;
      case LaunchStep.Device _ -> 15;
      case LaunchStep.Symlink _ -> 16;
      case LaunchStep.PivotRoot _ -> 17;
      case LaunchStep.Terminal _ -> 18;
      case LaunchStep.Sysctl _ -> 19;
      case LaunchStep.ReadOnlyPath _ -> 20;
      case LaunchStep.MaskedPath _ -> 21;
      case LaunchStep.ReadOnlyRoot _ -> 22;
      case LaunchStep.Hostname _ -> 23;
      case LaunchStep.ResourceLimit _ -> 24;
      case LaunchStep.OomScore _ -> 25;
      case LaunchStep.Umask _ -> 26;
      case LaunchStep.WorkingDirectory _ -> 27;
      case LaunchStep.NoNewPrivileges _ -> 28;
      case LaunchStep.Seccomp _ -> 29;
      case LaunchStep.BoundingSet _ -> 30;
      case LaunchStep.User _ -> 31;
      case LaunchStep.Capabilities _ -> 32;
      case LaunchStep.Init _ -> 33;
      case LaunchStep.Execute _ -> 34;
      case MonitorStep.DeviceFilter _ -> 35;
      case LaunchStep.AppArmor _ -> 36;
      case LaunchStep.ShareMount _ -> 37;
      case MonitorStep.Restart _ -> 38;
      case MonitorStep.Health _ -> 39;
      case BundleStep.Handover _ -> 40;
      case BundleStep.JoinNamespace _ -> 41;
      case BundleStep.IdMaps _ -> 42;
      case BundleStep.TimeOffsets _ -> 43;
      case BundleStep.AwaitHooks _ -> 44;
      case BundleStep.Hook _ -> 45;
      case BundleStep.ChangeRoot _ -> 46;
      case BundleStep.MountAttributes _ -> 47;
      case BundleStep.FilledMount _ -> 48;
      case BundleStep.OwnedDevice _ -> 49;
      case BundleStep.TerminalSize _ -> 50;
      case BundleStep.DomainName _ -> 51;
      case BundleStep.ProcessLabel _ -> 52;
      case BundleStep.Scheduler _ -> 53;
      case BundleStep.IoPriority _ -> 54;
      case BundleStep.Personality _ -> 55;
      case MonitorStep.Journal _ -> 56;
      case LaunchStep.Donor _ -> 57;
    };
  }

  /** The components of one step, in the record's order. */
  private static final class StepBody {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static byte[] of(LaunchStep step) {
      StepBody body = new StepBody();
      body.add(step);
      return body.bytes.toByteArray();
    }

    private StepBody add(LaunchStep step) {
      return switch (step) {
        case MonitorStep.Session s ->
            text(s.processFile(), s.exitFile(), s.socket()).flag(s.terminal()).flag(s.stdinOpen());
        case MonitorStep.Log s -> text(s.file()).number(s.maximumBytes(), s.maximumFiles());
        case MonitorStep.JoinCgroup s -> text(s.directory());
        case MonitorStep.WatchOom s -> text(s.file());
        case MonitorStep.AtExit s -> number(cleanup(s.cleanup())).text(s.path(), s.destination());
        case LaunchStep.NewNamespaces s -> number(s.flags());
        case LaunchStep.JoinNamespaces s -> number(s.pid(), s.startTime(), s.flags());
        case LaunchStep.SessionKeyring s -> text(s.name());
        case LaunchStep.LoopbackUp _ -> this;
        case LaunchStep.RootPropagation s -> number(s.flags());
        case LaunchStep.OverlayRoot s ->
            text(s.at()).texts(s.lowers()).text(s.upper(), s.work()).number(s.flags());
        case LaunchStep.BindRoot s -> text(s.at(), s.source()).number(s.flags());
        case LaunchStep.Mount s ->
            text(s.type(), s.source(), s.target()).number(s.flags()).text(s.data());
        case LaunchStep.Bind s ->
            text(s.source(), s.target())
                .number(s.flags())
                .flag(s.recursive())
                .flag(s.recursiveReadOnly())
                .number(s.propagation());
        case LaunchStep.Device s ->
            text(s.path())
                .number(s.type(), s.major(), s.minor(), s.mode())
                .number(s.user(), s.group());
        case LaunchStep.Symlink s -> text(s.target(), s.path());
        case LaunchStep.PivotRoot _ -> this;
        case LaunchStep.Terminal _ -> this;
        case LaunchStep.Sysctl s -> text(s.key(), s.value());
        case LaunchStep.ReadOnlyPath s -> text(s.path());
        case LaunchStep.MaskedPath s -> text(s.path());
        case LaunchStep.ReadOnlyRoot _ -> this;
        case LaunchStep.Hostname s -> text(s.name());
        case LaunchStep.ResourceLimit s -> number(s.resource(), s.soft(), s.hard());
        case LaunchStep.OomScore s -> number(s.value());
        case LaunchStep.Umask s -> number(s.mask());
        case LaunchStep.WorkingDirectory s -> text(s.path()).flag(s.make());
        case LaunchStep.NoNewPrivileges _ -> this;
        case LaunchStep.Seccomp s -> blocks(s.filters());
        case LaunchStep.BoundingSet s -> number(s.mask());
        case LaunchStep.User s -> text(s.user()).texts(s.supplementaryGroups());
        case LaunchStep.Capabilities s ->
            number(s.effective(), s.permitted(), s.inheritable(), s.ambient());
        case LaunchStep.Init _ -> this;
        case LaunchStep.Execute s -> texts(s.arguments()).texts(s.environment());
        case MonitorStep.DeviceFilter s -> text(s.directory()).blocks(s.program());
        case LaunchStep.AppArmor s -> text(s.profile());
        case LaunchStep.ShareMount s -> number(s.pid(), s.startTime()).text(s.path(), s.target());
        case MonitorStep.Restart s ->
            number(s.policy(), s.maximumRetries()).text(s.stopFile(), s.changeFile());
        case MonitorStep.Health s ->
            text(s.report())
                .number(s.interval(), s.timeout(), s.startPeriod(), s.startInterval(), s.retries())
                .blocks(List.of(encode(s.probe())));
        case LaunchStep.Donor s -> number(s.pid(), s.startTime()).text(s.processFile());
        case BundleStep.Handover s ->
            text(s.start(), s.done(), s.console())
                .number(s.owner(), s.descriptors())
                .flag(s.stays());
        case BundleStep.JoinNamespace s -> text(s.path()).number(s.flag());
        case BundleStep.IdMaps s -> text(s.users(), s.groupIds()).flag(s.groups());
        case BundleStep.TimeOffsets s -> text(s.offsets());
        case BundleStep.AwaitHooks _ -> this;
        case BundleStep.Hook s ->
            text(s.path())
                .texts(s.arguments())
                .texts(s.environment())
                .number(s.milliseconds())
                .text(s.before(), s.after());
        case BundleStep.ChangeRoot s -> flag(s.move());
        case BundleStep.MountAttributes s ->
            text(s.target()).number(s.set(), s.clear()).flag(s.recursive()).number(s.propagation());
        case BundleStep.FilledMount s -> text(s.target()).number(s.flags()).text(s.data());
        case BundleStep.OwnedDevice s ->
            text(s.path()).number(s.type(), s.major(), s.minor(), s.mode(), s.user(), s.group());
        case BundleStep.TerminalSize s -> number(s.rows(), s.columns());
        case BundleStep.DomainName s -> text(s.name());
        case BundleStep.ProcessLabel s -> text(s.file(), s.label());
        case BundleStep.Scheduler s ->
            number(
                s.policy(),
                s.nice(),
                s.priority(),
                s.flags(),
                s.runtime(),
                s.deadline(),
                s.period());
        case BundleStep.IoPriority s -> number(s.value());
        case BundleStep.Personality s -> number(s.domain());
        case MonitorStep.Journal s ->
            text(s.file())
                .number(s.maximumBytes())
                .text(s.subject(), s.started(), s.ended(), s.attributes());
      };
    }

    private StepBody number(long... values) {
      for (long value : values) {
        bytes.writeBytes(littleEndian(Long.BYTES).putLong(value).array());
      }
      return this;
    }

    private StepBody flag(boolean value) {
      return number(value ? 1 : 0);
    }

    private StepBody text(String... values) {
      for (String value : values) {
        if (value.indexOf('\0') >= 0) {
          throw new IllegalArgumentException("a NUL is inside `" + value + "`");
        }
        block(value.getBytes(StandardCharsets.UTF_8));
      }
      return this;
    }

    private StepBody texts(List<String> values) {
      count(values.size());
      return text(values.toArray(String[]::new));
    }

    private StepBody blocks(List<byte[]> values) {
      count(values.size());
      values.forEach(this::block);
      return this;
    }

    private void block(byte[] value) {
      count(value.length);
      bytes.writeBytes(value);
    }

    private void count(int value) {
      bytes.writeBytes(littleEndian(Integer.BYTES).putInt(value).array());
    }
  }
}
