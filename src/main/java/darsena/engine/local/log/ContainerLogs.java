package darsena.engine.local.log;

import darsena.container.ContainerState;
import darsena.engine.container.log.ContainerLog;
import darsena.engine.container.log.LogLine;
import darsena.engine.container.log.LogQuery;
import darsena.engine.container.log.LogSink;
import darsena.engine.local.state.StateReader;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import darsena.logs.Line;
import darsena.logs.LogStream;
import darsena.logs.LogWindow;
import darsena.store.container.StoredContainer;
import java.io.IOException;

/** The logs of containers: windows to move about in, and streams to print. */
public final class ContainerLogs {
  private final StateReader states;

  /** Logs that end when their container has. */
  public ContainerLogs(StateReader states) {
    this.states = states;
  }

  /** A log to move about in. */
  public ContainerLog open(StoredContainer container) {
    return new WindowedLog(
        container.name(), new LogWindow(container.files().log(), () -> over(container)));
  }

  /** Gives the sink what the query asks for, and waits for more when it says so. */
  public void read(StoredContainer container, LogQuery query, LogSink sink) {
    LogStream stream = new LogStream(container.files().log(), new Pouring(sink));
    LogStream.Part part = new LogStream.Part(query.tail(), query.since(), query.until());
    try {
      if (query.follow()) {
        stream.follow(part, () -> over(container));
      } else {
        stream.read(part);
      }
    } catch (IOException problem) {
      throw unreadable(container.name(), problem);
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  /** A container that was removed meanwhile writes nothing more either. */
  private boolean over(StoredContainer container) {
    try {
      ContainerState state = states.state(container);
      return !state.alive();
    } catch (DarsenaException removed) {
      return true;
    }
  }

  static DarsenaException unreadable(String name, IOException problem) {
    return new DarsenaException(
        ErrorKind.FAILED,
        "cannot read the log of `" + name + "`: " + FailureWords.of(problem),
        "",
        problem);
  }

  static LogLine told(Line line) {
    return new LogLine(line.time(), line.stderr(), line.partial(), line.text());
  }

  private record Pouring(LogSink sink) implements LogStream.Reader {
    @Override
    public void line(Line line) {
      sink.line(told(line));
    }

    @Override
    public void caughtUp() {
      sink.caughtUp();
    }
  }
}
