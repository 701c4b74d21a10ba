package darsena.cli.lifecycle;

import darsena.cli.command.Command;
import darsena.cli.command.EachObject;
import darsena.cli.command.Session;
import darsena.cli.syntax.Syntax;
import darsena.container.ContainerState;
import darsena.engine.Engine;
import darsena.engine.container.ContainerDetails;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** {@code wait}: waits until containers have ended, or are as wanted, and prints exit codes. */
public final class WaitCommand implements Command {
  /** News may be missed, as when the host's watches are used up: so often is looked anyhow. */
  private static final long GLANCE_MILLIS = 250;

  /** What podman prints for a container that has not ended. */
  private static final int NOT_ENDED = -1;

  @Override
  public Syntax syntax() {
    return Syntax.of(
            "wait [OPTIONS] CONTAINER [CONTAINER...]",
            "Wait until containers end, print their exit codes")
        .someArguments()
        .list(
            "--condition",
            "CONDITION",
            "Until it is so instead: running, paused, exited, healthy, unhealthy …")
        .example("darsena wait --condition healthy web", "Until a server is well");
  }

  @Override
  public int run(Session session) {
    List<WaitCondition> conditions = session.arguments().readAll("condition", WaitCondition::parse);
    return EachObject.run(
        session,
        name ->
            session
                .out()
                .println(
                    conditions.isEmpty()
                        ? session.containers().await(name).shellCode()
                        : await(session, name, conditions)));
  }

  private static int await(Session session, String name, List<WaitCondition> conditions) {
    Semaphore news = new Semaphore(0);
    try (Engine.Subscription _ = session.engine().onChange(news::release)) {
      ContainerDetails details = session.containers().inspect(name);
      String id = details.spec().id().hex();
      while (!holds(details, conditions)) {
        boolean _ = news.tryAcquire(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        details = session.containers().inspect(id);
      }
      return details.state() instanceof ContainerState.Exited exited
          ? exited.status().shellCode()
          : NOT_ENDED;
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new DarsenaException(ErrorKind.CANCELLED, "the wait was cancelled", "");
    }
  }

  private static boolean holds(ContainerDetails details, List<WaitCondition> conditions) {
    return conditions.stream().anyMatch(condition -> condition.holds(details));
  }
}
