package darsena;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A container as other engines ask our runtime for it: made of a bundle, one command at a time. */
final class RehearsalBundle {
  private static final String ID = "rehearsal-runtime";
  private static final List<String> VERBS =
      List.of(
          "create --bundle BUNDLE --pid-file BUNDLE/pid " + ID,
          "state " + ID,
          "start " + ID,
          "exec --detach --process BUNDLE/process.json --pid-file BUNDLE/pid " + ID,
          "exec " + ID + " /bin/lanterna true",
          "ps --format json " + ID,
          "pause " + ID,
          "resume " + ID,
          "list",
          "kill " + ID + " 9",
          "delete --force " + ID,
          "features");

  private final Path root;
  private final Path bundle;

  /**
   * @param root of a store that has the embedded image unpacked
   */
  RehearsalBundle(Path root) {
    this.root = root;
    this.bundle = root.resolve("bundle");
  }

  /** Plays every command. */
  void play() throws IOException {
    make();
    for (String verb : VERBS) {
      String line = verb.replace("BUNDLE", bundle.toString());
      List<String> words =
          Stream.concat(
                  Stream.of("runtime", "--root", root.resolve("runtime").toString()),
                  Stream.of(line.split(" ")))
              .toList();
      System.err.println("rehearsed `" + line + "`: " + Main.run(words));
    }
  }

  private void make() throws IOException {
    Path bin = Files.createDirectories(bundle.resolve("rootfs/bin"));
    Files.copy(program(), bin.resolve("lanterna"), StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(bundle.resolve("config.json"));
    Main.run(List.of("runtime", "spec", "--bundle", bundle.toString()));
    ObjectNode document =
        (ObjectNode) Json.parse(Files.readAllBytes(bundle.resolve("config.json")));
    ObjectNode process = (ObjectNode) document.path("process");
    process.put("terminal", false);
    process.remove("rlimits");
    process.putArray("args").add("/bin/lanterna").add("shine");
    filter((ObjectNode) document.path("linux"));
    Files.write(bundle.resolve("config.json"), Json.bytes(document));
    process.putArray("args").add("/bin/lanterna").add("true");
    Files.write(bundle.resolve("process.json"), Json.bytes(process));
  }

  /** Docker and podman always bring one. */
  private static void filter(ObjectNode linux) {
    ObjectNode filter = linux.putObject("seccomp").put("defaultAction", "SCMP_ACT_ALLOW");
    ArrayNode rules = filter.putArray("syscalls");
    rules.addObject().put("action", "SCMP_ACT_ERRNO").putArray("names").add("acct");
  }

  private Path program() throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve("layers"))) {
      return files
          .filter(file -> file.endsWith("bin/lanterna") && Files.isRegularFile(file))
          .findFirst()
          .orElseThrow(() -> new IOException("the embedded image has no program"));
    }
  }
}
