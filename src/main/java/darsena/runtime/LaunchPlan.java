package darsena.runtime;

import darsena.runtime.BundleStep.Handover;
import darsena.runtime.BundleStep.IdMaps;
import darsena.runtime.BundleStep.JoinNamespace;
import darsena.runtime.BundleStep.TimeOffsets;
import darsena.runtime.LaunchStep.Execute;
import darsena.runtime.LaunchStep.JoinNamespaces;
import darsena.runtime.LaunchStep.NewNamespaces;
import darsena.runtime.MonitorStep.AtExit;
import darsena.runtime.MonitorStep.DeviceFilter;
import darsena.runtime.MonitorStep.JoinCgroup;
import darsena.runtime.MonitorStep.Log;
import darsena.runtime.MonitorStep.Session;
import darsena.runtime.MonitorStep.WatchOom;
import java.util.List;

/**
 * All that a launch does, in order: what the monitor needs first, then what the container's first
 * process does to itself, and the program last.
 *
 * @param steps a {@link Session} or a {@link Handover} first, an {@link Execute} last, one of each
 */
public record LaunchPlan(List<LaunchStep> steps) {
  /** As many steps as the helper reads. */
  public static final int MAXIMUM_STEPS = 1024;

  /** Copies the list and checks the order. */
  public LaunchPlan {
    steps = List.copyOf(steps);
    require(steps.size() >= 2, "a session and a program are missing");
    require(steps.size() <= MAXIMUM_STEPS, "there are more than " + MAXIMUM_STEPS + " steps");
    require(isBeginning(steps.getFirst()), "a session or a handover comes first");
    require(steps.getLast() instanceof Execute, "the program comes last");
    require(
        count(steps, Session.class) + count(steps, Handover.class) == 1, "there is one session");
    require(count(steps, Execute.class) == 1, "there is one program");
    require(count(steps, NewNamespaces.class) <= 1, "namespaces are made once");
    require(monitorStepsComeFirst(steps), "the monitor's steps come first");
  }

  private static boolean monitorStepsComeFirst(List<LaunchStep> steps) {
    return steps.stream().dropWhile(LaunchPlan::isMonitors).noneMatch(LaunchPlan::isMonitors);
  }

  private static boolean isMonitors(LaunchStep step) {
    return step instanceof Session
        || step instanceof Log
        || step instanceof JoinCgroup
        || step instanceof WatchOom
        || step instanceof AtExit
        || step instanceof NewNamespaces
        || step instanceof JoinNamespaces
        || step instanceof DeviceFilter
        || step instanceof MonitorStep.Restart
        || step instanceof MonitorStep.Health
        || step instanceof MonitorStep.Journal
        || step instanceof LaunchStep.Donor
        || step instanceof Handover
        || step instanceof JoinNamespace
        || step instanceof IdMaps
        || step instanceof TimeOffsets;
  }

  private static boolean isBeginning(LaunchStep step) {
    return step instanceof Session || step instanceof Handover;
  }

  private static long count(List<LaunchStep> steps, Class<? extends LaunchStep> kind) {
    return steps.stream().filter(kind::isInstance).count();
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("not a launch plan: " + rule);
    }
  }
}
