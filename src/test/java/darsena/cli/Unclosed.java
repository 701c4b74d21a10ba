package darsena.cli;

import darsena.engine.Containers;
import darsena.engine.Engine;
import darsena.engine.Events;
import darsena.engine.HostReport;
import darsena.engine.Housekeeping;
import darsena.engine.Images;
import darsena.engine.Transfers;

/** The same engine for several command lines, each of which closes what it opened. */
record Unclosed(Engine engine) implements Engine {
  @Override
  public Images images() {
    return engine.images();
  }

  @Override
  public Containers containers() {
    return engine.containers();
  }

  @Override
  public Transfers transfers() {
    return engine.transfers();
  }

  @Override
  public Events events() {
    return engine.events();
  }

  @Override
  public Housekeeping housekeeping() {
    return engine.housekeeping();
  }

  @Override
  public HostReport host() {
    return engine.host();
  }

  @Override
  public Subscription onChange(Runnable listener) {
    return engine.onChange(listener);
  }

  @Override
  public void close() {}
}
