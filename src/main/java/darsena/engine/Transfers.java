package darsena.engine;

import darsena.engine.container.CommitRequest;
import darsena.engine.container.CopyOptions;
import darsena.engine.container.Transfer;
import darsena.image.Digest;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Files that go into containers and come out of them, by docker's rules: a container may be
 * running, paused or stopped. A host path that is relative starts at the working directory.
 */
public interface Transfers {

  /** Copies a file or directory of a container to the host. */
  Transfer copyOut(String container, String path, String hostPath, CopyOptions options);

  /** Writes a file or directory of a container as a tar archive. */
  Transfer archive(String container, String path, OutputStream tar, CopyOptions options);

  /** Copies a file or directory of the host into a container. */
  Transfer copyIn(String hostPath, String container, String path, CopyOptions options);

  /** Unpacks a tar archive, compressed or not, into a directory of a container. */
  Transfer unpack(InputStream tar, String container, String path, CopyOptions options);

  /** Makes an image of what a container has written over its own; returns its id. */
  Digest commit(String container, CommitRequest request);

  /** Writes the whole root of a container, without what is mounted in it, as a tar archive. */
  Transfer export(String container, OutputStream tar);
}
