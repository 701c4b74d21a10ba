/* Which devices a cgroup of version 2 may use. */
#ifndef DARSENA_DEVICE_FILTER_H
#define DARSENA_DEVICE_FILTER_H

#include "plan.h"

/* All DeviceFilter steps; a filter goes with its cgroup. */
void attach_device_filters(const struct plan *plan);

#endif
