package darsena.store;

/** Is told how a blob comes in. */
public interface IngestListener {

  /** So many bytes of it are on disk. */
  void present(long bytes);

  /** All are, and their digest is right. */
  void verified();
}
