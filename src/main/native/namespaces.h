/* Namespaces, made or joined, and what belongs to them alone. */
#ifndef DARSENA_NAMESPACES_H
#define DARSENA_NAMESPACES_H

#include <sys/types.h>

#include "plan.h"

/* A container's first process, seen from the host. */
struct target {
	int pidfd; /* -1 when nothing is joined */
	int root;
	unsigned long flags;
};

/* Opens the process unless its start time tells that it is another one. */
struct target open_target(const struct step *join);
/* The pid namespace is joined for children only, so the monitor does this before it forks. */
void join_pid_namespace(const struct target *target);
/* The rest, by the child; with the mount namespace, its root is the target's then. */
void join_target(const struct target *target);

#endif
