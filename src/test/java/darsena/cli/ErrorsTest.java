package darsena.cli;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.fixture.Golden;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way to be wrong, with its exit status and its words. */
class ErrorsTest {
  private static final List<String> WRONG_LINES =
      List.of(
          "frob",
          "sp",
          "imagse",
          "container frob",
          "build .",
          "image push",
          "volume ls",
          "image lss",
          "--frob ps",
          "help frob",
          "ps --al",
          "ps -z",
          "ps extra",
          "ps --filter status",
          "ps --filter status=foo",
          "ps --filter frob=1",
          "ps --last many",
          "ps --format {{.Frob}}",
          "ps --format {{.ID",
          "ps --all=maybe",
          "images --filter frob=1",
          "stop",
          "stop nope",
          "stop -t soon web",
          "stop -t",
          "kill -s FROB web",
          "kill gone",
          "pause gone",
          "unpause web",
          "rename web",
          "rename web gone",
          "rm web",
          "rm -f nope",
          "rmi nope",
          "exec web",
          "exec nope ls",
          "exec gone ls",
          "attach gone",
          "start web gone -a",
          "logs nope",
          "logs --tail some web",
          "logs --since yesterday web",
          "inspect nope",
          "inspect --type pod web",
          "pull",
          "pull BAD",
          "pull nope:1",
          "tag nginx BAD",
          "history nope",
          "top gone",
          "run",
          "run BAD",
          "run -p 80:80 nginx",
          "run --publish=80:80 nginx",
          "run -dp 80:80 nginx",
          "run --restart sometimes nginx",
          "run --restart always --rm nginx",
          "run --health-cmd true --no-healthcheck nginx",
          "run --health-interval often nginx",
          "run --ip 10.0.0.2 nginx",
          "run --dns here nginx",
          "run --gpus all nginx",
          "run --memory-swap 1g nginx",
          "run --ulimit nofile nginx",
          "create --volumes-from web nginx",
          "run --frob nginx",
          "run --nmae x nginx",
          "run nope:1",
          "run --pull never nope:1",
          "run --pull often nginx",
          "run --name web nginx",
          "run --name b/d nginx",
          "run -m 1m nginx",
          "run -m much nginx",
          "run --cpus few nginx",
          "run --cpus 0.001 nginx",
          "run -c heavy nginx",
          "run --pids-limit few nginx",
          "run --network frob nginx",
          "run -w there nginx",
          "run -v data:/srv nginx",
          "run -v /srv nginx",
          "run -v /tmp:srv nginx",
          "run -v /tmp:/srv:frob nginx",
          "run --mount type=volume,target=/x nginx",
          "run --mount type=bind,target=/x nginx",
          "run --mount type=bind,source=/nope/nope,target=/x nginx",
          "run --mount type=tmpfs,target=/x,frob=1 nginx",
          "run --tmpfs /x:frob nginx",
          "run --security-opt frob nginx",
          "run --stop-signal FROB nginx",
          "run -e =x nginx",
          "run --env-file /nope/nope nginx",
          "run -l =x nginx",
          "run -d -a stdout nginx",
          "run -a stdall nginx",
          "run -it nginx",
          "run --platform a/b/c/d nginx",
          "create",
          "create nope:1");

  private final CommandLineFixture cli = new CommandLineFixture();

  @BeforeEach
  void makeAFewContainers() {
    cli.engine.runContainer("web", "nginx");
    cli.engine.runContainer("gone", "nginx").exit(0);
  }

  @Test
  void areWordedTheSameWayEverywhere() {
    StringBuilder all = new StringBuilder();
    for (String line : WRONG_LINES) {
      CommandLineFixture.Outcome outcome = cli.run(line.split(" "));
      all.append("$ darsena ").append(line).append('\n');
      all.append(outcome.out()).append(outcome.err());
      all.append("(").append(outcome.status()).append(")\n\n");
    }
    Golden.check("cli/errors.txt", all.toString());
  }

  @Test
  void noCommandIsBothThereAndMissing() {
    assertThat(Catalogue.names()).noneMatch(AbsentCommands::has);
  }

  @Test
  void aStackTraceComesWithDebugOnly() {
    assertThat(cli.run("stop", "nope").err()).doesNotContain("Exception");
    assertThat(cli.run("--debug", "inspect", "--type", "pod", "web").err())
        .contains("darsena: cannot take `pod`")
        .contains("UsageException");
  }

  @Test
  void aFaultOfOursIsNoStackTraceEither() {
    cli.engine.failNext(
        "containers.pause", new DarsenaException(ErrorKind.FAILED, "cannot pause `web`: no", ""));
    assertThat(cli.run("pause", "web").err()).isEqualTo("darsena: cannot pause `web`: no\n");
    cli.engine.close();
    CommandLineFixture.Outcome fault = cli.run("ps");
    assertThat(fault.status()).isEqualTo(1);
    assertThat(fault.err())
        .startsWith("darsena: cannot go on: the engine is closed\n")
        .doesNotContain("Exception");
  }

  @Test
  void runTellsWhyAProgramDidNotStartByItsStatus() {
    for (ErrorKind kind : List.of(ErrorKind.COMMAND_NOT_FOUND, ErrorKind.NOT_EXECUTABLE)) {
      cli.engine.failNext(
          "containers.start", new DarsenaException(kind, "cannot run `frob` in `x`: no", ""));
      assertThat(cli.run("run", "--rm", "nginx", "frob").status()).isEqualTo(kind.runStatus());
    }
    assertThat(cli.engine.containers().list()).as("--rm holds for what never ran").hasSize(2);
  }
}
