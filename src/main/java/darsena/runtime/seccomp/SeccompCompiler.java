package darsena.runtime.seccomp;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.os.seccomp.SeccompFilter;
import darsena.os.seccomp.SeccompFilter.Condition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Compiles rules to a classic BPF program, through libseccomp. */
final class SeccompCompiler {
  private static final int ENOSYS = 38;
  private static final int INSTRUCTION = 8;
  private static final int MAXIMUM_INSTRUCTIONS = 4096;

  private final SeccompRules rules;

  SeccompCompiler(SeccompRules rules) {
    this.rules = rules;
  }

  /**
   * The program.
   *
   * @param scratch a directory for a file that lives as long as this call
   */
  byte[] compile(Path scratch) {
    try {
      byte[] compiled = byLibrary(scratch);
      byte[] program = new Prelude(rules).before(compiled);
      if (program.length > MAXIMUM_INSTRUCTIONS * INSTRUCTION) {
        throw new IOException("it is longer than the kernel takes");
      }
      return program;
    } catch (UnsatisfiedLinkError missing) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot make the filter of system calls: libseccomp is not installed",
          "Install the package `libseccomp2`.",
          missing);
    } catch (IOException failed) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot make the filter of system calls: " + failed.getMessage(),
          "",
          failed);
    }
  }

  private byte[] byLibrary(Path scratch) throws IOException {
    List<Integer> architectures = new ArrayList<>();
    architectures.add(rules.main().token());
    rules.others().stream()
        .filter(one -> one != SeccompArchitecture.X32)
        .map(SeccompArchitecture::token)
        .forEach(architectures::add);
    int elsewhere = SeccompAction.errno(ENOSYS).value();
    Path directory = Files.createTempDirectory(scratch, "seccomp");
    Path file = directory.resolve("program");
    try (SeccompFilter filter =
        SeccompFilter.begin(rules.otherwise().value(), elsewhere, architectures)) {
      for (ProfileRule rule : rules.rules()) {
        add(filter, rule);
      }
      filter.export(file);
      return Files.readAllBytes(file);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(directory);
    }
  }

  /** A rule that says what happens anyway is refused by the library, and not needed. */
  private void add(SeccompFilter filter, ProfileRule rule) throws IOException {
    if (rule.action().equals(rules.otherwise())) {
      return;
    }
    for (String name : rule.names()) {
      for (List<Condition> conditions : alternatives(rule.conditions())) {
        filter.add(rule.action().value(), name, conditions);
      }
    }
  }

  /**
   * The library takes one condition an argument. More of them become alternatives, as with runc and
   * therefore docker, whose profiles are written so.
   */
  private static List<List<Condition>> alternatives(List<Condition> conditions) {
    long arguments = conditions.stream().map(Condition::argument).distinct().count();
    return arguments == conditions.size()
        ? List.of(conditions)
        : conditions.stream().map(List::of).collect(Collectors.toList());
  }
}
