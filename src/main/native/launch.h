/* The order of a launch: plan, monitor, first process. */
#ifndef DARSENA_LAUNCH_H
#define DARSENA_LAUNCH_H

int launch(void);

#endif
