package darsena.layer.tar;

import darsena.layer.DeviceNumber;
import darsena.layer.EntryKind;
import darsena.layer.InvalidLayerException;
import darsena.layer.Metadata;
import darsena.layer.tar.SparseFormats.Blocks;
import darsena.layer.tar.SparseFormats.Found;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** An entry being read: what the extended headers before it said, then its own header. */
final class EntryBuilder {
  private static final long LARGEST_ID = 0xffff_fffeL;
  private static final int LARGEST_MAJOR = 0xfff;
  private static final int LARGEST_MINOR = 0xf_ffff;

  private PaxHeader pax = PaxHeader.none();
  private Optional<byte[]> name = Optional.empty();
  private Optional<byte[]> link = Optional.empty();
  private boolean blank = true;

  void extend(PaxHeader header) {
    pax = header;
    blank = false;
  }

  void named(byte[] longName) {
    name = Optional.of(longName);
    blank = false;
  }

  void linked(byte[] longLink) {
    link = Optional.of(longLink);
    blank = false;
  }

  /** Whether nothing was said yet. */
  boolean isBlank() {
    return blank;
  }

  /** How many bytes follow a file's header. */
  long storedSize(TarHeader header) throws InvalidLayerException {
    OptionalLong size = pax.number("size");
    return size.isPresent() ? size.getAsLong() : header.size();
  }

  /** The map of a file that a pax header declares sparse. */
  Optional<Found> sparse(long stored, Blocks blocks) throws IOException {
    Optional<String> major = pax.text("GNU.sparse.major");
    if (major.isEmpty() && pax.sparseNumbers().isEmpty()) {
      return Optional.empty();
    }
    String version = major.orElse("0") + "." + pax.text("GNU.sparse.minor").orElse("0");
    return switch (version) {
      case "0.0", "0.1" -> Optional.of(SparseFormats.inHeader(pax, stored));
      case "1.0" -> Optional.of(SparseFormats.inData(pax, stored, blocks));
      default -> throw new InvalidLayerException("a sparse entry is of format " + version);
    };
  }

  TarEntry build(TarHeader header, EntryKind kind, SparseMap sparse) throws InvalidLayerException {
    boolean device = kind == EntryKind.CHARACTER_DEVICE || kind == EntryKind.BLOCK_DEVICE;
    return new TarEntry(
        finalName(header),
        kind,
        metadata(header),
        pax.bytes("linkpath").or(() -> link).orElseGet(header::link),
        device ? device(header) : DeviceNumber.NONE,
        sparse);
  }

  private byte[] finalName(TarHeader header) {
    return pax.bytes("GNU.sparse.name")
        .or(() -> pax.bytes("path"))
        .or(() -> name)
        .orElseGet(header::name);
  }

  static EntryKind kind(TarHeader header) throws InvalidLayerException {
    return switch (header.type()) {
      case 0 -> endsInSlash(header.name()) ? EntryKind.DIRECTORY : EntryKind.FILE;
      case '0', '7', 'S' -> EntryKind.FILE;
      case '1' -> EntryKind.HARD_LINK;
      case '2' -> EntryKind.SYMBOLIC_LINK;
      case '3' -> EntryKind.CHARACTER_DEVICE;
      case '4' -> EntryKind.BLOCK_DEVICE;
      case '5' -> EntryKind.DIRECTORY;
      case '6' -> EntryKind.FIFO;
      default ->
          throw new InvalidLayerException(
              "a tar entry is of an unknown type, number " + (int) header.type());
    };
  }

  private static boolean endsInSlash(byte[] name) {
    return name.length > 0 && name[name.length - 1] == '/';
  }

  private Metadata metadata(TarHeader header) throws InvalidLayerException {
    TarTime time = TarTime.whole(header.seconds());
    Optional<String> precise = pax.text("mtime");
    if (precise.isPresent()) {
      time = TarTime.parse(precise.get());
    }
    return new Metadata(
        (int) (header.mode() & 07777),
        id(pax.number("uid"), header.uid()),
        id(pax.number("gid"), header.gid()),
        time.seconds(),
        time.nanoseconds(),
        pax.attributes());
  }

  private static long id(OptionalLong extended, long plain) throws InvalidLayerException {
    long id = extended.orElse(plain);
    if (id < 0 || id > LARGEST_ID) {
      throw new InvalidLayerException("a tar entry's owner is " + id);
    }
    return id;
  }

  private static DeviceNumber device(TarHeader header) throws InvalidLayerException {
    long major = header.deviceMajor();
    long minor = header.deviceMinor();
    if (major < 0 || major > LARGEST_MAJOR || minor < 0 || minor > LARGEST_MINOR) {
      throw new InvalidLayerException("a device has the number " + major + ":" + minor);
    }
    return new DeviceNumber((int) major, (int) minor);
  }
}
