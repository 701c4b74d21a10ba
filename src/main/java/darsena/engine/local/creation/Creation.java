package darsena.engine.local.creation;

import darsena.container.ContainerId;
import darsena.container.ContainerSpec;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.SignalName;
import darsena.container.StopPolicy;
import darsena.container.isolation.NamespaceMode;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.engine.container.CreateRequest;
import darsena.engine.container.CreatedContainer;
import darsena.engine.local.host.HostFacts;
import darsena.engine.local.images.StoredImage;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.parts.WritableLayer;
import darsena.engine.local.state.Neighbours;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.FailureWords;
import darsena.snapshot.LayerStack;
import darsena.snapshot.Snapshot;
import darsena.store.container.ContainerName;
import darsena.store.container.StoredContainer;
import darsena.store.container.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes containers: the request checked, the image's defaults applied, the record written. */
public final class Creation {
  private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,62})");
  private static final int NAME_TRIES = 20;

  private final ContainerParts parts;
  private final NameMaker names;
  private final Neighbours neighbours;

  public Creation(ContainerParts parts, NameMaker names) {
    this.parts = parts;
    this.names = names;
    this.neighbours = new Neighbours(parts.records(), parts.states());
  }

  public CreatedContainer create(CreateRequest request) {
    StoredImage image = parts.images().find(request.image());
    ContainerSpec draft = draft(request, image);
    refuseImpossible(draft);
    List<String> warnings =
        draft.limits().isTuned()
            ? Updating.tried(parts.cgroups().apply(draft.id()), draft.limits())
            : List.of();
    StoredContainer container =
        request.name().isPresent()
            ? store(draft.named(ContainerName.checked(request.name().get())))
            : underNewName(draft, 0);
    keepOnlyIfComplete(container, request.image(), image.layers());
    parts.herald().container(container, "create");
    parts.bell().run();
    List<String> told = new ArrayList<>(warnings);
    told.addAll(shortfalls(draft));
    return new CreatedContainer(container.id(), container.name(), told);
  }

  /**
   * Nothing is made of a request that could never start; to look at the host costs, so only then.
   */
  private void refuseImpossible(ContainerSpec draft) {
    Security security = draft.security();
    boolean usual =
        security.addedCapabilities().isEmpty()
            && security.droppedCapabilities().isEmpty()
            && security.appArmor().isEmpty()
            && security.seccomp() instanceof SeccompSetting.BuiltIn
            && security.maskedPaths().isEmpty()
            && security.unmaskedPaths().isEmpty()
            && !security.writableCgroups()
            && draft.isolation().sysctls().isEmpty();
    if (!usual) {
      parts.planner().get().refuseImpossible(draft);
    }
  }

  private List<String> shortfalls(ContainerSpec draft) {
    boolean usual = draft.isolation().ulimits().isEmpty() && draft.isolation().oomScore() >= 0;
    return usual ? List.of() : parts.planner().get().shortfalls(draft);
  }

  private StoredContainer store(ContainerSpec spec) {
    try {
      LayerStack image = WritableLayer.stack(spec.layers(), parts.paths());
      return parts
          .records()
          .create(
              spec,
              directory -> {
                Snapshot.in(directory).create(image.root());
                Subject.write(directory, spec, spec.name());
              });
    } catch (IOException damaged) {
      throw new DarsenaException(
          ErrorKind.DAMAGED,
          "cannot create a container of `" + spec.imageName() + "`: " + FailureWords.of(damaged),
          "Remove the image and pull it again.",
          damaged);
    }
  }

  private StoredContainer underNewName(ContainerSpec draft, int tries) {
    try {
      return store(draft.named(names.next(tries)));
    } catch (DarsenaException taken) {
      if (taken.kind() != ErrorKind.CONFLICT || tries == NAME_TRIES) {
        throw taken;
      }
    }
    return underNewName(draft, tries + 1);
  }

  /** The image may have been removed meanwhile; from now on the container holds it. */
  private void keepOnlyIfComplete(StoredContainer container, String image, List<String> layers) {
    boolean complete = layers.stream().map(parts.paths()::layer).allMatch(Files::isDirectory);
    if (!complete) {
      parts.records().remove(container);
      throw new DarsenaException(
          ErrorKind.NOT_FOUND,
          "cannot create a container of `" + image + "`: the image was removed meanwhile",
          "");
    }
  }

  private ContainerSpec draft(CreateRequest request, StoredImage image) {
    ContainerId id = ContainerId.random();
    NetworkMode network = neighbours.identified(request.network());
    String hostname = hostname(request, network, id);
    Map<String, String> labels = new HashMap<>(image.config().defaults().labels());
    labels.putAll(request.labels());
    return new ContainerSpec(
        id,
        "",
        parts.clock().instant(),
        request.image(),
        image.id(),
        image.layers(),
        MergedProcess.of(request, image.config().defaults(), hostname),
        hostname,
        checked(request.mounts()),
        request.limits(),
        network,
        security(request.security()),
        neighbours.identified(request.isolation()),
        stopPolicy(request, image),
        request.restart(),
        MergedHealth.of(request, image.config().defaults()),
        request.log(),
        labels,
        request.readOnlyRoot(),
        request.init(),
        request.autoRemove());
  }

  private String hostname(CreateRequest request, NetworkMode network, ContainerId id) {
    boolean hosts =
        network instanceof NetworkMode.Host
            || request.isolation().namespaces().uts() instanceof NamespaceMode.Host;
    if (request.hostname().isEmpty()) {
      return hosts
          ? HostFacts.nodeName()
          : neighbours
              .networkOwner(network)
              .map(ContainerSpec::hostname)
              .orElseGet(id::abbreviated);
    }
    String name = request.hostname().get();
    if (!HOSTNAME.matcher(name).matches()) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "invalid hostname `" + name + "`",
          "A hostname has up to 63 letters, digits, dots and hyphens.");
    }
    return name;
  }

  private Security security(Security asked) {
    return parts.settings().noNewPrivileges() ? asked.withoutNewPrivileges() : asked;
  }

  private static StopPolicy stopPolicy(CreateRequest request, StoredImage image) {
    StopPolicy standard = StopPolicy.standard();
    int signal = request.stopSignal().orElseGet(() -> imageSignal(image, standard.signal()));
    return new StopPolicy(signal, request.stopTimeoutSeconds().orElse(standard.timeoutSeconds()));
  }

  /** An image that names no signal we know is stopped as any other. */
  private static int imageSignal(StoredImage image, int standard) {
    try {
      String name = image.config().defaults().stopSignal();
      return name.isEmpty() ? standard : SignalName.parse(name);
    } catch (IllegalArgumentException unknown) {
      return standard;
    }
  }

  private static List<MountSpec> checked(List<MountSpec> mounts) {
    Set<Path> targets = new HashSet<>();
    for (MountSpec mount : mounts) {
      Path target = Path.of(mount.target()).normalize();
      if (!target.isAbsolute() || target.getNameCount() == 0) {
        throw invalid(mount, "the target must be an absolute path below /");
      }
      if (!targets.add(target)) {
        throw invalid(mount, "something else is mounted there");
      }
      if (mount instanceof MountSpec.Bind bind) {
        provideSource(bind);
      }
    }
    return mounts;
  }

  /** As docker's -v does: a source that is not there becomes a directory. */
  private static void provideSource(MountSpec.Bind bind) {
    Path source = Path.of(bind.source());
    if (!source.isAbsolute()) {
      throw invalid(bind, "the source must be an absolute path");
    }
    if (Files.exists(source)) {
      return;
    }
    try {
      Files.createDirectories(source);
    } catch (IOException problem) {
      throw invalid(bind, "its source `" + source + "` is not there and cannot be made");
    }
  }

  private static DarsenaException invalid(MountSpec mount, String reason) {
    return new DarsenaException(
        ErrorKind.INVALID, "cannot mount at `" + mount.target() + "`: " + reason, "");
  }
}
