package darsena.cgroup;

import darsena.container.Limits;
import darsena.container.isolation.DeviceRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel counts and limits of one container: one directory in a hierarchy of version 2, or
 * one in each of version 1, or both. Nothing is kept in memory; several processes may hold one.
 */
public interface ContainerCgroup {

  /**
   * Makes the directories, and sets the limits before any process is inside. A limit that this host
   * cannot keep is an error in plain words, and then nothing is left behind. Devices are version
   * 1's to restrict; where it cannot, the launch attaches a program to version 2's directory.
   *
   * @return which of the finer limits the host does not offer, in sentences
   */
  List<String> create(Limits limits, List<DeviceRule> devices);

  /** Changes the limits of a cgroup that is there; tells the same as {@link #create}. */
  List<String> update(Limits before, Limits now);

  /** What a process of this container has to join: one directory a hierarchy. */
  List<Path> directories();

  /**
   * The file in which the kernel counts processes killed for lack of memory, as {@code oom_kill N}.
   */
  Optional<Path> outOfMemoryEvents();

  /** Whether it is there. */
  boolean exists();

  /** What it has used until now. */
  CgroupUsage usage();

  /** Processes in it and in the cgroups below, by pid. */
  List<Integer> members();

  /**
   * Holds every process still; returns when the kernel says that they all are. When it does not say
   * so in time, they are let go again, and it is an error.
   */
  void pause();

  /** Lets every process go on. */
  void resume();

  /** Whether every process is held still now. */
  boolean paused();

  /** Kills every process in it, paused or not, and waits until none is left. */
  void killAll();

  /** Removes the directories, after killing what is left; nothing there is no error. */
  void remove();
}
