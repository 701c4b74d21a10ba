package darsena.engine.local.images;

import darsena.engine.image.ImageRemoval;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.store.Garbage;
import darsena.store.ImageFacts;
import darsena.store.NamedManifest;
import darsena.store.StorePaths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes names from images, and removes those that are left without: docker's rules, from its
 * image_delete.go, and its texts.
 */
final class ImageRemover {
  private final StorePaths paths;
  private final ImageCatalog catalog;
  private final ImageUse use;

  ImageRemover(StorePaths paths, ImageCatalog catalog, ImageUse use) {
    this.paths = paths;
    this.catalog = catalog;
    this.use = use;
  }

  List<ImageRemoval> remove(String text, boolean force) throws IOException {
    Map<NamedManifest, ImageFacts> images = catalog.entries();
    ImageLookup.Found found = new ImageLookup(images).find(text);
    Digest id = found.facts().id();
    List<NamedManifest> named =
        images.entrySet().stream()
            .filter(entry -> entry.getValue().id().equals(id))
            .map(Map.Entry::getKey)
            .filter(entry -> entry.name().isPresent())
            .toList();
    if (found.name().isPresent()) {
      return removeName(text, found.name().get(), found.facts(), named, force);
    }
    refuseIfUsed(id, named, force);
    return removeAll(found.facts(), named);
  }

  private List<ImageRemoval> removeName(
      String text, NamedManifest name, ImageFacts facts, List<NamedManifest> named, boolean force)
      throws IOException {
    boolean last = named.size() == 1;
    Optional<ImageUse.Use> user = user(facts.id());
    if (last && !force && user.isPresent()) {
      throw conflict(
          "unable to remove repository reference \""
              + text
              + "\" (must force) - container "
              + user.get().container().abbreviated()
              + " is using its referenced image "
              + facts.id().abbreviated(),
          "Remove the container first, or use `rmi -f`.");
    }
    if (!last || user.isPresent()) {
      return untag(List.of(name));
    }
    refuseIfUnclear(text, force);
    return removeAll(facts, named);
  }

  /** By id: one in several repositories, or under a container, needs force; a running one stays. */
  private void refuseIfUsed(Digest id, List<NamedManifest> named, boolean force) {
    Optional<ImageUse.Use> running = uses(id).filter(ImageUse.Use::running).findFirst();
    if (running.isPresent()) {
      throw conflict(
          "unable to delete "
              + id.abbreviated()
              + " (cannot be forced) - image is being used by running container "
              + running.get().container().abbreviated(),
          "Stop the container first.");
    }
    if (force) {
      return;
    }
    refuseIfUnclear(id.abbreviated(), false);
    Set<String> repositories =
        named.stream()
            .flatMap(entry -> entry.name().stream())
            .map(name -> name.familiarName() + name.tag().orElse(""))
            .collect(Collectors.toSet());
    if (repositories.size() > 1) {
      throw conflict(
          "unable to delete "
              + id.abbreviated()
              + " (must be forced) - image is referenced in multiple repositories",
          "Use `rmi -f`, or remove it by its names.");
    }
    Optional<ImageUse.Use> stopped = user(id);
    if (stopped.isPresent()) {
      throw conflict(
          "unable to delete "
              + id.abbreviated()
              + " (must be forced) - image is being used by stopped container "
              + stopped.get().container().abbreviated(),
          "Remove the container first, or use `rmi -f`.");
    }
  }

  /**
   * A container that can no longer say what it stands on may stand on this. Forced, layers stay.
   */
  private void refuseIfUnclear(String image, boolean force) {
    List<String> unreadable = use.uses().unreadable();
    if (!force && !unreadable.isEmpty()) {
      String container = unreadable.getFirst();
      throw conflict(
          "unable to remove "
              + image
              + " (must force) - the record of the container `"
              + container
              + "` is damaged, and it may be using this image",
          "Remove it with `darsena rm -f "
              + container
              + "`, or use `rmi -f`, which leaves all layers where they are.");
    }
  }

  private List<ImageRemoval> untag(List<NamedManifest> gone) throws IOException {
    catalog.names().update(before -> without(before, gone));
    List<ImageRemoval> done = new ArrayList<>();
    for (NamedManifest entry : gone) {
      entry.name().ifPresent(name -> done.add(new ImageRemoval.Untagged(name.familiar())));
    }
    return done;
  }

  /** The names go; an image that loses its last one stays without, until it is removed. */
  private static List<NamedManifest> without(List<NamedManifest> before, List<NamedManifest> gone) {
    List<NamedManifest> after = new ArrayList<>();
    for (NamedManifest entry : before) {
      after.add(gone.contains(entry) ? entry.unnamed() : entry);
    }
    return darsena.store.ImageNames.tidied(after);
  }

  private List<ImageRemoval> removeAll(ImageFacts facts, List<NamedManifest> named)
      throws IOException {
    List<ImageRemoval> done = new ArrayList<>();
    for (NamedManifest entry : named) {
      entry.name().ifPresent(name -> done.add(new ImageRemoval.Untagged(name.familiar())));
      digestName(entry)
          .map(ImageRemoval.Untagged::new)
          .filter(e -> !done.contains(e))
          .ifPresent(done::add);
    }
    Set<Digest> manifests =
        catalog.entries().entrySet().stream()
            .filter(entry -> entry.getValue().id().equals(facts.id()))
            .map(entry -> entry.getKey().digest())
            .collect(Collectors.toSet());
    catalog
        .names()
        .update(before ->
            before.stream().filter(entry -> !manifests.contains(entry.digest())).toList());
    List<String> layers = new Garbage(paths).collect(this::layersInUse);
    done.add(new ImageRemoval.Deleted(facts.id().toString()));
    for (ImageFacts.Layer layer : facts.layers().reversed()) {
      if (layers.contains(layer.key())) {
        done.add(new ImageRemoval.Deleted(layer.diffId().toString()));
      }
    }
    return done;
  }

  /** The name by digest that a pull gave besides. */
  static Optional<String> digestName(NamedManifest entry) {
    return entry
        .name()
        .flatMap(name -> entry.source().map(digest -> name.familiarName() + "@" + digest));
  }

  private Optional<Set<String>> layersInUse() {
    ImageUse.Uses uses = use.uses();
    return uses.unreadable().isEmpty()
        ? Optional.of(
            uses.known().stream()
                .flatMap(each -> each.layers().stream())
                .collect(Collectors.toSet()))
        : Optional.empty();
  }

  private Optional<ImageUse.Use> user(Digest id) {
    return uses(id).findFirst();
  }

  private java.util.stream.Stream<ImageUse.Use> uses(Digest id) {
    return use.uses().known().stream().filter(each -> each.image().equals(id));
  }

  private static DarsenaException conflict(String reason, String remedy) {
    return new DarsenaException(ErrorKind.CONFLICT, "conflict: " + reason, remedy);
  }
}
