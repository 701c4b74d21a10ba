package darsena.layer.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import darsena.layer.tar.TarWriter;
import darsena.os.tree.OpenDirectory;
import darsena.os.tree.TreeSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that a container may have made to use up our descriptors. */
class DeepTreesTest {
  @TempDir Path root;

  @BeforeEach
  void makeDeeperThanAnybodyNeeds() throws IOException {
    Files.createDirectories(root.resolve("d/".repeat(700)));
    Files.writeString(root.resolve("d/file"), "12345");
    Files.writeString(root.resolve("d/".repeat(700) + "file"), "678");
  }

  @Test
  void whatIsTooDeepIsNotCounted() throws IOException {
    assertThat(TreeSize.of(root)).isEqualTo(5);
  }

  @Test
  void whatIsTooDeepIsNoArchive() throws IOException {
    try (OpenDirectory directory = OpenDirectory.open(root);
        TarWriter tar = new TarWriter(OutputStream.nullOutputStream());
        TreeArchive archive = new TreeArchive(tar)) {
      assertThatThrownBy(() -> archive.contents(directory))
          .hasMessage("directories are nested more than 512 deep");
    }
  }
}
