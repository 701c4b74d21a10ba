package darsena.engine.local.housekeeping;

import darsena.error.DarsenaException;
import darsena.image.Digest;
import darsena.image.ImageReference;
import darsena.io.FailureWords;
import darsena.oci.Descriptor;
import darsena.oci.Manifest;
import darsena.oci.OciDocument;
import darsena.store.Blobs;
import darsena.store.ImageFacts;
import darsena.store.ImageNames;
import darsena.store.NamedManifest;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether each image in the index has all that belongs to it. */
record ImageCheck(StorePaths paths) {

  List<Damage> run() throws IOException {
    List<Damage> found = new ArrayList<>();
    try {
      for (NamedManifest entry : new ImageNames(paths).list()) {
        check(entry, found);
      }
    } catch (DarsenaException unreadable) {
      found.add(
          Damage.lasting("list of images", unreadable.problem(), unreadable.remedy().orElse("")));
    }
    return found;
  }

  private void check(NamedManifest entry, List<Damage> found) throws IOException {
    String name =
        entry.name().map(ImageReference::familiar).orElseGet(() -> entry.digest().toString());
    Blobs blobs = new Blobs(paths);
    try {
      OciDocument document = OciDocument.parse(blobs.read(entry.digest(), OciDocument.LARGEST), "");
      if (document instanceof Manifest manifest) {
        missing(manifest, blobs)
            .ifPresent(blob ->
                found.add(
                    Damage.lasting(
                        "image " + name, "its blob " + blob + " is not there", again(name))));
      }
    } catch (IOException unreadable) {
      found.add(
          Damage.lasting(
              "image " + name,
              "its manifest cannot be read: " + FailureWords.of(unreadable),
              again(name)));
    }
    checkTrees(entry.digest(), name, found);
  }

  private static Optional<Digest> missing(Manifest manifest, Blobs blobs) {
    if (!blobs.has(manifest.config().digest())) {
      return Optional.of(manifest.config().digest());
    }
    return manifest.layers().stream()
        .map(Descriptor::digest)
        .filter(digest -> !blobs.has(digest))
        .findFirst();
  }

  private void checkTrees(Digest manifest, String name, List<Damage> found) throws IOException {
    Optional<ImageFacts> facts = ImageFacts.read(paths, manifest);
    for (String key : facts.map(ImageFacts::keys).orElse(List.of())) {
      if (!Files.isDirectory(paths.layer(key).resolve("tree"))) {
        found.add(
            Damage.mendable(
                "image " + name,
                "its layer " + key + " is not unpacked",
                "it is no longer taken for complete; " + again(name),
                () -> {
                  ImageFacts.delete(paths, manifest);
                  return true;
                }));
        return;
      }
    }
  }

  private static String again(String name) {
    return "`darsena pull " + name + "` brings what is missing";
  }
}
