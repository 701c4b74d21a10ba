package darsena.cli.inspect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.cli.format.Times;
import darsena.container.policy.HealthCheck;
import darsena.container.policy.HealthReport;

/** A container's health under the names that docker gives its parts. */
final class HealthDocument {
  private HealthDocument() {}

  static void report(ObjectNode document, HealthReport health) {
    document.put("Status", health.status().word());
    document.put("FailingStreak", health.failures());
    ArrayNode log = document.putArray("Log");
    for (HealthReport.Probe probe : health.probes()) {
      log.addObject()
          .put("Start", Times.nanos(probe.start()))
          .put("End", Times.nanos(probe.end()))
          .put("ExitCode", probe.exitCode())
          .put("Output", probe.output());
    }
  }

  static void check(ObjectNode document, HealthCheck check) {
    check.test().forEach(document.putArray("Test")::add);
    document.put("Interval", check.interval().toNanos());
    document.put("Timeout", check.timeout().toNanos());
    document.put("StartPeriod", check.startPeriod().toNanos());
    document.put("StartInterval", check.startInterval().toNanos());
    document.put("Retries", check.retries());
  }
}
