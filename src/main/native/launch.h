/* The order of a launch: plan, monitor, first process. */
#ifndef DARSENA_LAUNCH_H
#define DARSENA_LAUNCH_H

#include "plan.h"

int launch(void);

/* Makes the program's streams and its first process; what leads to that process. */
int start_program(void);
/* The same for another plan, by a process that has left the monitor's. */
int start_other_program(const struct plan *other);

#endif
