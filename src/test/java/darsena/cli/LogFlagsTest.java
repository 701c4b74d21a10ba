package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.policy.LogPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFlagsTest {
  private final CommandLineFixture cli = new CommandLineFixture();

  @BeforeEach
  void haveAnImage() {
    cli.engine.addImage("nginx");
  }

  private LogPolicy policy(String... flags) {
    String[] line = new String[flags.length + 2];
    line[0] = "create";
    System.arraycopy(flags, 0, line, 1, flags.length);
    line[line.length - 1] = "nginx";
    assertThat(cli.run(line).status()).isZero();
    return cli.engine.containers().requests().getLast().log();
  }

  @Test
  void withoutFlagsTheConfigurationDecides() {
    assertThat(policy()).isEqualTo(LogPolicy.standard());
    assertThat(policy("--log-driver", "json-file")).isEqualTo(LogPolicy.standard());
  }

  @Test
  void sizeAndNumberOfFiles() {
    assertThat(policy("--log-opt", "max-size=10m", "--log-opt", "max-file=3"))
        .isEqualTo(new LogPolicy(true, 10 << 20, 3));
    assertThat(policy("--log-opt", "max-size=-1").maximumBytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void noLogAtAll() {
    assertThat(policy("--log-driver=none")).isEqualTo(LogPolicy.none());
  }

  @ParameterizedTest
  @CsvSource({
    "--log-driver, syslog, it takes local or none",
    "--log-opt, max-size, it takes a key and a value",
    "--log-opt, max-size=, ",
    "--log-opt, max-size=0, max-size takes a size",
    "--log-opt, max-file=0, max-file takes a number",
    "--log-opt, colour=red, there are the options max-size and max-file"
  })
  void whatIsNotUnderstoodIsRefused(String flag, String value, String said) {
    var outcome = cli.run("create", flag, value, "nginx");
    assertThat(outcome.status()).isEqualTo(125);
    assertThat(outcome.err()).contains(flag).contains(said == null ? "" : said);
  }

  @Test
  void optionsOfNoLogAreAContradiction() {
    assertThat(cli.run("create", "--log-driver=none", "--log-opt=max-file=2", "nginx").err())
        .contains("conflicting options");
  }
}
