package darsena.engine.local.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import darsena.io.Json;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The facts of one container: a directory below a root that a reboot clears. */
record BundleFiles(Path directory) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_+.-]{1,1024}");
  private static final int MAXIMUM_BYTES = 16 << 20;

  /** Those of the container with that id, there or not. */
  static BundleFiles of(Path root, String id) {
    if (!ID.matcher(id).matches() || id.equals(".") || id.equals("..")) {
      throw RuntimeFailure.invalid("invalid id format: \"" + id + "\"");
    }
    return new BundleFiles(root.resolve(id));
  }

  static List<String> ids(Path root) {
    List<String> ids = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!name.startsWith(".")) {
          ids.add(name);
        }
      }
    } catch (IOException none) {
      return List.of();
    }
    ids.sort(null);
    return ids;
  }

  /** Who writes a byte there starts the program. */
  Path start() {
    return directory.resolve("start");
  }

  /** Closed when it has started. */
  Path done() {
    return directory.resolve("done");
  }

  private Path record() {
    return directory.resolve("state.json");
  }

  private Path cgroups() {
    return directory.resolve("cgroups");
  }

  private Path configuration() {
    return directory.resolve("config.json");
  }

  /** Takes the id: only one of several callers can. */
  void make() {
    try {
      Path parent = directory.toAbsolutePath().getParent();
      if (parent != null) {
        DurableFiles.createDirectories(parent);
      }
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException taken) {
      throw RuntimeFailure.conflict("container with given ID already exists");
    } catch (IOException refused) {
      throw RuntimeFailure.failed(FailureWords.of(refused), refused);
    }
  }

  void keep(JsonNode document) {
    write(configuration(), Json.bytes(document));
  }

  void keep(BundleRecord record) {
    write(record(), record.document());
  }

  /** What of the cgroup is there because of this container. */
  void keepCgroups(List<Path> made) {
    write(cgroups(), String.join("\n", made.stream().map(Path::toString).toList()).getBytes(UTF_8));
  }

  /** As it was kept; nothing when the creation did not come that far. */
  List<Path> readCgroups() {
    try {
      return new String(DurableFiles.read(cgroups(), MAXIMUM_BYTES), UTF_8)
          .lines()
          .map(Path::of)
          .toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException damaged) {
      throw RuntimeFailure.failed(
          "cannot read `" + cgroups() + "`: " + damaged.getMessage(), damaged);
    }
  }

  BundleRecord read() {
    try {
      return BundleRecord.read(DurableFiles.read(record(), MAXIMUM_BYTES));
    } catch (NoSuchFileException missing) {
      throw RuntimeFailure.missing();
    } catch (IOException | IllegalArgumentException damaged) {
      throw RuntimeFailure.failed(
          "cannot read `" + record() + "`: " + damaged.getMessage(), damaged);
    }
  }

  JsonNode readConfiguration() {
    try {
      return Json.parse(DurableFiles.read(configuration(), MAXIMUM_BYTES));
    } catch (NoSuchFileException missing) {
      throw RuntimeFailure.missing();
    } catch (IOException damaged) {
      throw RuntimeFailure.failed(
          "cannot read `" + configuration() + "`: " + damaged.getMessage(), damaged);
    }
  }

  boolean waits() {
    return Files.exists(start());
  }

  /** Everything of it; nothing there is no error. */
  void remove() {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        Files.deleteIfExists(entry);
      }
      Files.deleteIfExists(directory);
    } catch (NoSuchFileException gone) {
      // Somebody else was first.
    } catch (IOException refused) {
      throw RuntimeFailure.failed(FailureWords.of(refused), refused);
    }
  }

  /** A pid for another program: it never sees half of one. */
  static void writePid(Path file, int pid) {
    try {
      Path absolute = file.toAbsolutePath();
      Path aside = absolute.resolveSibling("." + absolute.getFileName());
      Files.writeString(aside, Integer.toString(pid));
      Files.move(
          aside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw RuntimeFailure.failed(FailureWords.of(refused), refused);
    }
  }

  /** Not synced: a reboot clears it all. */
  private static void write(Path file, byte[] content) {
    try {
      Path aside = file.resolveSibling(file.getFileName() + ".tmp");
      Files.write(aside, content);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw RuntimeFailure.failed(FailureWords.of(refused), refused);
    }
  }
}
