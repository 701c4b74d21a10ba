package darsena.engine.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * The operations of the OCI runtime specification, and those that runc has beside them. Containers
 * belong to whoever called: nothing of Darsena stays behind but a directory of facts.
 */
public interface BundleRuntime {

  /** Sets a container up; its program waits for {@link #start}. */
  void create(CreateBundle request);

  /** Executes the program of a created container. */
  void start(String id);

  /**
   * Creates and starts. Detached, it returns 0 then; else it waits for the program's end, deletes
   * the container and tells the program's status.
   */
  int run(CreateBundle request, boolean detached, boolean kept);

  /** What is known of a container. */
  BundleState state(String id);

  /** All containers. */
  List<BundleState> list();

  /**
   * Sends a signal to the first process, or to all of them.
   *
   * @param signal its number
   */
  void kill(String id, int signal, boolean all);

  /** Removes what is left of a stopped container; {@code force} stops it first. */
  void delete(String id, boolean force);

  /** Starts one more program; its status, or 0 when detached. */
  int exec(String id, AddProcess request);

  /** Holds all processes. */
  void pause(String id);

  /** Lets them go on. */
  void resume(String id);

  /** Changes limits; {@code resources} is as in config.json. */
  void update(String id, JsonNode resources);

  /** Its processes, by pid as this process sees them. */
  List<Integer> processes(String id);

  /** What it has used until now, in the form of runc's {@code events}. */
  JsonNode statistics(String id);

  /** What bundles may ask for here. */
  JsonNode features();

  /** Hears of what falls short without being an error. */
  BundleRuntime warning(Consumer<String> listener);
}
