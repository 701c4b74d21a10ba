package darsena.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.concurrent.FanOut;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path directory;

  private static byte[] line(String text) {
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> texts(List<byte[]> lines) {
    return lines.stream().map(line -> new String(line, StandardCharsets.UTF_8)).toList();
  }

  @Test
  void linesAreReadAsTheyCome() throws IOException {
    Journal journal = new Journal(directory.resolve("made"));
    try (JournalReader reader = new JournalReader(journal)) {
      assertThat(reader.more()).isEmpty();
      journal.append(line("one"));
      journal.append(line("two"));
      assertThat(texts(reader.more())).containsExactly("one", "two");
      assertThat(reader.more()).isEmpty();
    }
    try (JournalReader late = new JournalReader(journal)) {
      late.skip();
      journal.append(line("three"));
      assertThat(texts(late.more())).containsExactly("three");
    }
  }

  @Test
  void halfALineIsNotTold() throws IOException {
    Journal journal = new Journal(directory);
    try (JournalReader reader = new JournalReader(journal)) {
      Files.writeString(journal.newest(), "ha");
      assertThat(reader.more()).isEmpty();
      Files.writeString(journal.newest(), "lf\n", StandardOpenOption.APPEND);
      assertThat(texts(reader.more())).containsExactly("half");
    }
  }

  @Test
  void aFullFileBecomesTheOlderOneAndItsReadersMissNothing() throws IOException {
    Journal journal = new Journal(directory, 100);
    List<String> read = new ArrayList<>();
    List<String> told = IntStream.range(0, 90).mapToObj(i -> "event number " + i).toList();
    try (JournalReader reader = new JournalReader(journal)) {
      for (String each : told) {
        journal.append(line(each));
        read.addAll(texts(reader.more()));
      }
    }
    assertThat(read).isEqualTo(told);
    assertThat(Files.list(directory)).hasSize(2).allMatch(file -> file.toFile().length() < 200);
  }

  @Test
  void manyWritersDoNotMix() throws Exception {
    List<Integer> writers = List.of(0, 1, 2, 3);
    FanOut.map(
        writers,
        writers.size(),
        writer -> {
          Journal own = new Journal(directory, 1 << 20);
          for (int i = 0; i < 200; i++) {
            own.append(line((writer + "").repeat(50)));
          }
          return writer;
        });
    try (JournalReader reader = new JournalReader(new Journal(directory))) {
      assertThat(texts(reader.more())).hasSize(800).allMatch(text -> text.matches("(\\d)\\1{49}"));
    }
  }
}
