package darsena.container.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.container.policy.RestartPolicy.Mode;
import org.junit.jupiter.api.Test;

/** Docker's four policies. */
class RestartPolicyTest {
  @Test
  void aPolicyIsReadAsItIsWritten() {
    for (String text : new String[] {"no", "always", "unless-stopped", "on-failure"}) {
      assertThat(RestartPolicy.parse(text)).hasToString(text);
    }
    assertThat(RestartPolicy.parse("on-failure:7"))
        .isEqualTo(new RestartPolicy(Mode.ON_FAILURE, 7));
    assertThat(RestartPolicy.parse("on-failure:7")).hasToString("on-failure:7");
    assertThat(RestartPolicy.parse("on-failure:")).hasToString("on-failure");
    assertThat(RestartPolicy.parse("")).isEqualTo(RestartPolicy.none());
  }

  @Test
  void anythingElseIsRefusedInDockersWords() {
    refused("sometimes", "unknown policy 'sometimes'; use one of 'always', 'no', 'on-failure', or");
    refused(":3", "no policy provided before colon");
    refused("on-failure:x", "maximum retry count must be an integer");
    refused("on-failure:-1", "maximum retry count cannot be negative");
    refused("always:3", "maximum retry count can only be used with 'on-failure'");
  }

  @Test
  void afterARebootOnlyWhatWasStartedAndNotStoppedRunsAgain() {
    RestartPolicy always = RestartPolicy.parse("always");
    RestartPolicy unlessStopped = RestartPolicy.parse("unless-stopped");

    assertThat(always.resumes(true, false)).isTrue();
    assertThat(always.resumes(true, true)).isTrue();
    assertThat(always.resumes(false, false)).isFalse();
    assertThat(unlessStopped.resumes(true, false)).isTrue();
    assertThat(unlessStopped.resumes(true, true)).isFalse();
    assertThat(RestartPolicy.parse("on-failure").resumes(true, false)).isFalse();
    assertThat(RestartPolicy.none().resumes(true, false)).isFalse();
  }

  private static void refused(String text, String reason) {
    assertThatThrownBy(() -> RestartPolicy.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
