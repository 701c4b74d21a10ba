package darsena.runtime.launch;

import darsena.runtime.LaunchPlan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The built helper, performing one plan from its beginning to the program's. */
final class HelperLaunch {
  private HelperLaunch() {}

  /** What it said, line by line; the last one is {@code running} or {@code failed …}. */
  static List<String> perform(LaunchPlan plan) {
    Path helper = Path.of(System.getProperty("darsena.native"), "darsena-helper");
    List<String> said = new ArrayList<>();
    try {
      Process process =
          new ProcessBuilder(helper.toString(), "launch")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().write(PlanEncoder.encode(plan));
      process.getOutputStream().flush();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said.add(line);
          if (line.startsWith("prepared ")) {
            process.getOutputStream().write('g');
            process.getOutputStream().flush();
          }
          if (line.equals("running") || line.startsWith("failed ")) {
            return said;
          }
        }
      }
      return said;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
