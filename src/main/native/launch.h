/* The order of a launch: plan, monitor, first process. */
#ifndef DARSENA_LAUNCH_H
#define DARSENA_LAUNCH_H

#include <stdbool.h>

int launch(void);

/* What steps need of the launch they are part of. */
/* Whether the program comes into a tree that is there already. */
bool joins_root(void);
void hand_over_terminal(int master);
void wait_for_start(void);

#endif
