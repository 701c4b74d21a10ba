package darsena.sample;

import darsena.layer.Metadata;
import darsena.layer.tar.TarWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One layer of the sample image.
 *
 * @param createdBy the instruction that the image's history names
 * @param tar the uncompressed archive
 */
record SampleLayer(String createdBy, byte[] tar) {
  private static final long KEEPER = 1543; // the year the lighthouse of Genoa was rebuilt
  private static final long CHANGED_AT = 1_767_225_600; // 2026-01-01, so that builds repeat
  private static final int LENS_BYTES = 1 << 20;

  /** What writes a layer's entries. */
  private interface Entries {
    void write(Archive archive) throws IOException;
  }

  /** The lowest first. */
  static List<SampleLayer> all(byte[] program) {
    return List.of(base(program), harbour(), repainted(), cleaned());
  }

  private static SampleLayer base(byte[] program) {
    return layer(
        "ADD lantern.tar /",
        to -> {
          for (String name :
              List.of("bin", "dev", "etc", "proc", "root", "run", "srv", "sys", "var")) {
            to.directory(name, 0755);
          }
          to.directory("tmp", 01777);
          to.file("bin/lanterna", 0755, program);
          to.tar.hardLink(name("bin/sh"), to.metadata(0755), name("bin/lanterna"));
          for (String tool : SampleText.TOOLS) {
            to.tar.symbolicLink(name("bin/" + tool), to.metadata(0777), name("lanterna"));
          }
          to.file("etc/passwd", 0644, text(SampleText.PASSWD));
          to.file("etc/group", 0644, text(SampleText.GROUP));
          to.file("etc/os-release", 0644, text(SampleText.OS_RELEASE));
          to.file("etc/motd", 0644, text("The lantern is being built.\n"));
        });
  }

  private static SampleLayer harbour() {
    return layer(
        "COPY harbour /",
        to -> {
          to.directory("opt", 0755);
          to.directory("opt/lamp", 0755);
          to.file("opt/lamp/lens.dat", 0644, lens());
          to.directory("srv/harbour", 0755);
          to.file("srv/harbour/tides.csv", 0644, text(SampleText.tides()));
          to.directory("srv/harbour/charts", 0755);
          to.file("srv/harbour/charts/inner-basin.txt", 0644, text(SampleText.OLD_CHART));
          to.file("srv/harbour/charts/roads.txt", 0644, text("Anchor in 12 fathoms, mud.\n"));
          to.directory("var/cache", 0755);
          to.directory("var/cache/build", 0755);
          to.file("var/cache/build/mortar.o", 0644, text(SampleText.tides().repeat(2)));
          to.file("var/cache/build/stone.o", 0644, text(SampleText.tides()));
        });
  }

  private static SampleLayer repainted() {
    return layer(
        "RUN chown -R keeper /opt/lamp && echo Lit. >/etc/motd",
        to -> {
          Metadata keeper = to.metadata(0755).ownedBy(KEEPER, KEEPER);
          to.tar.directory(name("opt/lamp"), keeper);
          to.tar.file(name("opt/lamp/lens.dat"), to.metadata(0644).ownedBy(KEEPER, KEEPER), lens());
          to.file("etc/motd", 0644, text("Lit.\n"));
        });
  }

  private static SampleLayer cleaned() {
    return layer(
        "RUN rm -rf /var/cache/build /srv/harbour/charts && survey /srv/harbour/charts",
        to -> {
          to.tar.whiteout(name("var/cache/build"));
          to.directory("srv/harbour/charts", 0755);
          to.tar.opaque(name("srv/harbour/charts"));
          to.file("srv/harbour/charts/inner-basin.txt", 0644, text(SampleText.NEW_CHART));
        });
  }

  /** As big as it is dull: the point is that a later layer stores it again. */
  private static byte[] lens() {
    byte[] rings = new byte[LENS_BYTES];
    for (int i = 0; i < rings.length; i++) {
      rings[i] = (byte) ((i >> 6) * 31 + (i & 63));
    }
    return rings;
  }

  private static SampleLayer layer(String createdBy, Entries entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarWriter tar = new TarWriter(bytes)) {
      entries.write(new Archive(tar));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new SampleLayer(createdBy, bytes.toByteArray());
  }

  private static byte[] name(String text) {
    return TarWriter.name(text);
  }

  private static byte[] text(String text) {
    return TarWriter.name(text);
  }

  /** Entries of one date, owned by root unless said otherwise. */
  private record Archive(TarWriter tar) {
    Metadata metadata(int mode) {
      return Metadata.ofMode(mode).changedAt(CHANGED_AT, 0);
    }

    void directory(String path, int mode) throws IOException {
      tar.directory(name(path), metadata(mode));
    }

    void file(String path, int mode, byte[] content) throws IOException {
      tar.file(name(path), metadata(mode), content);
    }
  }
}
