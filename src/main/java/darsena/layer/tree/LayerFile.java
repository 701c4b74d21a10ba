package darsena.layer.tree;

import darsena.layer.LayerTree;
import darsena.os.NativeBuffer;
import darsena.os.tree.OpenDirectory;
import darsena.os.tree.OpenFile;
import java.io.IOException;
import java.io.InputStream;

/** The content of a regular file in a layer's tree, found by the kernel and never outside of it. */
public final class LayerFile extends InputStream {
  private static final int BUFFER = 64 << 10;

  private final OpenFile file;
  private long position;

  private LayerFile(OpenFile file) {
    this.file = file;
  }

  /**
   * Opens a file. Symbolic links on the way and at the end are followed inside this layer's tree.
   *
   * @throws IOException when there is no such file, or it is not a regular one
   */
  public static LayerFile open(LayerTree layer, byte[] path) throws IOException {
    try (OpenDirectory root = OpenDirectory.open(layer.tree())) {
      return new LayerFile(root.regularFileInRoot(path));
    }
  }

  /** Its size in bytes. */
  public long size() throws IOException {
    return file.status().size();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    try (NativeBuffer through = new NativeBuffer(Math.min(length, BUFFER))) {
      int count = file.read(position, buffer, offset, length, through);
      position += count;
      return count == 0 ? -1 : count;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
