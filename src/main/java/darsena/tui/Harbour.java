package darsena.tui;

import darsena.engine.Engine;
import darsena.engine.Settings;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the engine comes from. Both are called once, on a thread of the screen's.
 *
 * @param settings reads what is configured
 * @param engine opens the engine by it; closed when the screen is left
 */
public record Harbour(Supplier<Settings> settings, Function<Settings, Engine> engine) {}
