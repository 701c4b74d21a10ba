package darsena.engine.local.parts;

import darsena.cgroup.ContainerCgroup;
import darsena.container.ContainerId;
import darsena.engine.Settings;
import darsena.engine.local.events.Herald;
import darsena.engine.local.images.ImageFinder;
import darsena.engine.local.log.ContainerLogs;
import darsena.engine.local.state.Endings;
import darsena.engine.local.state.StateReader;
import darsena.runtime.planning.LaunchPlanner;
import darsena.store.StorePaths;
import darsena.store.container.ContainerRecords;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the operations on containers share.
 *
 * @param planner made when the first container starts, for it looks at the host
 * @param bell told after every change
 * @param herald told what it was
 */
public record ContainerParts(
    Settings settings,
    StorePaths paths,
    ContainerRecords records,
    StateReader states,
    Endings endings,
    ContainerLogs logs,
    ImageFinder images,
    Function<ContainerId, ContainerCgroup> cgroups,
    Supplier<LaunchPlanner> planner,
    Helper helper,
    InstantSource clock,
    Runnable bell,
    Herald herald) {}
