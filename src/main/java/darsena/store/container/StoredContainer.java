package darsena.store.container;

import darsena.container.ContainerId;

/** A container that is there: its id, its name now, and where its parts are. */
public record StoredContainer(ContainerId id, String name, ContainerFiles files) {}
