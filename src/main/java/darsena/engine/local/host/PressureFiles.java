package darsena.engine.local.host;

import darsena.engine.container.Pressure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel's pressure stall information of a cgroup, which version 2's directories have. */
public final class PressureFiles {
  private static final Pattern SOME =
      Pattern.compile("^some avg10=(\\d+(?:\\.\\d+)?)", Pattern.MULTILINE);

  private PressureFiles() {}

  /** Of the first of the directories that has it; empty where the kernel does not count it. */
  public static Optional<Pressure> in(List<Path> directories) {
    for (Path directory : directories) {
      Optional<Double> cpu = of(directory, "cpu");
      if (cpu.isPresent()) {
        return Optional.of(
            new Pressure(
                cpu.get(), of(directory, "memory").orElse(0.0), of(directory, "io").orElse(0.0)));
      }
    }
    return Optional.empty();
  }

  private static Optional<Double> of(Path directory, String resource) {
    return parse(HostFacts.text(directory.resolve(resource + ".pressure").toString()));
  }

  static Optional<Double> parse(String text) {
    Matcher some = SOME.matcher(text);
    return some.find() ? Optional.of(Double.valueOf(some.group(1))) : Optional.empty();
  }
}
