package darsena.layer.index;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes the file that {@link FileIndex} reads. */
public final class FileIndexWriter {
  private FileIndexWriter() {}

  /** Writes a new file; the entries come in the order of their paths. */
  public static void write(Path file, Collection<IndexEntry> entries) throws IOException {
    CRC32C checksum = new CRC32C();
    try (DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(
                new BufferedOutputStream(
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 16),
                checksum))) {
      out.write(FileIndex.MAGIC);
      long[] offsets = new long[entries.size()];
      CountedRecords records = new CountedRecords(out);
      int count = 0;
      for (IndexEntry each : entries) {
        offsets[count++] = records.position;
        records.write(each);
      }
      writeTable(out, Arrays.copyOf(offsets, count));
      out.writeLong(records.position);
      out.writeInt(count);
      out.flush();
      out.writeInt((int) checksum.getValue());
    }
  }

  private static void writeTable(DataOutputStream out, long[] offsets) throws IOException {
    for (long each : offsets) {
      out.writeLong(each);
    }
  }

  /** Records and where the next one begins; DataOutputStream's own count stops at 2 GiB. */
  private static final class CountedRecords {
    private final ByteArrayOutputStream record = new ByteArrayOutputStream(512);
    private final DataOutputStream fields = new DataOutputStream(record);
    private final DataOutputStream out;
    private long position = FileIndex.MAGIC.length;

    CountedRecords(DataOutputStream out) {
      this.out = out;
    }

    void write(IndexEntry entry) throws IOException {
      record.reset();
      IndexRecord.write(entry, fields);
      position += record.size();
      record.writeTo(out);
    }
  }
}
