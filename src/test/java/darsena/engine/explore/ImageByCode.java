package darsena.engine.explore;

import static java.nio.charset.StandardCharsets.UTF_8;

import darsena.engine.image.LayerSummary;
import darsena.image.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An image for tests, told layer by layer. */
public final class ImageByCode {
  private final List<Consumer<ExplorationBuilder>> steps = new ArrayList<>();
  private final List<LayerSummary> layers = new ArrayList<>();

  public static ImageByCode image() {
    return new ImageByCode();
  }

  public ImageByCode layer() {
    return layer("step " + layers.size(), 0);
  }

  public ImageByCode layer(String createdBy, long size) {
    Digest digest = Digest.of(new byte[] {(byte) layers.size()});
    layers.add(new LayerSummary(digest, digest, size / 3, size, 0, createdBy));
    return step(ExplorationBuilder::nextLayer);
  }

  public ImageByCode directory(String path) {
    return directory(path, 0755);
  }

  public ImageByCode directory(String path, int mode) {
    return entry(path, EntryKind.DIRECTORY, mode, 0, 0, "", "");
  }

  /** A file of so many bytes; equal content texts are equal contents. */
  public ImageByCode file(String path, int size, String content) {
    return file(path, size, content, 0644, 0);
  }

  public ImageByCode file(String path, int size, String content, int mode, int user) {
    return entry(path, EntryKind.FILE, mode, user, size, "", content);
  }

  public ImageByCode symlink(String path, String target) {
    return entry(path, EntryKind.SYMLINK, 0777, 0, 0, target, "");
  }

  public ImageByCode link(String path, String target) {
    return entry(path, EntryKind.HARD_LINK, 0644, 0, 0, target, "");
  }

  public ImageByCode whiteout(String path) {
    return step(builder -> builder.whiteout(path.getBytes(UTF_8)));
  }

  public ImageByCode opaque(String path) {
    return step(builder -> builder.opaque(path.getBytes(UTF_8)));
  }

  public Exploration explored() {
    ExplorationBuilder builder = new ExplorationBuilder(layers);
    steps.forEach(step -> step.accept(builder));
    return builder.build();
  }

  private ImageByCode entry(
      String path, EntryKind kind, int mode, int user, long size, String target, String content) {
    byte[] digest = content.isEmpty() ? new byte[0] : content.getBytes(UTF_8);
    FileEntry entry =
        new FileEntry(
            path.getBytes(UTF_8),
            kind,
            mode,
            user,
            user,
            size,
            0,
            target.getBytes(UTF_8),
            digest,
            new byte[0]);
    return step(builder -> builder.add(entry));
  }

  private ImageByCode step(Consumer<ExplorationBuilder> step) {
    steps.add(step);
    return this;
  }
}
