package darsena.engine.local.files;

import darsena.engine.Transfers;
import darsena.engine.container.CommitRequest;
import darsena.engine.container.CopyOptions;
import darsena.engine.container.Transfer;
import darsena.engine.local.files.CopyPlan.Source;
import darsena.engine.local.parts.ContainerParts;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.image.Digest;
import darsena.io.FailureWords;
import darsena.layer.copy.Ownership;
import darsena.layer.copy.PlaceInTree;
import darsena.layer.copy.TreeArchive;
import darsena.layer.copy.TreeExtraction;
import darsena.layer.stream.Compression;
import darsena.layer.tar.TarReader;
import darsena.layer.tar.TarWriter;
import darsena.os.Errno;
import darsena.os.OsException;
import darsena.os.tree.OpenDirectory;
import darsena.store.container.StoredContainer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Files between this host and the containers of its store. */
public final class LocalTransfers implements Transfers {
  private static final int BUFFER = 256 << 10;

  private final ContainerParts parts;
  private final TreeAccess access;

  /** Transfers of one store's containers. */
  public LocalTransfers(ContainerParts parts) {
    this.parts = parts;
    this.access = new TreeAccess(parts);
  }

  /** A path in a tree, and the words for it in messages. */
  private record End(OpenDirectory root, String typed, String shown) {
    PlaceInTree place(boolean follow) throws IOException {
      try {
        return PlaceInTree.find(root, CopyPlan.bytes(typed), follow);
      } catch (OsException failure) {
        if (failure.errno() == Errno.ENOENT || failure.errno() == Errno.ENOTDIR) {
          throw absent();
        }
        throw failure;
      }
    }

    Source source(boolean follow) throws IOException {
      PlaceInTree place = place(follow);
      if (place.status().isEmpty()) {
        throw absent();
      }
      return new Source(typed, place);
    }

    DarsenaException absent() {
      return new DarsenaException(
          ErrorKind.NOT_FOUND, "could not find the file `" + typed + "` " + shown, "");
    }
  }

  @Override
  public Transfer copyOut(String container, String path, String hostPath, CopyOptions options) {
    StoredContainer found = parts.records().find(container);
    return working(
        found,
        () ->
            access.withEverything(
                found,
                root -> {
                  try (OpenDirectory host = OpenDirectory.open(Path.of("/"))) {
                    End to = new End(host, absolute(hostPath), "on this host");
                    return copy(inside(found, root, path), to, options);
                  }
                }));
  }

  @Override
  public Transfer copyIn(String hostPath, String container, String path, CopyOptions options) {
    StoredContainer found = parts.records().find(container);
    requireWritable(found);
    return working(
        found,
        () ->
            access.withEverything(
                found,
                root -> {
                  try (OpenDirectory host = OpenDirectory.open(Path.of("/"))) {
                    End from = new End(host, absolute(hostPath), "on this host");
                    return copy(from, inside(found, root, path), options);
                  }
                }));
  }

  private static End inside(StoredContainer container, OpenDirectory root, String path) {
    return new End(root, path, "in container " + container.name());
  }

  /** From tree to tree, through an archive in a pipe: one way of reading and one of writing. */
  private static Transfer copy(End from, End to, CopyOptions options) throws IOException {
    Source source = from.source(options.followLink());
    CopyPlan plan = CopyPlan.of(source, to.typed(), to.place(true));
    try (TreeExtraction extraction =
            new TreeExtraction(to.root(), plan.directory(), ownership(options));
        ArchivePipe pipe = new ArchivePipe(tar -> write(from, source, plan.as(), tar))) {
      extraction.extract(new TarReader(pipe.reader()));
      return new Transfer(extraction.bytes(), extraction.notes());
    }
  }

  private static void write(End from, Source source, byte[] as, TarWriter tar) throws IOException {
    try (TreeArchive archive = new TreeArchive(tar)) {
      write(from, source, as, archive);
    }
  }

  private static void write(End from, Source source, byte[] as, TreeArchive archive)
      throws IOException {
    PlaceInTree place = source.place();
    if (source.isDirectory()) {
      try (OpenDirectory directory = from.root().inRoot(place.path())) {
        archive.directory(directory, as);
      }
      return;
    }
    try (OpenDirectory parent = from.root().inRoot(place.directory())) {
      archive.entry(parent, place.name(), as);
    }
  }

  @Override
  public Transfer archive(String container, String path, OutputStream tar, CopyOptions options) {
    StoredContainer found = parts.records().find(container);
    return working(
        found,
        () ->
            access.withEverything(
                found,
                root -> {
                  End from = inside(found, root, path);
                  Source source = from.source(options.followLink());
                  byte[] as = source.meansContents() ? CopyPlan.bytes(".") : source.place().name();
                  return archived(tar, archive -> write(from, source, as, archive));
                }));
  }

  @Override
  public Transfer export(String container, OutputStream tar) {
    StoredContainer found = parts.records().find(container);
    return working(
        found,
        () ->
            access.withRootFileSystem(
                found,
                root -> archived(tar, archive -> archive.directory(root, CopyPlan.bytes(".")))));
  }

  @Override
  public Digest commit(String container, CommitRequest request) {
    return new Commit(parts).of(parts.records().find(container), request);
  }

  /** What is put into an archive. */
  private interface Filling {
    void into(TreeArchive archive) throws IOException;
  }

  private static Transfer archived(OutputStream out, Filling filling) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
    TarWriter tar = new TarWriter(buffered);
    try (TreeArchive archive = new TreeArchive(tar)) {
      filling.into(archive);
      tar.end();
      buffered.flush();
      return new Transfer(archive.bytes(), List.of());
    }
  }

  @Override
  public Transfer unpack(InputStream tar, String container, String path, CopyOptions options) {
    StoredContainer found = parts.records().find(container);
    requireWritable(found);
    return working(
        found,
        () ->
            access.withEverything(
                found,
                root -> {
                  End to = inside(found, root, path);
                  PlaceInTree place = to.place(true);
                  if (!place.isDirectory()) {
                    throw new DarsenaException(
                        ErrorKind.INVALID,
                        "destination `" + found.name() + ":" + path + "` must be a directory",
                        "");
                  }
                  try (TreeExtraction extraction =
                      new TreeExtraction(root, place.path(), ownership(options))) {
                    InputStream plain = Compression.open(new BufferedInputStream(tar, BUFFER));
                    extraction.extract(new TarReader(plain));
                    return new Transfer(extraction.bytes(), extraction.notes());
                  }
                }));
  }

  private static Ownership ownership(CopyOptions options) {
    return options.keepOwners() ? Ownership.KEPT : Ownership.OURS;
  }

  private void requireWritable(StoredContainer container) {
    if (parts.records().spec(container).readOnlyRoot()
        && !parts.states().state(container).alive()) {
      throw new DarsenaException(
          ErrorKind.REFUSED,
          "cannot copy into `" + container.name() + "`: its root is marked read-only",
          "");
    }
  }

  private static String absolute(String hostPath) {
    return hostPath.startsWith("/") ? hostPath : System.getProperty("user.dir") + "/" + hostPath;
  }

  /** A transfer on its way. */
  private interface Work {
    Transfer run() throws IOException;
  }

  private static Transfer working(StoredContainer container, Work work) {
    try {
      return work.run();
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot copy files of `" + container.name() + "`: " + FailureWords.of(problem),
          "",
          problem);
    }
  }
}
