package darsena.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
  @Test
  void saysProblemAndRemedyInALineEach() {
    ErrorReport report =
        ErrorReport.of(
            new DarsenaException(
                ErrorKind.NOT_FOUND,
                "cannot pull `localhost:5000/web:2`: the registry has no tag `2`",
                "Tags there: 1, 1.1."));
    assertThat(report.lines())
        .containsExactly(
            "darsena: cannot pull `localhost:5000/web:2`: the registry has no tag `2`",
            "Tags there: 1, 1.1.");
  }

  @Test
  void foreignControlsAreShownNotSent() {
    ErrorReport report =
        ErrorReport.of(
            new DarsenaException(ErrorKind.REFUSED, "cannot pull `\u001b[2J\u202e`: no", ""));
    assertThat(report.lines()).containsExactly("darsena: cannot pull `\\x1b[2J\\u202e`: no");
  }

  @Test
  void aFaultOfOursAsksToBeReported() {
    ErrorReport report = ErrorReport.of(new IllegalStateException("index 3 of 2"));
    assertThat(report.kind()).isEqualTo(ErrorKind.FAILED);
    assertThat(report.lines())
        .containsExactly(
            "darsena: cannot go on: index 3 of 2",
            "This is a fault in Darsena. Run the same with --debug, and report what it prints.");
  }

  @Test
  void theTraceNamesTheCause() {
    DarsenaException failure =
        new DarsenaException(
            ErrorKind.FAILED, "cannot read `x`", "", new IOException("disk\u001b[2J"));
    assertThat(ErrorReport.of(failure).stackTrace())
        .contains("Caused by: java.io.IOException: disk\\x1b[2J\n  ... ");
  }
}
