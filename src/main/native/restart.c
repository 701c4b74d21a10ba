#include "restart.h"

#include <stddef.h>
#include <unistd.h>

#define FIRST_MS 100L
#define LONGEST_MS 60000L
/* A program that ran so long has worked: the next failure is a new one. */
#define WORKED_MS 10000L

struct restart restart_of(struct plan *plan)
{
	const struct step *step = find_step(plan, VERB_RESTART);

	if (!step)
		return (struct restart){.policy = RESTART_NEVER};
	return (struct restart){
		.policy = (enum restart_policy)step->values[0].number,
		.maximum = step->values[1].number,
		.stop_file = step->values[2].text,
		.process_file = *plan->steps[0].values[0].text == '\0' ? NULL : plan->steps[0].values[0].text,
	};
}

bool is_called_off(const struct restart *restart)
{
	return restart->policy == RESTART_NEVER || access(restart->stop_file, F_OK) == 0 ||
	       (restart->process_file && access(restart->process_file, F_OK) < 0);
}

static bool is_wanted(const struct restart *restart, const struct ending *ending)
{
	switch (restart->policy) {
	case RESTART_ALWAYS:
		return true;
	case RESTART_ON_FAILURE:
		return shell_status(ending) != 0 && (restart->maximum == 0 || restart->count < restart->maximum);
	case RESTART_NEVER:
		break;
	}
	return false;
}

bool plan_restart(struct restart *restart, const struct ending *ending, long lived_ms)
{
	if (!is_wanted(restart, ending) || is_called_off(restart))
		return false;
	restart->wait_ms = lived_ms >= WORKED_MS || restart->wait_ms == 0 ? FIRST_MS : restart->wait_ms * 2;
	if (restart->wait_ms > LONGEST_MS)
		restart->wait_ms = LONGEST_MS;
	restart->count++;
	return true;
}
