package darsena.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.container.ContainerState;
import darsena.container.Limits;
import darsena.container.policy.RestartPolicy;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.ExecRequest;
import darsena.engine.event.Event;
import darsena.engine.event.EventPeriod;
import darsena.engine.event.EventSink;
import darsena.fixture.LeakCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is told of containers by whoever does something to them, and by their monitors. */
class EventsIT {
  @RegisterExtension final LeakCheck leaks = new LeakCheck();

  @TempDir Path root;
  EngineBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = EngineBench.at(root);
  }

  @AfterEach
  void close() {
    if (bench != null) {
      bench.close();
    }
  }

  private List<Event> past() {
    List<Event> events = new ArrayList<>();
    EventPeriod all = new EventPeriod(Optional.of(Instant.EPOCH), Optional.of(Instant.now()));
    bench.engine.events().read(all, events::add);
    return events;
  }

  private static ExecRequest command(List<String> command) {
    return new ExecRequest(
        command,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        Optional.empty());
  }

  private List<String> actions(String name) {
    return past().stream()
        .filter(event -> name.equals(event.attributes().get("name")))
        .map(Event::action)
        .toList();
  }

  @Test
  void aLifeIsToldInOrder() throws Exception {
    bench.run("boat", "trap '' TERM; while :; do sleep 0.1; done");
    bench.containers().exec("boat", command(List.of("sh", "-c", "exit 3")));
    bench.containers().pause("boat");
    bench.containers().unpause("boat");
    bench.containers().rename("boat", "ship");
    bench.containers().stop("ship", Optional.of(0));
    bench.containers().remove("ship", false);

    List<Event> events = past().stream().filter(event -> event.type().equals("container")).toList();
    assertThat(events.stream().map(Event::action))
        .containsExactly(
            "create",
            "start",
            "exec_create: sh -c exit 3",
            "exec_start: sh -c exit 3",
            "exec_die",
            "pause",
            "unpause",
            "rename",
            "kill",
            "kill",
            "die",
            "stop",
            "destroy");
    assertThat(events.get(4).attributes()).containsEntry("exitCode", "3").containsKey("execID");
    assertThat(events.get(7).attributes()).containsEntry("oldName", "/boat");
    // The monitor knows the name that the container has by then.
    assertThat(events.get(10).attributes())
        .containsEntry("exitCode", "137")
        .containsEntry("name", "ship")
        .containsEntry("image", EngineBench.IMAGE);
  }

  @Test
  void whatMonitorsDoByThemselvesIsTold() throws Exception {
    bench
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name("again")
                .restart(RestartPolicy.parse("on-failure:1"))
                .command(List.of("sh", "-c", "exit 1"))
                .build());
    bench.containers().start("again");
    new Lookout(bench).awaitState("again", ContainerState.Exited.class);
    bench
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name("brief")
                .autoRemove(true)
                .command(List.of("true"))
                .build());
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Thread listener = listen(heard);
    bench.containers().start("brief");
    until("destroy", heard);
    listener.interrupt();
    listener.join();

    assertThat(actions("again")).containsExactly("create", "start", "die", "start", "die");
    assertThat(actions("brief")).containsExactly("create", "start", "die", "destroy");
  }

  @Test
  void lackOfMemoryIsToldWhenItComes() throws Exception {
    bench
        .containers()
        .create(
            CreateRequest.builder(EngineBench.IMAGE)
                .name("greedy")
                .limits(new Limits(16L << 20, 0, 0, 50))
                .command(
                    List.of("sh", "-c", "dd if=/dev/zero of=/dev/null bs=64M count=1; sleep 1000"))
                .build());
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Thread listener = listen(heard);
    bench.containers().start("greedy");
    List<String> told = until("oom", heard);
    assertThat(told).contains("start").doesNotContain("die");
    bench.containers().stop("greedy", Optional.of(0));
    assertThat(until("stop", heard)).containsOnlyOnce("die").doesNotContain("oom");
    assertThat(bench.containers().inspect("greedy").outOfMemory()).isTrue();
    bench.containers().start("greedy");
    assertThat(bench.containers().inspect("greedy").outOfMemory()).isFalse();
    until("oom", heard);
    listener.interrupt();
    listener.join();
  }

  private Thread listen(BlockingQueue<String> heard) throws InterruptedException {
    Thread listener =
        Thread.ofPlatform()
            .start(() ->
                bench
                    .engine
                    .events()
                    .read(new EventPeriod(Optional.empty(), Optional.empty()), sink(heard)));
    assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("listening");
    return listener;
  }

  private static List<String> until(String last, BlockingQueue<String> heard)
      throws InterruptedException {
    List<String> told = new ArrayList<>();
    while (!told.contains(last)) {
      String next = heard.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("after %s", told).isNotNull();
      told.add(next);
    }
    return told;
  }

  @Test
  void theyAreHeardAsTheyHappenAndATornLineHidesNone() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    Thread listener = listen(heard);
    bench.run("boat", "exit 0");
    bench.containers().await("boat");
    Files.writeString(
        root.resolve("events/journal"),
        "{\"time\":17,\"timeNano\":17,\"Type\":\"cont",
        StandardOpenOption.APPEND);
    bench.containers().remove("boat", false);

    List<String> told = until("destroy", heard);
    assertThat(told).containsExactly("create", "start", "die", "destroy");
    assertThat(actions("boat")).isEqualTo(told);
    listener.interrupt();
    listener.join();
  }

  private static EventSink sink(BlockingQueue<String> heard) {
    return new EventSink() {
      private boolean listening;

      @Override
      public void event(Event event) {
        heard.add(event.action());
      }

      @Override
      public boolean caughtUp() {
        if (!listening) {
          heard.add("listening");
          listening = true;
        }
        return true;
      }
    };
  }
}
