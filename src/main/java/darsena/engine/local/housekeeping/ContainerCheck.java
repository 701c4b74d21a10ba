package darsena.engine.local.housekeeping;

import darsena.container.ContainerSpec;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.store.StorePaths;
import darsena.store.container.ContainerRecords;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks whether each container's record can be read, and what it stands on is there. */
final class ContainerCheck {
  private final StorePaths paths;
  private final ContainerRecords records;
  private final Set<String> layers = new HashSet<>();
  private boolean allReadable = true;

  ContainerCheck(StorePaths paths, ContainerRecords records) {
    this.paths = paths;
    this.records = records;
  }

  List<Damage> run() throws IOException {
    List<Damage> found = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (StoredContainer container : records.all()) {
      named.add(container.name());
      try {
        check(container, found);
      } catch (DarsenaException failure) {
        if (failure.kind() != ErrorKind.NOT_FOUND) {
          allReadable = false;
          found.add(
              Damage.lasting(
                  "container " + container.name(), failure.problem(), failure.remedy().orElse("")));
        }
      }
    }
    checkNames(named, found);
    return found;
  }

  /** The layers that containers stand on; empty when a record cannot tell. */
  Optional<Set<String>> layersInUse() {
    return allReadable ? Optional.of(layers) : Optional.empty();
  }

  private void check(StoredContainer container, List<Damage> found) {
    ContainerSpec spec = records.spec(container);
    layers.addAll(spec.layers());
    // Who runs it, and how it ended, has to be readable too.
    var _ = records.facts(container);
    for (String key : spec.layers()) {
      if (!Files.isDirectory(paths.layer(key).resolve("tree"))) {
        found.add(
            Damage.lasting(
                "container " + container.name(),
                "the layer " + key + " below it is not there",
                "`darsena pull "
                    + spec.imageName()
                    + "` may bring it; what the container has written is in `"
                    + container.files().upper()
                    + "`"));
      }
    }
  }

  private void checkNames(Set<String> named, List<Damage> found) throws IOException {
    try (DirectoryStream<Path> links = Files.newDirectoryStream(paths.names())) {
      for (Path link : links) {
        String name = String.valueOf(link.getFileName());
        if (!named.contains(name) && Files.isSymbolicLink(link) && !exists(link)) {
          found.add(
              Damage.mendable(
                  "name " + name,
                  "its container is not there",
                  "the name is given up",
                  () -> !exists(link) && Files.deleteIfExists(link)));
        }
      }
    } catch (NoSuchFileException noContainersYet) {
      // Then there are no names.
    }
  }

  private boolean exists(Path link) throws IOException {
    try {
      return Files.isDirectory(paths.containers().resolve(Files.readSymbolicLink(link)));
    } catch (NoSuchFileException gone) {
      return true;
    }
  }
}
