package darsena.cli.launch.flags;

import darsena.cli.syntax.AbsentFlag;
import java.util.Optional;

/** Flags of docker's {@code run} and {@code create} that are not there yet. */
public final class AbsentFlags {
  private static final String NO_ADDRESS =
      "containers have no addresses yet: `--network` takes `none`, `host` and `container:X`, and"
          + " without it there is loopback alone";

  private AbsentFlags() {}

  /** What is to be said about a name with its dashes. */
  public static Optional<AbsentFlag> find(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "-p", "--publish", "-P", "--publish-all" ->
              new AbsentFlag(
                  NO_ADDRESS, "With `--network host` the ports it opens are the host's.");
          case "--expose",
              "--ip",
              "--ip6",
              "--link",
              "--link-local-ip",
              "--mac-address",
              "--network-alias" ->
              new AbsentFlag(NO_ADDRESS, "");
          case "--volumes-from", "--volume-driver" ->
              new AbsentFlag(
                  "there are no named volumes yet",
                  "`-v HOST-PATH:CONTAINER-PATH` shows a path of the host inside.");
          case "--gpus" -> new AbsentFlag("", "`--device` gives single devices, by their nodes.");
          case "--cpu-rt-period", "--cpu-rt-runtime" ->
              new AbsentFlag(
                  "containers get no real-time processor time: kernels are built without it", "");
          case "--kernel-memory", "--blkio-weight-device" ->
              new AbsentFlag("kernels of today do not offer it", "");
          case "--annotation",
              "--cgroup-parent",
              "--disable-content-trust",
              "--isolation",
              "--runtime",
              "--storage-opt",
              "--use-api-socket" ->
              new AbsentFlag("", "");
          default -> null;
        });
  }
}
