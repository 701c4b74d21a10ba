package darsena.cgroup;

import darsena.cgroup.tree.CgroupFailure;
import darsena.cgroup.tree.CgroupFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One limit as it is told to the kernel.
 *
 * @param ways the files that take it; the first that is there is used
 * @param action for messages: {@code limit the memory}
 * @param need what becomes of it on a host that does not offer it
 */
record LimitWrite(String controller, List<Way> ways, String action, Need need) {

  /** A file and what is written to it. */
  record Way(String file, String value) {}

  /** Finds a controller's file; nothing when the host has no such controller. */
  interface Files {
    Optional<CgroupFile> find(String controller, String file);
  }

  /** How much a limit matters. */
  enum Need {
    /** Asked for, and nothing else stands for it: it is an error when the host has it not. */
    REQUIRED,
    /** It makes another limit finer: it is left out, and that is told. */
    FINER,
    /** A default of ours that goes with another limit: it is left out. */
    IMPLIED
  }

  static LimitWrite of(String controller, String file, Object value, String action, Need need) {
    return new LimitWrite(controller, List.of(new Way(file, String.valueOf(value))), action, need);
  }

  /**
   * Writes them all, and tells in sentences which were left out. Some take a certain order, which
   * depends on what the cgroup had before: what is refused at first is tried again after the rest.
   */
  static List<String> all(List<LimitWrite> writes, Files files) {
    List<String> leftOut = new ArrayList<>();
    List<LimitWrite> refused = new ArrayList<>();
    for (LimitWrite each : writes) {
      Optional<LimitWrite> again = each.write(files, leftOut);
      again.ifPresent(refused::add);
    }
    for (LimitWrite each : refused) {
      each.insist(files);
    }
    return leftOut;
  }

  private Optional<LimitWrite> write(Files files, List<String> leftOut) {
    for (Way way : ways) {
      Optional<CgroupFile> file = files.find(controller, way.file());
      if (file.isPresent() && file.get().exists()) {
        return written(file.get(), way) ? Optional.empty() : Optional.of(this);
      }
    }
    switch (need) {
      case REQUIRED ->
          throw CgroupFailure.missing(action, controller, LegacyCgroup.remedy(controller));
      case FINER -> leftOut.add("this host cannot " + action + ": that is left out");
      case IMPLIED -> {}
    }
    return Optional.empty();
  }

  private static boolean written(CgroupFile file, Way way) {
    try {
      file.write(way.value());
      return true;
    } catch (java.io.IOException notYet) {
      return false;
    }
  }

  private void insist(Files files) {
    for (Way way : ways) {
      Optional<CgroupFile> file = files.find(controller, way.file());
      if (file.isPresent() && file.get().exists()) {
        file.get().write(way.value(), action);
        return;
      }
    }
  }
}
