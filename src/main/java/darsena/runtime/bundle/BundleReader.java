package darsena.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import darsena.io.Json;
import darsena.io.Json.MalformedJsonException;
import darsena.io.JsonFields;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads bundles. Every field is of its type or refused; fields that nobody knows are ignored, as
 * the specification demands ("Extensibility"), values that nobody knows are refused ("Valid
 * values").
 */
public final class BundleReader {
  private static final int MAXIMUM_BYTES = 16 << 20;
  private static final Pattern VERSION =
      Pattern.compile("1\\.\\d{1,4}\\.\\d{1,4}([-+][0-9A-Za-z.+-]{1,64})?");

  private BundleReader() {}

  /** The configuration of the bundle in a directory, as it stands there. */
  public static JsonNode document(Path bundle) {
    return parse(bundle.resolve("config.json"));
  }

  /** What a configuration says. */
  public static Bundle bundle(JsonNode document) {
    try {
      return bundle(JsonFields.of(document));
    } catch (IllegalArgumentException wrong) {
      throw invalid(String.valueOf(wrong.getMessage()));
    }
  }

  /** What a process.json says. */
  public static BundleProcess process(Path file) {
    try {
      return ProcessReader.read(JsonFields.of(parse(file)));
    } catch (IllegalArgumentException wrong) {
      throw invalid(String.valueOf(wrong.getMessage()));
    }
  }

  /** Any JSON document from a file. */
  public static JsonNode parse(Path file) {
    try {
      return Json.parse(DurableFiles.read(file, MAXIMUM_BYTES));
    } catch (NoSuchFileException missing) {
      throw invalid("JSON specification file " + file + " not found");
    } catch (MalformedJsonException malformed) {
      throw invalid(file + ": " + malformed.getMessage());
    } catch (IOException unreadable) {
      throw invalid(FailureWords.of(unreadable));
    }
  }

  private static Bundle bundle(JsonFields fields) {
    String version = fields.text("ociVersion");
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "ociVersion \"" + version + "\" is not a version 1 of the specification");
    }
    if (!fields.has("process")) {
      throw new IllegalArgumentException("process property must not be empty");
    }
    if (!fields.has("root")) {
      throw new IllegalArgumentException("root must be specified");
    }
    JsonFields linux = fields.object("linux");
    Bundle bundle =
        new Bundle(
            version,
            ProcessReader.read(fields.object("process")),
            fields.object("root").text("path"),
            fields.object("root").flag("readonly"),
            fields.optionalText("hostname").filter(name -> !name.isEmpty()),
            fields.optionalText("domainname").filter(name -> !name.isEmpty()),
            fields.objects("mounts").stream().map(BundleReader::mount).toList(),
            hooks(fields.object("hooks")),
            fields.textsByKey("annotations"),
            new LinuxReader(linux).linux(),
            linux.raw("resources"));
    BundleChecks.check(bundle);
    return bundle;
  }

  private static BundleMount mount(JsonFields mount) {
    String destination = mount.text("destination");
    if (destination.isEmpty()) {
      throw new IllegalArgumentException("`" + mount.at("destination") + "` must not be empty");
    }
    if (!mount.objects("uidMappings").isEmpty() || !mount.objects("gidMappings").isEmpty()) {
      throw new IllegalArgumentException(
          "`" + mount.at("uidMappings") + "`: idmapped mounts cannot be had from Darsena");
    }
    return new BundleMount(
        destination.startsWith("/") ? destination : "/" + destination,
        mount.textOrEmpty("type"),
        mount.textOrEmpty("source"),
        mount.texts("options"));
  }

  private static Map<HookStage, List<BundleHook>> hooks(JsonFields hooks) {
    Map<HookStage, List<BundleHook>> found = new EnumMap<>(HookStage.class);
    for (HookStage stage : HookStage.values()) {
      found.put(stage, hooks.objects(stage.field()).stream().map(BundleReader::hook).toList());
    }
    return found;
  }

  private static BundleHook hook(JsonFields hook) {
    String path = hook.text("path");
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("`" + hook.at("path") + "` must be an absolute path");
    }
    long seconds = hook.optionalNumber("timeout", 1, Integer.MAX_VALUE / 1000).orElse(0L);
    return new BundleHook(path, hook.texts("args"), hook.texts("env"), seconds);
  }

  private static DarsenaException invalid(String problem) {
    return new DarsenaException(ErrorKind.INVALID, problem, "");
  }
}
