package darsena.cgroup.tree;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the kernel does with cgroups, by its files. The real one, unless a test has another: in no
 * ordinary directory do files appear with it, or vanish with it.
 */
public interface CgroupKernel {

  /** Makes a cgroup; one that is there already stays. Its parent must be there. */
  void make(Path cgroup) throws IOException;

  /** Removes an empty cgroup; none there is no error. */
  void remove(Path cgroup) throws IOException;

  boolean isCgroup(Path path);

  /** The cgroups right below. */
  List<Path> children(Path cgroup) throws IOException;

  boolean isFile(Path file);

  String read(Path file) throws IOException;

  /** One write(2) of the whole value; the kernel takes or refuses it as one. */
  void write(Path file, String value) throws IOException;

  /** SIGKILL. */
  void kill(int pid);

  /** The kernel that runs us. */
  static CgroupKernel real() {
    return new Real();
  }

  /** By ordinary file operations. */
  record Real() implements CgroupKernel {
    @Override
    public void make(Path cgroup) throws IOException {
      try {
        Files.createDirectory(cgroup);
      } catch (FileAlreadyExistsException already) {
        // Several containers start at once, and share the parent.
      }
    }

    @Override
    public void remove(Path cgroup) throws IOException {
      Files.deleteIfExists(cgroup);
    }

    @Override
    public boolean isCgroup(Path path) {
      return Files.isDirectory(path);
    }

    @Override
    public List<Path> children(Path cgroup) throws IOException {
      try (Stream<Path> entries = Files.list(cgroup)) {
        return entries.filter(Files::isDirectory).sorted().toList();
      } catch (NoSuchFileException gone) {
        return List.of();
      }
    }

    @Override
    public boolean isFile(Path file) {
      return Files.exists(file);
    }

    @Override
    public String read(Path file) throws IOException {
      return Files.readString(file);
    }

    @Override
    public void write(Path file, String value) throws IOException {
      Files.writeString(file, value, StandardOpenOption.WRITE);
    }

    @Override
    public void kill(int pid) {
      if (pid != ProcessHandle.current().pid()) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }
}
