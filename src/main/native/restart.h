/* Whether, and when, a program that has ended is started again; docker's rules. */
#ifndef DARSENA_RESTART_H
#define DARSENA_RESTART_H

#include <stdbool.h>
#include <stdint.h>

#include "facts.h"
#include "plan.h"

/* LaunchStep.Restart */
enum restart_policy { RESTART_NEVER, RESTART_ON_FAILURE, RESTART_ALWAYS };

struct restart {
	enum restart_policy policy;
	int64_t maximum;
	const char *stop_file;
	const char *change_file; /* another policy since then, or NULL */
	const char *process_file; /* there as long as the container is; NULL when none is written */
	int64_t count; /* how often it was started again */
	long wait_ms;  /* before the next time; 0 before the first */
};

struct restart restart_of(struct plan *plan);
/* Somebody has asked the container to end, or has changed the policy to never. */
bool is_called_off(struct restart *restart);
/* True when the program is to be started again, after wait_ms; `lived_ms` is how long it ran. */
bool plan_restart(struct restart *restart, const struct ending *ending, long lived_ms);

#endif
