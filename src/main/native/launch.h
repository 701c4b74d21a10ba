/* The order of a launch: plan, monitor, first process. */
#ifndef DARSENA_LAUNCH_H
#define DARSENA_LAUNCH_H

int launch(void);

/* Makes the program's streams and its first process; what leads to that process. */
int start_program(void);

#endif
