package darsena.layer.tar;

import static darsena.layer.tar.TarWriter.name;
import static org.assertj.core.api.Assertions.assertThat;

import darsena.layer.Metadata;
import darsena.os.tree.ExtendedAttribute;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** What the writer writes, another reader reads. */
class TarWriterTest {
  private static final Metadata PLAIN = Metadata.ofMode(0644).changedAt(1_700_000_000, 0);

  @Test
  void theSameEntriesGiveTheSameBytes() throws IOException {
    assertThat(archive()).isEqualTo(archive()).hasSize(5 * 512 + 512 + 1024);
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(bytes)) {
      tar.directory(name("etc"), Metadata.ofMode(0755));
      tar.file(name("etc/motd"), PLAIN, name("hello"));
      tar.symbolicLink(name("etc/link"), PLAIN, name("motd"));
      tar.whiteout(name("etc/gone"));
      tar.opaque(name("etc"));
    }
    return bytes.toByteArray();
  }

  @Test
  void marksAreThoseOfTheSpecification() throws IOException {
    assertThat(read(archive()))
        .extracting(TarArchiveEntry::getName)
        .containsExactly("etc/", "etc/motd", "etc/link", "etc/.wh.gone", "etc/.wh..wh..opq");
  }

  @Test
  void whatUstarCannotHoldGoesIntoAPaxHeader() throws IOException {
    String longName = "d/".repeat(99) + "file";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ExtendedAttribute attribute =
        new ExtendedAttribute("user.note", "x".getBytes(StandardCharsets.UTF_8));
    try (TarWriter tar = new TarWriter(bytes)) {
      tar.file(
          name(longName),
          new Metadata(04755, 4_000_000_000L, 3_000_000, -1, 750_000_000, List.of(attribute)),
          new byte[0]);
    }
    TarArchiveEntry entry = read(bytes.toByteArray()).getFirst();
    assertThat(entry.getName()).isEqualTo(longName);
    assertThat(entry.getLongUserId()).isEqualTo(4_000_000_000L);
    assertThat(entry.getLongGroupId()).isEqualTo(3_000_000);
    assertThat(entry.getLastModifiedTime().toMillis()).isEqualTo(-250);
    assertThat(entry.getMode()).isEqualTo(04755);
    assertThat(entry.getExtraPaxHeader("SCHILY.xattr.user.note")).isEqualTo("x");
  }

  @Test
  void theLengthOfARecordCountsItsOwnDigits() {
    PaxRecords pax = new PaxRecords();
    pax.add("k", "v".repeat(94)); // 94 + 4 make 98, whose two digits make 100, which has three
    assertThat(new String(pax.bytes(), StandardCharsets.UTF_8)).startsWith("101 k=v");
    assertThat(pax.bytes()).hasSize(101);
  }

  private static List<TarArchiveEntry> read(byte[] archive) throws IOException {
    List<TarArchiveEntry> entries = new ArrayList<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
        entries.add(each);
      }
    }
    return entries;
  }
}
