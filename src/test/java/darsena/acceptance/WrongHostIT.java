package darsena.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.LeakCheck;
import darsena.fixture.TestImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What users, disks and files may have wrong: one clear message, the right status. */
class WrongHostIT {
  private static final List<String> PROGRAM =
      List.of("main", "classes", "jackson-", "jna-", "picocli-", "commons-compress-");

  @TempDir static Path directory;

  @RegisterExtension final LeakCheck leaks = new LeakCheck();
  private Darsena darsena;

  @BeforeEach
  void open() throws Exception {
    darsena = Darsena.at(directory.resolve("store"));
  }

  @AfterEach
  void clear() {
    if (darsena != null) {
      darsena.clear();
    }
  }

  @Test
  void somebodyWhoIsNotRoot() throws Exception {
    darsena.here("images").expected();
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path home = Files.createDirectories(directory.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    String[] nobody = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    String classes = readableClasses();

    darsena.from(classes).by(nobody).run("ps").isOneMessage(1).saying("root");
    Darsena own = Darsena.at(home.resolve("store")).from(classes).by(nobody);
    own.run("run", "--rm", "lanterna", "hello").isOneMessage(125).saying("root");
    assertThat(home).isEmptyDirectory();
  }

  /** The libraries may be in a home directory that others cannot enter. */
  private static String readableClasses() throws Exception {
    Path copies = Files.createDirectories(directory.resolve("classes"));
    String[] parts = System.getProperty("java.class.path").split(File.pathSeparator);
    for (String part : parts) {
      if (PROGRAM.stream().anyMatch(nameOf(part)::startsWith)) {
        Darsena.host("cp", "-r", "--no-preserve=mode", part, copies + "/" + nameOf(part));
      }
    }
    try (Stream<Path> all = Files.list(copies)) {
      return all.map(Path::toString).collect(joining(File.pathSeparator));
    }
  }

  private static String nameOf(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  @Test
  void theRecordOfOneContainerIsDamaged() throws Exception {
    darsena.here("create", "--name", "good", "lanterna", "hello").expected();
    String id = darsena.here("create", "--name", "bad", "lanterna").expected();
    Files.writeString(
        darsena.root().resolve("containers").resolve(id).resolve("spec.json"), "{\"a");

    assertThat(darsena.run("ps", "-a", "--format", "{{.Names}} {{.Image}}").expected().lines())
        .containsExactlyInAnyOrder("good lanterna", "bad (damaged record)");
    darsena
        .run("start", "bad")
        .isOneMessage(1)
        .saying("`bad` is damaged", "/spec.json`: line 1", "darsena rm -f bad");
    darsena.here("inspect", "--format", "{{.Id}}", "bad").isOneMessage(1).saying("`bad`");
    assertThat(darsena.run("start", "-a", "good").expected()).startsWith("Ahoy from ");
    darsena.here("rm", "-f", "bad").expected();
    assertThat(darsena.containers()).hasSize(1);
  }

  @Test
  void theListOfImagesIsDamaged() throws Exception {
    darsena.here("images").expected();
    Path index = darsena.root().resolve("index.json");
    byte[] sound = Files.readAllBytes(index);
    Files.writeString(index, "{\"schemaVersion\":2,");

    darsena.run("images").isOneMessage(1).saying(index.toString(), "line 1");
    darsena.here("create", "lanterna").isOneMessage(125).saying(index.toString());
    assertThat(darsena.here("ps", "-a", "-q").expected()).isEmpty();
    Files.delete(index);
    assertThat(darsena.run("run", "--rm", "lanterna", "hello").expected()).startsWith("Ahoy from ");
    Files.write(index, sound);
    assertThat(darsena.here("images").expected()).contains("lanterna");
  }

  @Test
  void aDocumentOfAnImageIsDamaged() throws Exception {
    TestImage image = TestImage.small();
    Darsena two = ProbeImage.bringTo(darsena, "other", image);
    Path config = two.root().resolve("blobs/sha256").resolve(image.id().hex());
    Files.writeString(config, "{");

    assertThat(two.run("images").out()).contains("lanterna");
    two.here("create", "other", "x").isOneMessage(125).saying("`other`", image.id().toString());
    two.here("create", "lanterna").expected();
    two.here("rmi", "-f", "other").expected();
    assertThat(two.here("images").expected()).doesNotContain("other");
  }

  @Test
  void theStoreIsOnAReadOnlyDisk() throws Exception {
    Path disk = Files.createDirectories(directory.resolve("disk"));
    Darsena.host("mount", "-t", "tmpfs", "-o", "size=4m,ro", "sealed", disk.toString());
    try {
      Darsena sealed = Darsena.at(disk.resolve("store"));
      sealed.run("ps").isOneMessage(1).saying(disk.toString(), "ead-only", "--root");
    } finally {
      Darsena.host("umount", disk.toString());
    }
    Darsena.at(Files.writeString(directory.resolve("file"), ""))
        .here("ps")
        .isOneMessage(1)
        .saying(directory.resolve("file").toString(), "irectory");
  }

  @Test
  void theConfigurationIsWrong() throws Exception {
    Path file = directory.resolve("config.toml");
    Files.writeString(file, "theme = \"dark\"\n\nlog = = 3\n");
    darsena.run("--config", file.toString(), "ps").isOneMessage(1).saying(file + "", "line 3");
    Files.writeString(file, "\nthem = \"dark\"\n");
    Darsena configured = darsena.with("DARSENA_CONFIG", file.toString());
    configured.run("ps").isOneMessage(1).saying(file.toString(), "line 2", "`them`", "theme");
    Files.writeString(file, "[log]\nmaximum-files = \"many\"\n");
    Outcome wrongType = configured.run("run", "lanterna").isOneMessage(125);
    wrongType.saying("line 2");
    Files.delete(file);
    configured.run("ps").isOneMessage(1).saying("no such file");
  }
}
