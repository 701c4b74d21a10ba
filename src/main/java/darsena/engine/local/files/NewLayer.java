package darsena.engine.local.files;

import darsena.image.Digest;
import darsena.layer.OverlayMarks;
import darsena.layer.copy.TreeArchive;
import darsena.layer.tar.TarWriter;
import darsena.os.tree.OpenDirectory;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A layer made of an overlay's upper directory, in a file of its own. Closing removes it.
 *
 * @param diffId of the archive
 * @param blob of the compressed archive
 */
record NewLayer(Path file, Digest diffId, Digest blob, long size) implements Closeable {
  private static final int BUFFER = 256 << 10;

  static NewLayer of(Path upper, Path file) throws IOException {
    DigestOutputStream compressed =
        new DigestOutputStream(Files.newOutputStream(file), Digest.sha256());
    DigestOutputStream plain;
    try (OutputStream gzip = new GZIPOutputStream(compressed, BUFFER)) {
      plain = new DigestOutputStream(gzip, Digest.sha256());
      write(upper, plain);
    }
    return new NewLayer(
        file,
        Digest.of(plain.getMessageDigest().digest(), "sha256"),
        Digest.of(compressed.getMessageDigest().digest(), "sha256"),
        Files.size(file));
  }

  private static void write(Path upper, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
    TarWriter tar = new TarWriter(buffered);
    try (OpenDirectory root = OpenDirectory.open(upper);
        TreeArchive archive = TreeArchive.ofLayer(tar, OverlayMarks.TRUSTED)) {
      archive.contents(root);
    }
    tar.end();
    buffered.flush();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
