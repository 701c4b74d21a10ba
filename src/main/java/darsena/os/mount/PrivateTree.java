package darsena.os.mount;

import darsena.os.ByteText;
import darsena.os.LibC;
import darsena.os.OsException;
import darsena.os.tree.OpenDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A container's tree of files, open for this process alone: nothing is mounted where others see it,
 * and the kernel takes it away with the last descriptor, however this process ends.
 */
public final class PrivateTree implements Closeable {
  private static final int CLONE_FS = 0x200;
  private static final int CLONE_NEWNS = 0x20000;
  private static final long OPEN_TREE = 428; // the same on every machine since Linux 5.2
  private static final long OPEN_TREE_CLONE = 1;

  private final OpenDirectory root;
  private final int namespace;

  private PrivateTree(OpenDirectory root, int namespace) {
    this.root = root;
    this.namespace = namespace;
  }

  /** What a process sees as its root, everything that is mounted there included. */
  public static PrivateTree seenBy(int pid) throws IOException {
    return new PrivateTree(OpenDirectory.rootOf(pid), -1);
  }

  /** The file system that is a process's root, without anything that is mounted on it. */
  public static PrivateTree rootFileSystemOf(int pid) throws IOException {
    return onThreadOfItsOwn(() -> {
      int namespace = open("/proc/" + pid + "/ns/mnt", LibC.O_RDONLY);
      try {
        int seen = open("/proc/" + pid + "/root", LibC.O_PATH | LibC.O_DIRECTORY);
        try {
          return new PrivateTree(cloned(namespace, seen), -1);
        } finally {
          LibC.close(seen);
        }
      } finally {
        LibC.close(namespace);
      }
    });
  }

  /** Only who is in a mount's namespace may clone it. */
  private static OpenDirectory cloned(int namespace, int root) throws OsException {
    check(LibC.unshare(CLONE_FS), "unshare", "the working directory");
    check(LibC.setns(namespace, CLONE_NEWNS), "setns", "the mount namespace");
    long flags = OPEN_TREE_CLONE | LibC.AT_EMPTY_PATH | LibC.O_CLOEXEC;
    try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
      long tree = LibC.syscall(OPEN_TREE, root, arena.allocateFrom("").address(), flags, 0);
      check(tree, "open_tree", "the root");
      try {
        return OpenDirectory.at((int) tree, "the root");
      } finally {
        LibC.close((int) tree);
      }
    }
  }

  /**
   * Layers, mounted as a container's root is, with what is mounted on it.
   *
   * @param mountPoint an empty directory of ours; nobody else sees what is mounted there
   */
  public static PrivateTree of(OverlayLayers layers, List<BindMount> binds, Path mountPoint)
      throws IOException {
    return onThreadOfItsOwn(() -> {
      check(LibC.unshare(CLONE_NEWNS), "unshare", "the mount namespace");
      OpenDirectory root = layers.mountAt(mountPoint);
      boolean complete = false;
      try {
        for (BindMount each : binds) {
          each.mountIn(root);
        }
        PrivateTree tree = new PrivateTree(root, open("/proc/thread-self/ns/mnt", LibC.O_RDONLY));
        complete = true;
        return tree;
      } finally {
        if (!complete) {
          root.close();
        }
      }
    });
  }

  /** What opens a tree. */
  private interface Opening {
    PrivateTree open() throws IOException;
  }

  /** A thread's namespaces are its own and end with it. */
  private static PrivateTree onThreadOfItsOwn(Opening opening) throws IOException {
    FutureTask<PrivateTree> task = new FutureTask<>(opening::open);
    Thread.ofPlatform().name("mounting").start(task);
    boolean interrupted = false;
    while (true) {
      try {
        return task.get();
      } catch (InterruptedException later) {
        interrupted = true;
      } catch (ExecutionException failure) {
        if (failure.getCause() instanceof IOException problem) {
          throw problem;
        }
        throw new IllegalStateException(failure.getCause());
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  static int open(String path, int flags) throws OsException {
    int opened = LibC.openat(LibC.AT_FDCWD, ByteText.terminated(path), flags | LibC.O_CLOEXEC, 0);
    check(opened, "openat", path);
    return opened;
  }

  static void check(long result, String call, String object) throws OsException {
    if (result < 0) {
      throw OsException.last(call, object);
    }
  }

  /** The root of the tree; open as long as this is. */
  public OpenDirectory root() {
    return root;
  }

  @Override
  public void close() throws IOException {
    try {
      root.close();
    } finally {
      if (namespace >= 0) {
        LibC.close(namespace);
      }
    }
  }
}
