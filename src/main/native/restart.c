#include "restart.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include "fd.h"

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
		.change_file = step->values[3].text,
		.process_file = *plan->steps[0].values[0].text == '\0' ? NULL : plan->steps[0].values[0].text,
	};
}

/* Somebody may have changed it since the program was started. */
static void look_at_policy(struct restart *restart)
{
	char text[64];
	int policy;
	int maximum;

	if (!restart->change_file || !read_text_at(AT_FDCWD, restart->change_file, text, sizeof(text)) ||
	    sscanf(text, "policy %d\nmaximum %d\n", &policy, &maximum) != 2 || policy < RESTART_NEVER ||
	    policy > RESTART_ALWAYS)
		return;
	restart->policy = (enum restart_policy)policy;
	restart->maximum = maximum;
}

bool is_called_off(struct restart *restart)
{
	look_at_policy(restart);
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
	if (is_called_off(restart) || !is_wanted(restart, ending))
		return false;
	restart->wait_ms = lived_ms >= WORKED_MS || restart->wait_ms == 0 ? FIRST_MS : restart->wait_ms * 2;
	if (restart->wait_ms > LONGEST_MS)
		restart->wait_ms = LONGEST_MS;
	restart->count++;
	return true;
}
