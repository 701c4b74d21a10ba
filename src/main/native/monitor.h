/* The program's parent: its streams, its log, its clients, its end. */
#ifndef DARSENA_MONITOR_H
#define DARSENA_MONITOR_H

#include <stdnoreturn.h>

#include "plan.h"
#include "report.h"

/* Log, socket and signals, before the program is made. `over` is closed when the conversation is. */
void prepare_monitor(const struct plan *plan, int over);
/* Undoes everything, tells the manager, and ends. */
noreturn void undo(const struct message *failure);
/* Until the program has ended and everybody has heard of it; `channel` leads to the program's process. */
noreturn void watch(int channel);

#endif
