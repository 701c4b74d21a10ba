package darsena.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitLayerTest {
  @TempDir private Path directory;

  @Test
  void everyMountPointIsARealDirectoryOrFile() throws IOException {
    Path tree = directory.resolve("init");
    InitLayer.standard().create(tree);
    for (String name : new String[] {"dev/pts", "dev/shm", "proc", "sys", "etc"}) {
      assertThat(Files.isDirectory(tree.resolve(name), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
    for (String name : new String[] {"etc/hosts", "etc/hostname", "etc/resolv.conf"}) {
      assertThat(Files.isRegularFile(tree.resolve(name), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
    assertThat(Files.readSymbolicLink(tree.resolve("etc/mtab"))).hasToString("/proc/mounts");
    assertThat(mode(tree)).isEqualTo(0755);
    assertThat(mode(tree.resolve("etc"))).isEqualTo(0755);
  }

  @Test
  void theSecondTimeNothingHappensAndNothingIsLeftAside() throws IOException {
    Path tree = directory.resolve("init");
    InitLayer.standard().create(tree);
    InitLayer.standard().create(tree);
    try (Stream<Path> entries = Files.list(directory)) {
      assertThat(entries).containsExactly(tree);
    }
  }

  @Test
  void theDirectoryItCoversLooksLikeTheImages() throws IOException {
    Path tree = directory.resolve("other");
    InitLayer odd = new InitLayer(0750, 0, 0);
    odd.create(tree);
    assertThat(mode(tree.resolve("etc"))).isEqualTo(0750);
    assertThat(odd.key()).isEqualTo("init-750-0-0").isNotEqualTo(InitLayer.standard().key());
  }

  private static int mode(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode") & 07777;
  }
}
