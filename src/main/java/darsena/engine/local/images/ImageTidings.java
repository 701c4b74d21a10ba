package darsena.engine.local.images;

import darsena.engine.image.ImageRemoval;
import darsena.engine.local.events.Herald;
import darsena.error.DarsenaException;
import darsena.image.Digest;
import darsena.image.ImageReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the journal is told of images: docker's words, with the labels of the image. */
record ImageTidings(ImageFinder images, Herald herald) {

  void pulled(ImageReference name, Digest id) {
    herald.image(name.familiar(), "pull", attributes(name.familiarName(), id));
  }

  void tagged(ImageReference name, Digest id) {
    herald.image(id.toString(), "tag", attributes(name.familiar(), id));
  }

  /** Layers go with their image, and are not told of. */
  void removed(Digest id, List<ImageRemoval> removals) {
    Map<String, String> name = Map.of("name", id.toString());
    for (ImageRemoval removal : removals) {
      switch (removal) {
        case ImageRemoval.Untagged _ -> herald.image(id.toString(), "untag", name);
        case ImageRemoval.Deleted(String digest) when digest.equals(id.toString()) ->
            herald.image(digest, "delete", name);
        case ImageRemoval.Deleted _ -> {}
      }
    }
  }

  private Map<String, String> attributes(String name, Digest id) {
    Map<String, String> attributes = new HashMap<>();
    try {
      attributes.putAll(images.find(id.toString()).config().defaults().labels());
    } catch (DarsenaException goneMeanwhile) {
      attributes.clear();
    }
    attributes.put("name", name);
    return attributes;
  }
}
