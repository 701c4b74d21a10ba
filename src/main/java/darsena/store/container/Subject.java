package darsena.store.container;

import com.fasterxml.jackson.databind.node.TextNode;
import darsena.container.ContainerSpec;
import darsena.io.DurableFiles;
import darsena.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the journal of events says of a container: the part of a line that is the same for all its
 * events. It is kept in a file, from which a monitor, too, can tell the name that a container has
 * by now.
 */
public final class Subject {
  /** A monitor reads no more than 48 KiB. */
  private static final int LONGEST = 32 << 10;

  /** What events tell besides is not to be told twice. */
  private static final Set<String> TAKEN =
      Set.of(
          "comment",
          "execDuration",
          "execID",
          "exitCode",
          "image",
          "imageID",
          "imageRef",
          "name",
          "oldName",
          "signal");

  private Subject() {}

  /** Keeps it in the directory of a container that nobody sees yet. */
  public static void write(Path directory, ContainerSpec spec, String name) throws IOException {
    Files.write(directory.resolve(ContainerFiles.SUBJECT), of(spec, name));
  }

  /** Keeps another one. */
  public static void replace(ContainerFiles files, ContainerSpec spec, String name)
      throws IOException {
    DurableFiles.write(files.subject(), of(spec, name));
  }

  /** What is kept; empty when nothing is, as in containers of earlier versions. */
  public static Optional<byte[]> read(ContainerFiles files) {
    try {
      byte[] kept = DurableFiles.read(files.subject(), LONGEST);
      return kept.length == 0 ? Optional.empty() : Optional.of(kept);
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** The same for a container of which no more is known. */
  public static byte[] of(StoredContainer container) {
    String text =
        "\"Actor\":{\"ID\":\""
            + container.id().hex()
            + "\",\"Attributes\":{\"name\":"
            + quoted(container.name());
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] of(ContainerSpec spec, String name) {
    StringBuilder text = new StringBuilder(256);
    text.append("\"Actor\":{\"ID\":\"").append(spec.id().hex()).append("\",\"Attributes\":{");
    text.append("\"image\":").append(quoted(spec.imageName()));
    text.append(",\"name\":").append(quoted(name));
    for (Map.Entry<String, String> label : new TreeMap<>(spec.labels()).entrySet()) {
      String more = "," + quoted(label.getKey()) + ":" + quoted(label.getValue());
      if (!TAKEN.contains(label.getKey()) && text.length() + more.length() < LONGEST / 3) {
        text.append(more);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return new String(Json.bytes(TextNode.valueOf(text)), StandardCharsets.UTF_8);
  }
}
