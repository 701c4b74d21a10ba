package darsena.cli.system;

import darsena.cli.command.Command;
import darsena.cli.command.Session;
import darsena.cli.format.Listing;
import darsena.cli.syntax.Syntax;
import darsena.engine.HostReport;
import darsena.text.ByteSize;
import java.util.List;

/** {@code info}: the host, the store, and what of the kernel is missing. */
public final class InfoCommand implements Command {
  private static final List<String> FIELDS =
      List.of(
          "Containers",
          "ContainersRunning",
          "ContainersPaused",
          "ContainersStopped",
          "Images",
          "ServerVersion",
          "CgroupVersion",
          "KernelVersion",
          "OperatingSystem",
          "Architecture",
          "NCPU",
          "MemTotal",
          "Name",
          "DarsenaRootDir",
          "DarsenaRunDir");

  @Override
  public Syntax syntax() {
    return Syntax.of("info [OPTIONS]", "Show the host, the store and what is missing")
        .value("-f, --format", "FORMAT", "json or a template of fields: {{.Containers}}");
  }

  @Override
  public int run(Session session) {
    HostReport host = session.engine().host();
    if (session.arguments().text("format").isPresent()) {
      Listing listing =
          new Listing(
              FIELDS.stream()
                  .collect(java.util.stream.Collectors.toMap(name -> name, name -> name)),
              FIELDS);
      listing.add(field -> value(field, host));
      session.print(listing);
      return 0;
    }
    lines(host).forEach(line -> session.print(line));
    host.missing().forEach(sentence -> session.warn("WARNING: " + sentence));
    return 0;
  }

  private static List<String> lines(HostReport host) {
    return List.of(
        "Containers: " + host.containers(),
        " Running: " + host.running(),
        " Paused: " + host.paused(),
        " Stopped: " + host.stopped(),
        "Images: " + host.images(),
        "Darsena Version: " + host.version(),
        "Storage Driver: overlay",
        "Cgroup Version: " + host.cgroupVersion(),
        "Kernel Version: " + host.kernel(),
        "Operating System: " + host.operatingSystem(),
        "Architecture: " + host.architecture(),
        "CPUs: " + host.processors(),
        "Total Memory: " + ByteSize.binary(host.memory()),
        "Name: " + host.hostname(),
        "Darsena Root Dir: " + host.root(),
        "Darsena Run Dir: " + host.runRoot());
  }

  private static String value(String field, HostReport host) {
    return switch (field) {
      case "Containers" -> Integer.toString(host.containers());
      case "ContainersRunning" -> Integer.toString(host.running());
      case "ContainersPaused" -> Integer.toString(host.paused());
      case "ContainersStopped" -> Integer.toString(host.stopped());
      case "Images" -> Integer.toString(host.images());
      case "ServerVersion" -> host.version();
      case "CgroupVersion" -> host.cgroupVersion();
      case "KernelVersion" -> host.kernel();
      case "OperatingSystem" -> host.operatingSystem();
      case "Architecture" -> host.architecture();
      case "NCPU" -> Integer.toString(host.processors());
      case "MemTotal" -> Long.toString(host.memory());
      case "Name" -> host.hostname();
      case "DarsenaRootDir" -> host.root();
      default -> host.runRoot();
    };
  }
}
