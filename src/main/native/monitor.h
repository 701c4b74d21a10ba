/* The program's parent: its streams, its log, its clients, its end. */
#ifndef DARSENA_MONITOR_H
#define DARSENA_MONITOR_H

#include <stdnoreturn.h>

#include "plan.h"
#include "report.h"

/* Log, socket and signals, before the program is made. `over` is closed when the conversation is. */
void prepare_monitor(struct plan *plan, int over);
/* Undoes everything, tells the manager, and ends. */
noreturn void undo(const struct message *failure);
/* Starts the program, again and again if the plan says so, until its end; everybody hears of it. */
noreturn void watch(void);

#endif
