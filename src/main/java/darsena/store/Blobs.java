package darsena.store;

import darsena.image.Digest;
import darsena.io.BoundedBytes;
import darsena.io.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Arrays;

/** Content by its digest. What is here was verified before it came. */
public final class Blobs {
  private final StorePaths paths;

  /** The blobs of a store. */
  public Blobs(StorePaths paths) {
    this.paths = paths;
  }

  /** Whether a blob is here. */
  public boolean has(Digest digest) {
    return Files.isRegularFile(paths.blob(digest), LinkOption.NOFOLLOW_LINKS);
  }

  /** The bytes of a document, verified again, since a document is small and much hangs on it. */
  public byte[] read(Digest digest, int limit) throws IOException {
    byte[] content;
    try (InputStream stream = open(digest)) {
      content = BoundedBytes.read(stream, limit);
    }
    if (!Digest.of(digest.computation().digest(content), digest.algorithm()).equals(digest)) {
      throw new DamagedBlobException(digest);
    }
    return content;
  }

  /** A blob of any size. */
  public InputStream open(Digest digest) throws IOException {
    return Files.newInputStream(paths.blob(digest), LinkOption.NOFOLLOW_LINKS);
  }

  /** How many bytes a blob has. */
  public long size(Digest digest) throws IOException {
    return Files.size(paths.blob(digest));
  }

  /** Keeps a document, durably. */
  public Digest put(byte[] content) throws IOException {
    Digest digest = Digest.of(content);
    put(digest, content);
    return digest;
  }

  /** Keeps a document whose digest was checked, durably; heals a damaged one. */
  public void put(Digest digest, byte[] content) throws IOException {
    boolean intact = has(digest) && Arrays.equals(Files.readAllBytes(paths.blob(digest)), content);
    if (!intact) {
      DurableFiles.createDirectories(paths.blobs(digest.algorithm()));
      DurableFiles.write(paths.blob(digest), content);
    }
  }

  /** A blob whose bytes are not those of its name. */
  public static final class DamagedBlobException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedBlobException(Digest digest) {
      super("the blob " + digest + " is damaged on disk");
    }
  }
}
