package darsena.runtime.planning;

import darsena.container.isolation.Isolation;
import darsena.container.isolation.Ulimit;
import darsena.runtime.host.HostFeatures;
import java.util.ArrayList;
import java.util.List;

/** What this host clamps instead of refusing it: limits of open files, and low oom scores. */
final class Shortfalls {
  private static final String OPEN_FILES = "nofile";

  private final HostFeatures host;

  Shortfalls(HostFeatures host) {
    this.host = host;
  }

  /** With CAP_SYS_RESOURCE, every limit can be raised and every score lowered. */
  List<String> of(Isolation isolation) {
    if (host.available().contains("SYS_RESOURCE")) {
      return List.of();
    }
    List<String> told = new ArrayList<>();
    long most = host.openFilesLimit();
    for (Ulimit limit : isolation.ulimits()) {
      boolean above = limit.hard() == Ulimit.UNLIMITED || limit.hard() > most;
      if (limit.name().equals(OPEN_FILES) && above) {
        told.add("this host allows " + most + " open files at most: the limit is that");
      }
    }
    if (isolation.oomScore() < 0) {
      told.add("this host does not lower oom scores: it may stay above " + isolation.oomScore());
    }
    return told;
  }
}
