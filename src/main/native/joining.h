/* Namespaces that are there already, by the paths that the manager's caller gives, and the clocks of a new one. */
#ifndef DARSENA_JOINING_H
#define DARSENA_JOINING_H

#include <stdbool.h>

#include "plan.h"

/* Their paths are the host's. */
void open_namespaces(const struct plan *plan);
/* Those of the host first, while we may; what belongs to a joined user namespace after that. */
void join_namespaces(void);
bool is_joined(unsigned long kind);
/* Only children enter a new time namespace, and only until then its clocks can be set. */
void set_clocks(struct plan *plan, unsigned long *flags);

#endif
