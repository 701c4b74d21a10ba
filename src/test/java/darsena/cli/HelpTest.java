package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  private final CommandLineFixture cli = new CommandLineFixture();

  static List<String> commands() {
    return Catalogue.names();
  }

  @Test
  void ofEverything() {
    CommandLineFixture.Outcome help = cli.run("--help");
    Golden.check("cli/help/darsena.txt", help.out());
    assertThat(help.status()).isZero();
    assertThat(cli.run()).isEqualTo(help);
    assertThat(cli.run("help")).isEqualTo(help);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void ofEachCommand(String command) {
    CommandLineFixture.Outcome help = cli.run(command, "--help");
    Golden.check("cli/help/" + command + ".txt", help.out());
    assertThat(help.status()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(cli.run("help", command)).isEqualTo(help);
    assertThat(cli.engines).isZero();
  }

  @Test
  void ofAFamily() {
    assertThat(cli.run("image").out())
        .startsWith("Usage:  darsena image COMMAND\n")
        .contains("\n  ls       List images\n")
        .contains("\n  pull     Fetch an image from a registry\n");
    assertThat(cli.run("image", "--help")).isEqualTo(cli.run("image"));
  }

  @Test
  void wrapsToTheWindow() {
    cli.window = new darsena.cli.command.Surroundings.Window(50, 24);
    assertThat(cli.run("ps", "--help").out().lines()).allMatch(line -> line.length() <= 50);
  }

  @Test
  void theShortFormIsHelpWhereItIsNothingElse() {
    assertThat(cli.run("ps", "-h").out()).startsWith("Usage:  darsena ps [OPTIONS]\n");
    cli.engine.addImage("nginx");
    assertThat(cli.run("run", "-d", "-h", "web1", "nginx").status()).isZero();
    assertThat(cli.engine.containers().list()).hasSize(1);
  }
}
