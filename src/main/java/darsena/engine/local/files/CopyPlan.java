package darsena.engine.local.files;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.layer.copy.PlaceInTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where a copy goes, by docker's rules.
 *
 * @param directory a path in the tree of the destination
 * @param as the name of what is copied; {@code .} when what is in it goes right into the directory
 */
record CopyPlan(byte[] directory, byte[] as) {
  private static final byte[] CONTENTS = {'.'};

  /**
   * What is copied.
   *
   * @param typed the path as somebody typed it: one that ends in {@code /.} stands for what is in
   *     the directory, not for the directory
   */
  record Source(String typed, PlaceInTree place) {
    boolean isDirectory() {
      return place.isDirectory();
    }

    boolean meansContents() {
      return typed.equals(".")
          || typed.endsWith("/.")
          || (isDirectory() && place.name().length == 0);
    }
  }

  /** The plan; a {@link DarsenaException} says what is wrong with it. */
  static CopyPlan of(Source source, String typed, PlaceInTree destination) {
    if (assertsDirectory(source.typed()) && !source.isDirectory()) {
      throw refused(source.typed(), "it is not a directory");
    }
    if (destination.isDirectory()) {
      byte[] as = source.meansContents() ? CONTENTS : source.place().name();
      return new CopyPlan(destination.path(), as);
    }
    if (destination.status().isPresent() && source.isDirectory()) {
      throw refused(source.typed(), "a directory cannot replace the file `" + typed + "`");
    }
    if (destination.status().isPresent() && assertsDirectory(typed)) {
      throw refused(source.typed(), "`" + typed + "` is not a directory");
    }
    if (!source.isDirectory() && assertsDirectory(typed)) {
      throw refused(source.typed(), "there is no directory `" + typed + "`");
    }
    return new CopyPlan(destination.directory(), destination.name());
  }

  boolean isContents() {
    return Arrays.equals(as, CONTENTS);
  }

  private static boolean assertsDirectory(String path) {
    return path.endsWith("/") || path.endsWith("/.");
  }

  private static DarsenaException refused(String source, String reason) {
    return new DarsenaException(ErrorKind.INVALID, "cannot copy `" + source + "`: " + reason, "");
  }

  static byte[] bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8);
  }
}
