package darsena.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.Errno;
import org.junit.jupiter.api.Test;

class LaunchFailureTest {
  @Test
  void aCommandThatIsNotThereSaysSoAsDockerDoes() {
    DarsenaException failure = new LaunchFailure("execute", Errno.ENOENT, "foo").worded();

    assertThat(failure.kind()).isEqualTo(ErrorKind.COMMAND_NOT_FOUND);
    assertThat(failure.problem())
        .isEqualTo("cannot execute `foo`: executable file not found in $PATH");
  }

  @Test
  void aPathThatIsNotThereIsAnotherSentence() {
    DarsenaException failure = new LaunchFailure("execute", Errno.ENOENT, "/foo").worded();

    assertThat(failure.kind().runStatus()).isEqualTo(127);
    assertThat(failure.problem()).isEqualTo("cannot execute `/foo`: no such file or directory");
  }

  @Test
  void whatCannotBeExecutedIs126() {
    for (int errno : new int[] {Errno.EACCES, Errno.EISDIR, Errno.ENOEXEC}) {
      assertThat(new LaunchFailure("execute", errno, "/etc").worded().kind().runStatus())
          .isEqualTo(126);
    }
  }

  @Test
  void anUnknownUserIsTheRequestsFault() {
    DarsenaException failure = new LaunchFailure("user", Errno.ENOENT, "user bob").worded();

    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(failure.problem())
        .isEqualTo("unable to find user bob: no matching entries in passwd file");
  }

  @Test
  void anyOtherStepIsNamed() {
    assertThat(new LaunchFailure("overlay-root", 22, "/x").worded().problem())
        .isEqualTo("cannot set up the container: overlay-root `/x`: invalid argument");
  }

  @Test
  void aWarningNamesTheLimit() {
    assertThat(new LaunchWarning("resource-limit", Errno.EPERM, "7").sentence())
        .isEqualTo("the limit `nofile` stays at what this host allows: operation not permitted");
  }
}
