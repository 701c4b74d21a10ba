package darsena.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.cli.launch.flags.AbsentFlags;
import darsena.cli.syntax.Flag;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AbsentFlagsTest {
  /** Of docker 28 on Linux. */
  private static final List<String> DOCKERS =
      List.of(
          ("--add-host --annotation -a --attach --blkio-weight --blkio-weight-device --cap-add"
                  + " --cap-drop --cgroup-parent --cgroupns --cidfile --cpu-period --cpu-quota"
                  + " --cpu-rt-period --cpu-rt-runtime -c --cpu-shares --cpus --cpuset-cpus"
                  + " --cpuset-mems -d --detach --detach-keys --device --device-cgroup-rule"
                  + " --device-read-bps --device-read-iops --device-write-bps --device-write-iops"
                  + " --disable-content-trust --dns --dns-option --dns-search --domainname"
                  + " --entrypoint -e --env --env-file --expose --gpus --group-add --health-cmd"
                  + " --health-interval --health-retries --health-start-interval"
                  + " --health-start-period --health-timeout -h --hostname --init -i --interactive"
                  + " --ip --ip6 --ipc --isolation --kernel-memory -l --label --label-file --link"
                  + " --link-local-ip --log-driver --log-opt --mac-address -m --memory"
                  + " --memory-reservation --memory-swap --memory-swappiness --mount --name"
                  + " --network --network-alias --no-healthcheck --oom-kill-disable"
                  + " --oom-score-adj --pid --pids-limit --platform --privileged -p --publish -P"
                  + " --publish-all --pull -q --quiet --read-only --restart --rm --runtime"
                  + " --security-opt --shm-size --sig-proxy --stop-signal --stop-timeout"
                  + " --storage-opt --sysctl --tmpfs -t --tty --ulimit --use-api-socket -u --user"
                  + " --userns --uts -v --volume --volume-driver --volumes-from -w --workdir")
              .split(" "));

  private final List<String> present =
      new RunCommand().syntax().flags().stream().flatMap(AbsentFlagsTest::names).toList();

  private static Stream<String> names(Flag flag) {
    return flag.names().stream();
  }

  @Test
  void everyFlagOfDockersIsThereOrKnownToBeMissing() {
    assertThat(DOCKERS)
        .allMatch(name -> present.contains(name) != AbsentFlags.find(name).isPresent());
  }

  @Test
  void noFlagIsBothThereAndMissing() {
    assertThat(present).noneMatch(name -> AbsentFlags.find(name).isPresent());
  }
}
