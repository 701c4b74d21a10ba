/* The order of a launch: plan, monitor, first process. */
#ifndef DARSENA_LAUNCH_H
#define DARSENA_LAUNCH_H

#include <stdbool.h>

int launch(void);

/* What steps need of the launch they are part of. */
bool joins_namespaces(void);
void hand_over_terminal(int master);
void wait_for_start(void);

#endif
