/* Small things that the virtual machine cannot do without a native library. */
#ifndef DARSENA_ERRANDS_H
#define DARSENA_ERRANDS_H

/* PATH NAME ARG...: becomes the program at the path, under a name of its own. */
int become(int count, char **arguments);
/* SIGNAL {PID START-TIME}...: fails when a single process is not there any more. */
int send_signals(int count, char **arguments);

#endif
