/* The caller's terminal for a program that has one of its own: its bytes both ways, and its size. */
#ifndef DARSENA_RELAY_H
#define DARSENA_RELAY_H

#include <stdbool.h>

/* The terminal's other end is ours. */
void keep_master(int master);
bool has_master(void);
/* Returns when the program has closed its terminal; the caller's is restored. */
void relay(int in, int out);

#endif
