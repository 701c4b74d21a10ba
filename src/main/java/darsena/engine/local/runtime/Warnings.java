package darsena.engine.local.runtime;

import darsena.runtime.launch.LaunchWarning;
import java.util.List;
import java.util.function.Consumer;

/**
 * What fell short in a launch. The specification says that limits and the oom score are as the
 * bundle has them, so that to clamp them is no way out here.
 */
final class Warnings {
  private Warnings() {}

  static void check(List<LaunchWarning> warnings, Consumer<String> listener) {
    for (LaunchWarning warning : warnings) {
      switch (warning.step()) {
        case "resource-limit" ->
            throw RuntimeFailure.conflict(
                "error setting rlimits for ready process: error setting rlimit type "
                    + warning.object()
                    + ": operation not permitted");
        case "oom-score" ->
            throw RuntimeFailure.conflict(
                "write /proc/self/oom_score_adj: " + warning.object() + ": permission denied");
        default -> listener.accept(warning.sentence());
      }
    }
  }
}
