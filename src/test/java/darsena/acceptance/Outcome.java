package darsena.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

/** What a command line came to. */
record Outcome(int status, String out, String err) {
  /** It went well; what it printed. */
  String expected() {
    assertThat(status).as(err).isZero();
    return out.strip();
  }

  /** One message of one or two lines, and nothing a person cannot read. */
  Outcome isOneMessage(int expectedStatus) {
    assertThat(err.lines().toList()).as(err).hasSizeBetween(1, 2);
    assertThat(err)
        .startsWith("darsena: ")
        .doesNotContain("Exception")
        .doesNotContain("\tat ")
        .doesNotContain("fault in Darsena")
        .doesNotContain("darsena.");
    assertThat(status).as(err).isEqualTo(expectedStatus);
    return this;
  }

  /** A message with these words in it. */
  void saying(String... words) {
    assertThat(err).contains(words);
  }
}
