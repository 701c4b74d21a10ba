package darsena.engine.container;

import darsena.container.Limits;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.Security;
import darsena.container.policy.HealthChoice;
import darsena.container.policy.LogPolicy;
import darsena.container.policy.RestartPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container as a user asks for it; what is empty comes from the image. Start from {@link #of}.
 *
 * @param command replaces the image's command, when not empty
 * @param entrypoint replaces the image's entrypoint and drops its command; a present empty list
 *     clears it
 * @param environment {@code NAME=value}, over the image's
 * @param stopSignal a number
 */
public record CreateRequest(
    String image,
    Optional<String> name,
    List<String> command,
    Optional<List<String>> entrypoint,
    List<String> environment,
    Optional<String> workingDirectory,
    Optional<String> user,
    Optional<String> hostname,
    boolean terminal,
    boolean stdinOpen,
    boolean autoRemove,
    boolean readOnlyRoot,
    boolean init,
    List<MountSpec> mounts,
    Limits limits,
    NetworkMode network,
    Security security,
    Isolation isolation,
    Map<String, String> labels,
    Optional<Integer> stopSignal,
    Optional<Integer> stopTimeoutSeconds,
    RestartPolicy restart,
    HealthChoice health,
    LogPolicy log) {

  /** Copies the collections. */
  public CreateRequest {
    command = List.copyOf(command);
    entrypoint = entrypoint.map(List::copyOf);
    environment = List.copyOf(environment);
    mounts = List.copyOf(mounts);
    labels = Map.copyOf(labels);
  }

  /** A container of an image with every default. */
  public static CreateRequest of(String image) {
    return new Builder(image).build();
  }

  /** Collects what deviates from the defaults. */
  public static Builder builder(String image) {
    return new Builder(image);
  }

  /** See {@link CreateRequest}; every part starts at its default. */
  public static final class Builder {
    private final String image;
    private Optional<String> name = Optional.empty();
    private List<String> command = List.of();
    private Optional<List<String>> entrypoint = Optional.empty();
    private List<String> environment = List.of();
    private Optional<String> workingDirectory = Optional.empty();
    private Optional<String> user = Optional.empty();
    private Optional<String> hostname = Optional.empty();
    private boolean terminal;
    private boolean stdinOpen;
    private boolean autoRemove;
    private boolean readOnlyRoot;
    private boolean init;
    private List<MountSpec> mounts = List.of();
    private Limits limits = Limits.none();
    private NetworkMode network = new NetworkMode.Default();
    private Security security = Security.standard();
    private Isolation isolation = Isolation.standard();
    private Map<String, String> labels = Map.of();
    private Optional<Integer> stopSignal = Optional.empty();
    private Optional<Integer> stopTimeoutSeconds = Optional.empty();
    private RestartPolicy restart = RestartPolicy.none();
    private HealthChoice health = HealthChoice.unsaid();
    private LogPolicy log = LogPolicy.standard();

    private Builder(String image) {
      this.image = image;
    }

    /** The name, made up when absent. */
    public Builder name(String value) {
      name = Optional.of(value);
      return this;
    }

    /** The command. */
    public Builder command(List<String> value) {
      command = value;
      return this;
    }

    /** The entrypoint; an empty list clears the image's. */
    public Builder entrypoint(List<String> value) {
      entrypoint = Optional.of(value);
      return this;
    }

    /** {@code NAME=value} each. */
    public Builder environment(List<String> value) {
      environment = value;
      return this;
    }

    /** An absolute path. */
    public Builder workingDirectory(String value) {
      workingDirectory = Optional.of(value);
      return this;
    }

    /** {@code name|uid[:group|gid]}. */
    public Builder user(String value) {
      user = Optional.of(value);
      return this;
    }

    /** The UTS node name. */
    public Builder hostname(String value) {
      hostname = Optional.of(value);
      return this;
    }

    /** Whether it gets a pseudo-terminal. */
    public Builder terminal(boolean value) {
      terminal = value;
      return this;
    }

    /** Whether its standard input is kept open. */
    public Builder stdinOpen(boolean value) {
      stdinOpen = value;
      return this;
    }

    /** Whether it is removed when it ends. */
    public Builder autoRemove(boolean value) {
      autoRemove = value;
      return this;
    }

    /** Whether its root is read-only. */
    public Builder readOnlyRoot(boolean value) {
      readOnlyRoot = value;
      return this;
    }

    /** Whether a small init is process 1. */
    public Builder init(boolean value) {
      init = value;
      return this;
    }

    /** Binds and tmpfs. */
    public Builder mounts(List<MountSpec> value) {
      mounts = value;
      return this;
    }

    /** Memory, cpu, processes. */
    public Builder limits(Limits value) {
      limits = value;
      return this;
    }

    /** Which network it sees. */
    public Builder network(NetworkMode value) {
      network = value;
      return this;
    }

    /** Capabilities and the like. */
    public Builder security(Security value) {
      security = value;
      return this;
    }

    /** Namespaces, devices, and settings of the kernel. */
    public Builder isolation(Isolation value) {
      isolation = value;
      return this;
    }

    /** Labels. */
    public Builder labels(Map<String, String> value) {
      labels = value;
      return this;
    }

    /** The number of the signal that asks it to end. */
    public Builder stopSignal(int value) {
      stopSignal = Optional.of(value);
      return this;
    }

    /** Seconds it then has; -1 for ever. */
    public Builder stopTimeoutSeconds(int value) {
      stopTimeoutSeconds = Optional.of(value);
      return this;
    }

    /** Whether it is started again when it ends. */
    public Builder restart(RestartPolicy value) {
      restart = value;
      return this;
    }

    /** What becomes of its output. */
    public Builder log(LogPolicy value) {
      log = value;
      return this;
    }

    /** What is said about its health check, over what the image says. */
    public Builder health(HealthChoice value) {
      health = value;
      return this;
    }

    /** The request. */
    public CreateRequest build() {
      return new CreateRequest(
          image,
          name,
          command,
          entrypoint,
          environment,
          workingDirectory,
          user,
          hostname,
          terminal,
          stdinOpen,
          autoRemove,
          readOnlyRoot,
          init,
          mounts,
          limits,
          network,
          security,
          isolation,
          labels,
          stopSignal,
          stopTimeoutSeconds,
          restart,
          health,
          log);
    }
  }
}
