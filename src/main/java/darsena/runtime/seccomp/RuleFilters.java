package darsena.runtime.seccomp;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Filters of rules that others have written, compiled once. A file has the rules as a text and then
 * the program, so that what is found for another text of the same name is known to be another's.
 */
public final class RuleFilters {
  private static final int MAXIMUM_BYTES = 4 << 20;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final Path directory;

  /** A cache in a directory of its own, made when needed. */
  public RuleFilters(Path directory) {
    this.directory = directory;
  }

  /** The program for these rules. */
  public byte[] program(SeccompRules rules) {
    byte[] text = text(rules).getBytes(StandardCharsets.UTF_8);
    Path file = directory.resolve(Long.toHexString(hash(text)));
    try {
      byte[] found = find(file, text);
      return found.length > 0 ? found : compile(rules, file, text);
    } catch (IOException unwritable) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot keep the filter of system calls: " + FailureWords.of(unwritable),
          "",
          unwritable);
    }
  }

  private static byte[] find(Path file, byte[] text) {
    try {
      byte[] content = DurableFiles.read(file, MAXIMUM_BYTES);
      boolean same =
          content.length > text.length
              && Arrays.equals(content, 0, text.length, text, 0, text.length);
      return same ? Arrays.copyOfRange(content, text.length, content.length) : new byte[0];
    } catch (IOException absent) {
      return new byte[0];
    }
  }

  private byte[] compile(SeccompRules rules, Path file, byte[] text) throws IOException {
    DurableFiles.createDirectories(directory);
    byte[] program = new SeccompCompiler(rules).compile(directory);
    byte[] content = Arrays.copyOf(text, text.length + program.length);
    System.arraycopy(program, 0, content, text.length, program.length);
    Path aside = Files.createTempFile(directory, ".filter", "");
    Files.write(aside, content);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    return program;
  }

  /** All that the program depends on; a word that ends it cannot be part of a name. */
  private static String text(SeccompRules rules) {
    StringBuilder text = new StringBuilder("2 ").append(rules.main());
    rules.others().forEach(one -> text.append(' ').append(one));
    text.append(' ').append(rules.otherwise().value()).append('\n');
    for (ProfileRule rule : rules.rules()) {
      text.append(rule.action().value());
      rule.names().forEach(name -> text.append(' ').append(name));
      rule.conditions()
          .forEach(one ->
              text.append(" if ")
                  .append(one.argument())
                  .append(' ')
                  .append(one.comparison())
                  .append(' ')
                  .append(one.first())
                  .append(' ')
                  .append(one.second()));
      text.append('\n');
    }
    return text.append("end\n").toString();
  }

  private static long hash(byte[] text) {
    long hash = FNV_OFFSET;
    for (byte one : text) {
      hash = (hash ^ (one & 0xff)) * FNV_PRIME;
    }
    return hash;
  }
}
