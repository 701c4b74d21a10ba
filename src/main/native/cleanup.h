/* What goes once a session is over: cgroups, files, trees. */
#ifndef DARSENA_CLEANUP_H
#define DARSENA_CLEANUP_H

#include <stdbool.h>

#include <sys/types.h>

#include "plan.h"

/* All AtExit steps in order; trees are only moved away. */
void clean_up(const struct plan *plan);
/* Kills whatever is left in the cgroups that go at the end. */
void empty_cgroups(const struct plan *plan);
/* The trees that were moved away; this may take long. */
void remove_moved_trees(const struct plan *plan);
/* Whether the path goes with a tree anyhow. */
bool goes_at_exit(const struct plan *plan, const char *path);

/* Removes a tree of any depth with two descriptors. */
void remove_tree(const char *path);
/* Kills whatever is in the cgroup and those below, thaws it, removes it. */
void remove_cgroup(const char *path);
/* Kills whatever is in it and removes those below. */
void empty_cgroup(const char *path);
/* One line of a cgroup.procs; NULL at its end, and where a list too long was cut off within a number. */
const char *next_member(const char *text, pid_t *pid);

#endif
