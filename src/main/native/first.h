/* The container's first process on its way to the program, however it was begun. */
#ifndef DARSENA_FIRST_H
#define DARSENA_FIRST_H

#include <stdbool.h>
#include <stdnoreturn.h>

#include "plan.h"

/* Performs the steps and becomes the program. The channel leads to the process that waits for us. */
noreturn void go_first(struct plan *plan, int channel);
/* One more thing to wait for, once the start signal has come. */
void wait_also(void (*wait)(void));

/* What steps need of the launch they are part of. */
/* Whether the program comes into a tree that is there already. */
bool joins_root(void);
void hand_over_terminal(int master);
void wait_for_start(void);
/* Says a word to the process that waits for us, and waits for its answer; ends when there is none. */
void ask(int kind);

#endif
