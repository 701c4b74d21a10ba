package darsena.engine.local.events;

import com.fasterxml.jackson.databind.node.TextNode;
import darsena.container.ContainerId;
import darsena.container.ContainerSpec;
import darsena.io.Json;
import darsena.runtime.MonitorStep;
import darsena.store.container.ContainerFiles;
import darsena.store.container.StoredContainer;
import darsena.store.container.Subject;
import darsena.store.journal.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the store's journal what happens. Nothing fails because it cannot be told. What containers
 * do by themselves, their monitors tell, by a step of their plans.
 */
public final class Herald {
  /** Of a command line that is executed, so much is told. */
  private static final int LONGEST_COMMAND = 4096;

  private final Journal journal;
  private final InstantSource clock;

  /** Tells a journal. */
  public Herald(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Tells what happened to a container.
   *
   * @param attributes names and values by turns
   */
  public void container(StoredContainer container, String action, String... attributes) {
    known(container).tell(action, attributes);
  }

  /** Reads who it is, so that it can be told of when it is gone. */
  public Known known(StoredContainer container) {
    return new Known(this, Subject.read(container.files()).orElseGet(() -> Subject.of(container)));
  }

  /** A container that may be told of. */
  public static final class Known {
    private final Herald herald;
    private final byte[] subject;

    private Known(Herald herald, byte[] subject) {
      this.herald = herald;
      this.subject = subject;
    }

    /** Tells what happened to it; attributes as names and values by turns. */
    public void tell(String action, String... attributes) {
      herald.tell("container", action, subject, more(attributes));
    }
  }

  /** Tells what happened to an image. */
  public void image(String id, String action, Map<String, String> attributes) {
    StringBuilder subject = new StringBuilder("\"Actor\":{\"ID\":").append(quoted(id));
    subject.append(",\"Attributes\":{");
    String comma = "";
    for (Map.Entry<String, String> each : new TreeMap<>(attributes).entrySet()) {
      subject.append(comma).append(quoted(each.getKey())).append(':');
      subject.append(quoted(each.getValue()));
      comma = ",";
    }
    tell("image", action, bytes(subject), "");
  }

  /** Tells that all that is not in use was removed, and how many bytes that gave. */
  public void prune(String type, long reclaimed) {
    String subject = "\"Actor\":{\"ID\":\"\",\"Attributes\":{\"reclaimed\":\"" + reclaimed + "\"";
    tell(type, "prune", bytes(subject), "");
  }

  /** What lets a container's monitor tell of its program. */
  public MonitorStep.Journal ofProgram(StoredContainer container, ContainerSpec spec)
      throws IOException {
    if (Subject.read(container.files()).isEmpty()) {
      Subject.replace(container.files(), spec, container.name());
    }
    return step(container.files(), "start", "die", "");
  }

  /** Tells of one more program in a container, and lets its monitor tell of its end. */
  public MonitorStep.Journal ofExec(StoredContainer container, List<String> command) {
    String line = String.join(" ", command);
    String told = line.substring(0, Math.min(LONGEST_COMMAND, line.length()));
    String id = ContainerId.random().hex();
    container(container, "exec_create: " + told, "execID", id);
    String started = quoted("exec_start: " + told);
    return step(
        container.files(),
        started.substring(1, started.length() - 1),
        "exec_die",
        more("execID", id));
  }

  private MonitorStep.Journal step(
      ContainerFiles files, String started, String ended, String attributes) {
    return new MonitorStep.Journal(
        journal.newest().toString(),
        Journal.MAXIMUM_BYTES,
        files.subject().toString(),
        started,
        ended,
        attributes);
  }

  private void tell(String type, String action, byte[] subject, String more) {
    Instant now = clock.instant();
    long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    line.writeBytes(
        bytes("{\"time\":" + now.getEpochSecond() + ",\"timeNano\":" + nanos + ",\"Type\":\""));
    line.writeBytes(bytes(type + "\",\"Action\":" + quoted(action) + ","));
    line.writeBytes(subject);
    line.writeBytes(bytes(more + "}}}\n"));
    try {
      journal.append(line.toByteArray());
    } catch (IOException untold) {
      // What was done stays done.
      return;
    }
  }

  private static String more(String... attributes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      text.append(",\"").append(attributes[i]).append("\":").append(quoted(attributes[i + 1]));
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return new String(Json.bytes(TextNode.valueOf(text)), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
