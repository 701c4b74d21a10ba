package darsena.engine.runtime;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A container to be made.
 *
 * @param consoleSocket is sent the terminal's other end
 * @param pidFile gets the first process's pid
 * @param pivots whether pivot_root(2) is used to enter the root
 * @param preserved how many descriptors from 3 on the program gets
 */
public record CreateBundle(
    String id,
    Path bundle,
    Optional<Path> consoleSocket,
    Optional<Path> pidFile,
    boolean pivots,
    boolean newKeyring,
    int preserved) {}
