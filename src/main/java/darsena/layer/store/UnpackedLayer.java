package darsena.layer.store;

import darsena.image.Digest;
import java.util.List;

/**
 * What was learnt of a layer while its stream went by.
 *
 * @param blob the sha256 of the stream as it came, compressed
 * @param blobSize its length in bytes
 * @param diffId the sha256 of the tar archive inside
 * @param tarSize its length in bytes
 * @param contentSize the sum of the sizes of the layer's files, hard links counted once
 * @param entries how many lines the file index has
 * @param notes what could not be kept, in sentences: attributes that the file system refuses,
 *     devices that an ordinary user may not make
 */
public record UnpackedLayer(
    Digest blob,
    long blobSize,
    Digest diffId,
    long tarSize,
    long contentSize,
    long entries,
    List<String> notes) {

  /** Copies the list. */
  public UnpackedLayer {
    notes = List.copyOf(notes);
  }
}
