package darsena.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParserTest {
  private final Syntax syntax =
      Syntax.of("run [OPTIONS] IMAGE [ARG...]", "Run")
          .arguments(1, Integer.MAX_VALUE)
          .flagsEndAtFirstArgument()
          .toggle("-i, --interactive", "")
          .toggle("-t, --tty", "")
          .toggle("--sig-proxy", "")
          .list("-e, --env", "NAME=VALUE", "")
          .value("--network, --net", "MODE", "")
          .value("-n, --tail", "NUMBER", "");

  private Arguments parse(String... line) {
    return Parser.parse(syntax, List.of(line));
  }

  @Test
  void shortFlagsJoin() {
    Arguments arguments = parse("-it", "nginx");
    assertThat(arguments.on("interactive")).isTrue();
    assertThat(arguments.on("tty")).isTrue();
    assertThat(parse("-tn5", "nginx").number("tail")).contains(5);
    assertThat(parse("-n=5", "nginx").number("tail")).contains(5);
  }

  @Test
  void valuesFollowOrAreJoined() {
    Arguments arguments =
        parse("-e", "A=1", "-eB=2", "--env", "C=3", "--env=D=4", "-e", "-x", "nginx");
    assertThat(arguments.list("env")).containsExactly("A=1", "B=2", "C=3", "D=4", "-x");
    assertThat(parse("--net", "none", "--network=host", "nginx").text("network")).contains("host");
  }

  @Test
  void switchesCanBeSwitchedOff() {
    assertThat(parse("nginx").on("sig-proxy", true)).isTrue();
    assertThat(parse("--sig-proxy=false", "nginx").on("sig-proxy", true)).isFalse();
    assertThat(parse("-t=0", "nginx").on("tty", true)).isFalse();
  }

  @Test
  void whatFollowsTheImageIsTheProgramsOwn() {
    Arguments arguments = parse("-i", "nginx", "sh", "-t", "--", "--frob");
    assertThat(arguments.words()).containsExactly("nginx", "sh", "-t", "--", "--frob");
    assertThat(arguments.on("tty")).isFalse();
    assertThat(parse("--", "-i").words()).containsExactly("-i");
    assertThat(parse("-").words()).containsExactly("-");
  }

  @Test
  void otherCommandsTakeFlagsAnywhere() {
    Syntax stop = Syntax.of("stop X", "Stop").someArguments().value("-t, --time", "N", "");
    Arguments arguments = Parser.parse(stop, List.of("a", "-t", "3", "b"));
    assertThat(arguments.words()).containsExactly("a", "b");
    assertThat(arguments.number("time")).contains(3);
  }

  @Test
  void helpIsAskedForOnlyWhereItIsOurs() {
    assertThat(Parser.asksForHelp(syntax, List.of("-i", "--help"))).isTrue();
    assertThat(Parser.asksForHelp(syntax, List.of("-e", "A=1", "-h"))).isTrue();
    assertThat(Parser.asksForHelp(syntax, List.of("nginx", "--help"))).isFalse();
    assertThat(Parser.asksForHelp(syntax, List.of("-e", "--help", "nginx"))).isFalse();
    assertThat(Parser.asksForHelp(syntax, List.of("--", "--help"))).isFalse();
  }

  @Test
  void aSlipIsRecognised() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("--netwrok", "none", "nginx"))
        .satisfies(wrong -> assertThat(wrong.status()).isEqualTo(125))
        .satisfies(wrong ->
            assertThat(wrong.remedy())
                .contains("Did you mean `--network`? See: darsena run --help"));
    assertThat(Suggestion.among(List.of("stop", "start", "stats"), "sotp")).contains("stop");
    assertThat(Suggestion.among(List.of("stop", "start", "stats"), "frobnicate")).isEmpty();
  }
}
