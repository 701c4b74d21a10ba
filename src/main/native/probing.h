/* One probe of a program: a process of the monitor's that runs a command beside it. */
#ifndef DARSENA_PROBING_H
#define DARSENA_PROBING_H

#include <stdint.h>
#include <stdnoreturn.h>
#include <sys/types.h>

#include "plan.h"

/* Runs the plan, an element of a list, in the running program's namespaces, and tells `answer` a struct probe_result; ends with the monitor. */
noreturn void probe_program(const struct list *encoded, int64_t timeout_ms, int answer, pid_t monitor);

#endif
