package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.cli.command.Surroundings.Terminals;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the commands that move files ask of the engine. */
class FilesTest {
  private final CommandLineFixture cli = new CommandLineFixture();

  @BeforeEach
  void container() {
    cli.engine.runContainer("web", "nginx");
  }

  private String call(String... line) {
    CommandLineFixture.Outcome outcome = cli.run(line);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    return cli.engine.calls().getLast();
  }

  @Test
  void eachEndOfACopyIsAContainerTheHostOrAStream() {
    assertThat(call("cp", "web:/etc", "/tmp")).isEqualTo("transfers.copyOut web /etc /tmp");
    assertThat(call("cp", "-aL", "web:etc/", "a/b"))
        .isEqualTo("transfers.copyOut web /etc/ a/b owners follow");
    assertThat(call("cp", "./a:b", "web:/x")).isEqualTo("transfers.copyIn ./a:b web /x");
    assertThat(call("container", "cp", "/a:b", "web:/x")).endsWith("copyIn /a:b web /x");
    assertThat(call("cp", "web:/etc", "-")).isEqualTo("transfers.archive web /etc");
    cli.in = "tar".getBytes(StandardCharsets.UTF_8);
    assertThat(call("cp", "-", "web:/x")).isEqualTo("transfers.unpack tar web /x");
  }

  @Test
  void successIsToldAtATerminal() {
    cli.terminals = new Terminals(true, true, true);
    assertThat(cli.run("cp", "a", "web:/x").err())
        .isEqualTo("Successfully copied 1.5kB to web:/x\n");
    assertThat(cli.run("cp", "-q", "a", "web:/x").err()).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThat(cli.run("cp", "a", "b").err()).contains("at least one container source");
    assertThat(cli.run("cp", "web:/a", "web:/b").err()).contains("between containers");
    assertThat(cli.run("cp", "-", "-").status()).isEqualTo(1);
    cli.terminals = new Terminals(true, true, true);
    assertThat(cli.run("cp", "web:/a", "-").err()).contains("to a terminal");
    assertThat(cli.run("export", "web").err()).contains("to a terminal");
  }

  @Test
  void aCommitHasANameWhenOneIsGiven() {
    assertThat(call("commit", "web")).isEqualTo("transfers.commit web paused []");
    assertThat(
            call("commit", "-p=false", "-a", "Ada", "-m", "why", "-c", "USER ada", "web", "app:2"))
        .isEqualTo("transfers.commit web app:2 [USER ada]Adawhy");
  }

  @Test
  void nothingIsPublished() {
    assertThat(cli.run("port", "web").out()).isEmpty();
    assertThat(cli.run("port", "web", "80").err())
        .contains("no public port `80/tcp` published for web");
  }

  @Test
  void anExportGoesToStandardOutput() {
    assertThat(cli.run("export", "web").out()).isEqualTo("web");
  }
}
