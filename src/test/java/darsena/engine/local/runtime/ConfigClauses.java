package darsena.engine.local.runtime;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** config.md but for its process and hooks. */
final class ConfigClauses {
  /** What mountinfo shows of a mount with such options; not what follows a "!". */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          entry("ro", "ro"),
          entry("rw", "rw"),
          entry("nosuid", "nosuid"),
          entry("nodev", "nodev"),
          entry("noexec", "noexec"),
          entry("nosuid,suid", "!nosuid"),
          entry("nodev,dev", "!nodev"),
          entry("noexec,exec", "!noexec"),
          entry("noatime", "noatime"),
          entry("noatime,atime", "!noatime"),
          entry("nodiratime", "nodiratime"),
          entry("nodiratime,diratime", "!nodiratime"),
          entry("relatime", "relatime"),
          entry("norelatime,nostrictatime", "relatime"),
          entry("strictatime", "!relatime"),
          entry("nosymfollow", "nosymfollow"),
          entry("nosymfollow,symfollow", "!nosymfollow"),
          entry("sync", "sync"),
          entry("sync,async", "!sync"),
          entry("dirsync", "dirsync"),
          entry("lazytime", "lazytime"),
          entry("lazytime,nolazytime", "!lazytime"),
          entry("defaults,silent,loud,iversion,noiversion,mand,nomand", "rw"),
          entry("size=64k,mode=700", "size=64k"));

  private static final Map<String, String> PROPAGATIONS =
      Map.of(
          "shared", "shared:",
          "rshared", "shared:",
          "private", "-",
          "rprivate", "-",
          "slave", "-",
          "rslave", "-",
          "unbindable", "unbindable",
          "runbindable", "unbindable");

  private ConfigClauses() {}

  static List<Clause> all() {
    return List.of(
        clause(
            "Specification version",
            "ociVersion is a semantic version",
            bundle -> {
              assertThat(bundle.with("{'ociVersion':'1.2.0-rc.1+dev'}").says("echo on"))
                  .isEqualTo("on");
              bundle.with("{'ociVersion':'1.2'}").isRefused("ociVersion");
              bundle.with("{'ociVersion':'01.0.2'}").isRefused("ociVersion");
              bundle.with("{'ociVersion':'2.0.0'}").isRefused("ociVersion");
              bundle.without("ociVersion").isRefused("`ociVersion` is missing");
            }),
        clause("Root", "it is required", bundle -> bundle.without("root").isRefused("root")),
        clause(
            "Root",
            "its path is required",
            bundle -> bundle.without("root", "path").isRefused("`root.path` is missing")),
        clause(
            "Root",
            "a path is absolute or relative to the bundle",
            bundle ->
                assertThat(bundle.with("{'root':{'path':'DIR/rootfs'}}").says("echo on"))
                    .isEqualTo("on")),
        clause(
            "Root",
            "a directory is at the path",
            bundle -> {
              bundle.with("{'root':{'path':'none'}}").isRefused("is not a directory");
              bundle.with("{'root':{'path':'said'}}").isRefused("is not a directory");
            }),
        clause(
            "Root",
            "readonly makes it read-only",
            bundle -> {
              Files.createDirectories(bundle.path("rootfs/proc"));
              Files.createDirectories(bundle.path("rootfs/dev"));
              Files.createFile(bundle.path("rootfs/said"));
              bundle.with("{'root':{'readonly':true}}");
              assertThat(bundle.says("touch /new || echo refused")).endsWith("refused");
            }),
        clause(
            "Root",
            "it is writable unless readonly",
            bundle -> assertThat(bundle.says("touch /new && echo made")).isEqualTo("made")),
        clause(
            "Mounts",
            "entries are mounted in the listed order",
            bundle -> {
              bundle.mount("{'destination':'/a','type':'tmpfs','source':'tmpfs'}");
              bundle.mount("{'destination':'/a/b','type':'tmpfs','source':'tmpfs'}");
              assertThat(bundle.says("grep -c ' /a' /proc/self/mountinfo; ls /a"))
                  .isEqualTo("2\nb");
            }),
        clause(
            "Mounts",
            "a later one covers an earlier one at its place",
            bundle -> {
              Files.writeString(bundle.path("one"), "1");
              Files.writeString(bundle.path("two"), "2");
              bundle.mount("{'destination':'/at','source':'one','options':['bind']}");
              bundle.mount("{'destination':'/at','source':'two','options':['bind']}");
              assertThat(bundle.says("cat /at")).isEqualTo("2");
            }),
        clause(
            "Mounts",
            "a relative destination is below the root",
            bundle -> {
              bundle.mount("{'destination':'some/where','type':'tmpfs','source':'tmpfs'}");
              assertThat(bundle.says("grep -o ' /some/where ' /proc/self/mountinfo"))
                  .isEqualTo("/some/where");
            }),
        clause(
            "Mounts",
            "the destination is required",
            bundle ->
                bundle
                    .mount("{'type':'tmpfs','source':'tmpfs'}")
                    .isRefused("destination` is missing")),
        clause(
            "Mounts",
            "a bind's source is relative to the bundle, or absolute",
            bundle -> {
              Files.writeString(bundle.path("file"), "here");
              bundle.mount("{'destination':'/one','source':'file','options':['bind']}");
              bundle.mount("{'destination':'/two','source':'DIR/file','options':['rbind']}");
              assertThat(bundle.says("cat /one /two")).isEqualTo("herehere");
            }),
        clause(
            "Mounts",
            "bind and rbind make a bind, whatever the type is",
            bundle -> {
              Files.writeString(bundle.path("file"), "here");
              bundle.mount(
                  "{'destination':'/one','type':'none','source':'file','options':['bind','ro']}");
              assertThat(bundle.says("cat /one; echo 1 > /one || echo refused"))
                  .startsWith("here")
                  .contains("Read-only")
                  .endsWith("refused");
            }),
        clause(
            "Mounts",
            "a source that is not there is an error",
            bundle ->
                bundle
                    .mount("{'destination':'/one','source':'missing','options':['bind']}")
                    .isRefused("missing")),
        clause(
            "Mounts",
            "mappings of ids come in pairs",
            bundle ->
                bundle
                    .mount(
                        "{'destination':'/one','source':'DIR','options':['bind','idmap'],"
                            + "'uidMappings':[{'containerID':0,'hostID':1000,'size':1}]}")
                    .isRefused("Mappings")),
        options("the words of the table are understood", OPTIONS, ConfigClauses::hasOptions),
        options("so are the propagations", PROPAGATIONS, ConfigClauses::propagates),
        clause(
            "Linux mount options",
            "remount changes a mount that is there",
            bundle -> {
              bundle.mount("{'destination':'/at','type':'tmpfs','source':'tmpfs'}");
              bundle.mount(
                  "{'destination':'/at','type':'tmpfs','options':['remount','ro','noexec']}");
              assertThat(bundle.says("grep ' /at ' /proc/self/mountinfo")).contains(" ro,noexec");
            }),
        clause(
            "Linux mount options",
            "rro reaches mounts below",
            bundle -> {
              bundle.mount("{'destination':'/a','type':'tmpfs','source':'tmpfs'}");
              bundle.mount("{'destination':'/a/b','type':'tmpfs','source':'tmpfs'}");
              bundle.mount("{'destination':'/a','options':['remount','rro']}");
              assertThat(bundle.says("touch /a/b/new || echo refused")).endsWith("refused");
            }),
        clause(
            "Linux mount options",
            "tmpcopyup fills a tmpfs",
            bundle -> {
              Files.createDirectories(bundle.path("rootfs/etc"));
              Files.writeString(bundle.path("rootfs/etc/file"), "kept");
              bundle.mount(
                  "{'destination':'/etc','type':'tmpfs','source':'tmpfs','options':['tmpcopyup']}");
              assertThat(bundle.says("cat /etc/file; rm /etc/file")).isEqualTo("kept");
              assertThat(bundle.path("rootfs/etc/file")).exists();
            }),
        clause(
            "Hostname",
            "it is the container's",
            bundle ->
                assertThat(bundle.with("{'hostname':'lantern'}").says("hostname"))
                    .isEqualTo("lantern")),
        clause(
            "Hostname",
            "it needs a namespace of its own",
            bundle ->
                bundle
                    .with("{'hostname':'lantern','linux':{'namespaces':[{'type':'mount'}]}}")
                    .isRefused("UTS namespace")),
        clause(
            "Domainname",
            "it is the container's",
            bundle ->
                assertThat(
                        bundle
                            .with("{'domainname':'harbour'}")
                            .says("cat /proc/sys/kernel/domainname"))
                    .isEqualTo("harbour")),
        clause(
            "Annotations",
            "they are a map of strings",
            bundle -> {
              bundle.with("{'annotations':['a']}").isRefused("`annotations` must be an object");
              bundle.with("{'annotations':{'org.x':1}}").isRefused("must be a string");
            }),
        clause(
            "Annotations",
            "a key is not empty",
            bundle -> bundle.with("{'annotations':{'':'x'}}").isRefused("annotations")),
        clause(
            "Annotations",
            "a value may be empty, an unknown key is no error",
            bundle ->
                assertThat(bundle.with("{'annotations':{'org.x':''}}").says("echo on"))
                    .isEqualTo("on")),
        clause(
            "Extensibility",
            "unknown properties are ignored",
            bundle ->
                assertThat(
                        bundle
                            .with(
                                "{'new':1,'process':{'new':{}},'linux':{'new':[1],'resources':{'new':1}}}")
                            .says("echo on"))
                    .isEqualTo("on")),
        clause(
            "Valid values",
            "invalid values are errors",
            bundle -> {
              bundle.with("{'process':{'terminal':'yes'}}").isRefused("`process.terminal`");
              bundle.with("{'process':{'terminal':false},'mounts':{}}").isRefused("`mounts`");
            }));
  }

  private static Clause clause(String section, String demand, Clause.Check check) {
    return new Clause("config.md, " + section, demand, check);
  }

  /** All in one bundle, for there are many: a mount for each. */
  private static Clause options(
      String demand, Map<String, String> shown, BiConsumer<List<String>, String> check) {
    return clause(
        "Linux mount options",
        demand,
        bundle -> {
          shown
              .keySet()
              .forEach(words ->
                  bundle.mount(
                      "{'destination':'/at/WORDS','type':'tmpfs','source':'tmpfs','options':[LIST]}"
                          .replace("WORDS", words)
                          .replace("LIST", "'" + words.replace(",", "','") + "'")));
          bundle
              .says("grep ' /at/' /proc/self/mountinfo")
              .lines()
              .map(line -> List.of(line.split(" ")))
              .forEach(line ->
                  check.accept(line, shown.getOrDefault(line.get(4).substring(4), "no such")));
        });
  }

  private static void hasOptions(List<String> line, String shown) {
    List<String> all = List.of((line.get(5) + "," + line.getLast()).split(","));
    if (shown.startsWith("!")) {
      assertThat(all).as(line.get(4)).doesNotContain(shown.substring(1));
    } else {
      assertThat(all).as(line.get(4)).contains(shown);
    }
  }

  private static void propagates(List<String> line, String shown) {
    assertThat(line.get(6)).as(line.get(4)).startsWith(shown);
  }
}
