package darsena.runtime.attach;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import darsena.runtime.HelperBinary;
import darsena.runtime.launch.PreparedLaunch;
import darsena.runtime.launch.ProbeContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Signals that come while a session's client is only being started. */
class EarlySignalIT {
  private static final int SIGUSR2 = 12;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  @TempDir Path directory;

  private ProbeContainer container;

  @BeforeAll
  static void assumePossible() throws IOException {
    ProbeContainer.assumePossible();
  }

  @BeforeEach
  void prepare() throws IOException {
    container = new ProbeContainer(directory);
  }

  @Test
  void aSignalToUsIsKeptUntilTheClientTakesIt() throws Exception {
    // It is the client that is slow here, nothing waits for the time to pass.
    HelperBinary slow = helper("kill -USR2 $PPID; sleep 0.2");
    assertThat(session(slow)).isEqualTo(new SessionOutcome.Exited(6));
  }

  @Test
  void aClientThatASignalEndedIsFollowedByAnother() throws Exception {
    String once = container.path("once");
    // As a terminal does it: the signal goes to us and to the client.
    HelperBinary killed =
        helper("[ -e " + once + " ] || { : >" + once + "; kill -USR2 $PPID $$; sleep 60; }");

    assertThat(session(killed)).isEqualTo(new SessionOutcome.Exited(6));
  }

  /** A program that needs the signal to end. */
  private SessionOutcome session(HelperBinary helper) throws Exception {
    AttachOptions options = new AttachOptions(false, true, true, true, Optional.empty());
    try (PreparedLaunch launch =
        ProbeContainer.launcher().prepare(container.plan("await:" + SIGUSR2, "exit:6"))) {
      try (AttachClient client =
          AttachClient.start(helper, container.file("attach.sock"), options, directory)) {
        launch.awaitAttached(client);
        launch.start();
        return client.await();
      }
    }
  }

  /**
   * The helper, with something that happens before its first instruction. By way of env the shell
   * goes by its own name meanwhile.
   */
  private HelperBinary helper(String first) throws IOException {
    Path script = container.file("darsena-helper");
    String real = ProbeContainer.helper().path().toString();
    Files.writeString(script, "#!/usr/bin/env sh\n" + first + "\nexec " + real + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return new HelperBinary(script);
  }
}
