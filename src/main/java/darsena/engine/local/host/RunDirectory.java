package darsena.engine.local.host;

import darsena.container.ContainerSpec;
import darsena.io.DurableFiles;
import darsena.runtime.files.NetworkFiles;
import darsena.store.container.ContainerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a running container needs on the host besides its layers; a reboot may clear it. */
public final class RunDirectory {
  private RunDirectory() {}

  /** Makes it afresh: a mount point, and the files that name the host and others. */
  public static void prepare(ContainerSpec spec, ContainerFiles files) throws IOException {
    DurableFiles.createDirectories(files.root());
    Files.deleteIfExists(files.socket());
    write(files.hostname(), NetworkFiles.hostname(spec.hostname()));
    NetworkFiles texts = new NetworkFiles(spec.network(), spec.isolation().names());
    write(files.hosts(), texts.hosts(spec.hostname(), HostFacts.text("/etc/hosts")));
    write(files.resolvConf(), texts.resolvConf(HostFacts.text("/etc/resolv.conf")));
  }

  /** Readable for every user of the container, whatever our own mask is. */
  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, text);
    Files.setAttribute(file, "unix:mode", 0644);
  }
}
