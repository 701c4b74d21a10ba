package darsena.engine;

import darsena.engine.explore.Exploration;
import darsena.engine.image.HistoryEntry;
import darsena.engine.image.ImageDetails;
import darsena.engine.image.ImageRemoval;
import darsena.engine.image.ImageSummary;
import darsena.engine.image.PullEvent;
import darsena.engine.image.PullRequest;
import darsena.engine.image.PulledImage;
import darsena.image.ImageReference;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Images in the store. Where a method takes {@code image}, it takes a reference or a unique prefix
 * of an id; a {@link darsena.error.DarsenaException} of kind NOT_FOUND says when there is none.
 */
public interface Images {

  /** All images, newest first. */
  List<ImageSummary> list();

  /** Everything about one. */
  ImageDetails inspect(String image);

  /** How it was made, newest step first. */
  List<HistoryEntry> history(String image);

  /**
   * Fetches an image: what is there already is not fetched, what an earlier try left is resumed.
   *
   * @param events told what happens, from several threads, one at a time
   */
  PulledImage pull(PullRequest request, Consumer<PullEvent> events);

  /** Gives an image one more name, taking the name from any other that has it. */
  void tag(String image, ImageReference name);

  /**
   * Takes a name from an image, and removes the image with its last one. By id, all names go.
   *
   * @param force also when several names or stopped containers hold it
   * @return what was done, in order, docker's "Untagged" and "Deleted"
   */
  List<ImageRemoval> remove(String image, boolean force);

  /** The files of an image as one tree over its layers, from the stored indexes. */
  Exploration explore(String image);

  /**
   * The content of a regular file as one layer has it.
   *
   * @param layer counted from 0, the lowest
   * @param path as the index has it, relative, without a leading slash; raw bytes
   */
  InputStream open(String image, int layer, byte[] path);
}
