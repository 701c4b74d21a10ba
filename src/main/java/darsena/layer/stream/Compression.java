package darsena.layer.stream;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import darsena.layer.InvalidLayerException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/** How a layer's stream is compressed, told by its first bytes. */
public enum Compression {
  NONE(""),
  GZIP("\u001f\u008b"),
  ZSTD("(\u00b5/\u00fd"),
  BZIP2("BZh"),
  XZ("\u00fd7zXZ\0");

  private static final int LONGEST = 6;

  /** 2^27 bytes, the window that the OCI image specification's readers must at least allow. */
  private static final int ZSTD_WINDOW_LOG = 27;

  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  /** The tar archive inside a stream. The end of it is the end of the stream. */
  public static InputStream open(InputStream compressed) throws IOException {
    PushbackInputStream in = new PushbackInputStream(compressed, LONGEST);
    byte[] start = in.readNBytes(LONGEST);
    in.unread(start);
    return switch (of(start)) {
      case NONE -> in;
      case GZIP -> new GzipInput(in);
      case ZSTD -> new ZstdInput(in);
      case BZIP2, XZ ->
          throw new InvalidLayerException(
              "it is compressed with %s, which layers may not be".formatted(of(start).name()));
    };
  }

  static Compression of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    for (Compression each : values()) {
      if (each != NONE && text.startsWith(each.magic)) {
        return each;
      }
    }
    return isSkippableFrame(start) ? ZSTD : NONE;
  }

  /** Zstandard, RFC 8878 section 3.1.2: magic numbers 0x184D2A50 to 0x184D2A5F. */
  private static boolean isSkippableFrame(byte[] start) {
    return start.length >= 4
        && (start[0] & 0xf0) == 0x50
        && start[1] == 0x2a
        && start[2] == 0x4d
        && start[3] == 0x18;
  }

  /** Every frame up to the end of the stream, its checksum verified by the library. */
  private static final class ZstdInput extends FilterInputStream {
    ZstdInput(InputStream in) throws IOException {
      super(new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW_LOG));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (ZstdIOException damaged) {
        throw new InvalidLayerException("its zstd stream is damaged: " + damaged.getMessage());
      }
    }
  }
}
