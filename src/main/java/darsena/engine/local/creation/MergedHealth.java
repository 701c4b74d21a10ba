package darsena.engine.local.creation;

import darsena.container.policy.HealthCheck;
import darsena.container.policy.HealthChoice;
import darsena.engine.container.CreateRequest;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.oci.HealthDefaults;
import darsena.oci.RunDefaults;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a container is asked whether it is well: the request over the image's HEALTHCHECK. */
final class MergedHealth {
  private static final List<String> SHELL = List.of("/bin/sh", "-c");

  private MergedHealth() {}

  static Optional<HealthCheck> of(CreateRequest request, RunDefaults image) {
    HealthChoice images = image.health().map(MergedHealth::choice).orElseGet(HealthChoice::unsaid);
    try {
      return request.health().over(images).check().map(check -> inShell(check, image.shell()));
    } catch (IllegalArgumentException wrong) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot create a container of `" + request.image() + "`: " + wrong.getMessage(),
          "`--no-healthcheck` leaves the image's check out.");
    }
  }

  private static HealthChoice choice(HealthDefaults image) {
    return new HealthChoice(
        image.test(),
        image.interval(),
        image.timeout(),
        image.startPeriod(),
        image.startInterval(),
        image.retries());
  }

  /** A shell of the image's own is written down, for the image may be gone when it is asked. */
  private static HealthCheck inShell(HealthCheck check, List<String> shell) {
    if (!check.test().getFirst().equals("CMD-SHELL") || shell.isEmpty() || shell.equals(SHELL)) {
      return check;
    }
    return new HealthCheck(
        Stream.concat(Stream.of("CMD"), check.commandLine(shell).stream()).toList(),
        check.interval(),
        check.timeout(),
        check.startPeriod(),
        check.startInterval(),
        check.retries());
  }
}
