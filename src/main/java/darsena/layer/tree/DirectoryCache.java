package darsena.layer.tree;

import darsena.layer.LayerPath;
import darsena.os.OsException;
import darsena.os.tree.OpenDirectory;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The directories used last, kept open: archives stay in one for a while and come back. */
final class DirectoryCache implements Closeable {
  private static final int MOST = 64;

  private final OpenDirectory root;
  private final Map<LayerPath, OpenDirectory> open = new LinkedHashMap<>(MOST, 0.75f, true);

  /**
   * @param root stays the caller's
   */
  DirectoryCache(OpenDirectory root) {
    this.root = root;
  }

  /** A directory by its real path; to be used before the next call. */
  OpenDirectory directory(LayerPath path) throws OsException {
    if (path.isRoot()) {
      return root;
    }
    OpenDirectory known = open.get(path);
    if (known != null) {
      return known;
    }
    OpenDirectory opened = root.beneath(path.bytes());
    open.put(path, opened);
    if (open.size() > MOST) {
      closeEldest();
    }
    return opened;
  }

  private void closeEldest() throws OsException {
    Iterator<OpenDirectory> eldest = open.values().iterator();
    OpenDirectory closing = eldest.next();
    eldest.remove();
    closing.close();
  }

  /** Closes all: a directory was replaced. */
  void forget() throws OsException {
    for (OpenDirectory each : new ArrayList<>(open.values())) {
      each.close();
    }
    open.clear();
  }

  @Override
  public void close() throws OsException {
    forget();
  }
}
