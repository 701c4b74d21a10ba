package darsena.engine.local.housekeeping;

import darsena.engine.housekeeping.Defect;
import darsena.store.Garbage;
import darsena.store.StorePaths;
import darsena.store.container.ContainerRecords;
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

/** Looks at everything in a store, and mends what can be mended. */
record StoreCheck(StorePaths paths, ContainerRecords records) {

  List<Defect> run(boolean repair) throws IOException {
    List<Damage> found = new ArrayList<>(new BlobCheck(paths).run());
    found.addAll(new ImageCheck(paths).run());
    ContainerCheck containers = new ContainerCheck(paths, records);
    found.addAll(containers.run());
    containers.layersInUse().ifPresent(used -> found.addAll(unused(used)));
    List<Defect> told = new ArrayList<>();
    for (Damage each : found) {
      told.add(each.told(repair));
    }
    return told;
  }

  /** Layers that nothing refers to; a pull under way has some, which a repair leaves to it. */
  private List<Damage> unused(Set<String> used) {
    Set<String> needed = new HashSet<>(used);
    needed.addAll(Measuring.layers(paths).keySet());
    List<Damage> found = new ArrayList<>();
    try (DirectoryStream<Path> layers = Files.newDirectoryStream(paths.layers())) {
      for (Path layer : layers) {
        String key = String.valueOf(layer.getFileName());
        if (!key.startsWith(".") && !needed.contains(key)) {
          found.add(
              Damage.mendable(
                  "layer " + key,
                  "nothing refers to it",
                  "it is removed, unless a pull is at work with it",
                  () -> collected(layer)));
        }
      }
    } catch (NoSuchFileException noLayersYet) {
      return List.of();
    } catch (IOException unreadable) {
      found.add(Damage.lasting("layers", "they cannot be listed: " + unreadable.getMessage(), ""));
    }
    return found;
  }

  private boolean collected(Path layer) throws IOException {
    ContainerCheck now = new ContainerCheck(paths, records);
    List<String> _ =
        new Garbage(paths)
            .collect(() -> {
              try {
                List<Damage> _ = now.run();
                return now.layersInUse();
              } catch (IOException unknown) {
                return Optional.empty();
              }
            });
    return !Files.isDirectory(layer);
  }
}
