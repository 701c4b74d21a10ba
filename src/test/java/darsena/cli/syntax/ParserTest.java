package darsena.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
    assertThat(parse("-i", "--help").asksForHelp()).isTrue();
    assertThat(parse("-e", "A=1", "-h").asksForHelp()).isTrue();
    assertThat(parse("nginx", "--help").asksForHelp()).isFalse();
    assertThat(parse("-e", "--help", "nginx").asksForHelp()).isFalse();
    assertThat(parse("--", "--help").asksForHelp()).isFalse();
  }

  @Test
  void aValueIsWhateverWordFollows() {
    assertThat(parse("-e", "--", "-e", "-", "-e", "", "-e", "-t", "--net", "--tty", "nginx"))
        .satisfies(arguments -> {
          assertThat(arguments.list("env")).containsExactly("--", "-", "", "-t");
          assertThat(arguments.text("network")).contains("--tty");
          assertThat(arguments.given("tty")).isFalse();
          assertThat(arguments.words()).containsExactly("nginx");
        });
    assertThat(parse("-e", "--", "--", "-5").words()).containsExactly("-5");
  }

  @Test
  void aValueMayBeEmpty() {
    assertThat(parse("--env=", "-e=", "-te=", "nginx", "x").list("env"))
        .containsExactly("", "", "");
    assertThat(parse("-te=", "nginx", "x").words()).containsExactly("nginx", "x");
  }

  @Test
  void aFlagMayBeGivenAgain() {
    assertThat(parse("-n", "1", "-tn2", "--tail=3", "nginx").number("tail")).contains(3);
    assertThat(parse("-t", "-t", "--tty=false", "-it", "nginx").on("tty")).isTrue();
  }

  @Test
  void nothingInAWordIsSpecialButItsDash() {
    String[] words = {"@file", "${user.home}", "\"quoted\"", "a=b", "'", "", "true"};
    assertThat(parse(words).words()).containsExactly(words);
    assertThat(parse("-e=@file", "-e", "\"a\"", "-e${sys:user.home}", "nginx").list("env"))
        .containsExactly("@file", "\"a\"", "${sys:user.home}");
  }

  @Test
  void aSwitchTakesNoSeparateWord() {
    assertThat(parse("-t", "true").words()).containsExactly("true");
  }

  @Test
  void afterTwoDashesAllIsArgument() {
    Syntax rm = Syntax.of("rm X", "Remove").someArguments().toggle("-f, --force", "");
    Arguments arguments = Parser.parse(rm, List.of("a", "-f", "--", "-b", "--", "--force", "-5"));
    assertThat(arguments.words()).containsExactly("a", "-b", "--", "--force", "-5");
  }

  @Test
  void namesAreNeitherShortenedNorFoldedNorNegated() {
    assertThat(mistakeIn("--tail", "1", "--inter", "nginx")).contains("no flag `--inter`");
    assertThat(mistakeIn("--TTY", "nginx")).contains("no flag `--TTY`");
    assertThat(mistakeIn("--no-tty", "nginx")).contains("no flag `--no-tty`");
  }

  @Test
  void theFirstMistakeIsTold() {
    assertThat(mistakeIn("-t=maybe", "--frob", "nginx")).contains("`maybe` for `-t, --tty`");
    assertThat(mistakeIn("--frob=1", "-t=maybe", "nginx")).contains("no flag `--frob`");
    assertThat(mistakeIn("-itz5", "nginx")).contains("no flag `-z`");
    assertThat(mistakeIn("-5", "nginx")).contains("no flag `-5`");
    assertThat(mistakeIn("-it", "-n")).contains("`-n, --tail` needs a value");
    assertThat(mistakeIn("-ti=", "nginx")).contains("`` for `-i, --interactive`");
    assertThat(mistakeIn("-i")).contains("needs at least 1 argument");
  }

  @Test
  void helpComesWhateverElseIsWrong() {
    assertThat(parse("--frob", "-t=maybe", "--help").asksForHelp()).isTrue();
    assertThat(parse("-th").asksForHelp()).isTrue();
    assertThat(parse("--help=false", "nginx").asksForHelp()).isFalse();
    Syntax named = Syntax.of("run X", "Run").someArguments().value("-h, --hostname", "NAME", "");
    assertThat(Parser.parse(named, List.of("-h", "web", "x")).text("hostname")).contains("web");
  }

  private String mistakeIn(String... line) {
    return String.valueOf(catchThrowableOfType(UsageException.class, () -> parse(line)));
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
