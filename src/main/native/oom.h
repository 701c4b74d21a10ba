/* What the kernel does when the program's memory is used up. */
#ifndef DARSENA_OOM_H
#define DARSENA_OOM_H

#include <stdbool.h>
#include <stdint.h>

#include "plan.h"

/* Processes that were killed for lack of memory since the cgroup was made. */
uint64_t count_oom_kills(const struct plan *plan);

/* A run begins: what was counted before is not its own. Once only, the kernel is asked to wake us. */
void begin_oom(struct plan *plan);
/* Becomes readable when the kernel counts, or is about to; -1 when it does not wake anybody. */
int oom_descriptor(void);
/* Milliseconds until one has to look; -1 for ever. */
int oom_wait(void);
/* Tells the journal when more was counted. */
void tend_oom(bool woken);
/* The run is over: whether anything was counted in it, which is told now if it was not yet. */
bool end_oom(void);

#endif
