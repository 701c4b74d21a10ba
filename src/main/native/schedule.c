/* How the kernel treats the program beside others. */
#include <stdint.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "report.h"
#include "steps.h"

/* struct sched_attr of linux/sched/types.h, its first form. */
struct schedule {
	uint32_t size;
	uint32_t policy;
	uint64_t flags;
	int32_t nice;
	uint32_t priority;
	uint64_t runtime;
	uint64_t deadline;
	uint64_t period;
};

void set_scheduler(const struct step *step)
{
	const union value *values = step->values;
	struct schedule schedule = {
		.size = sizeof(schedule),
		.policy = (uint32_t)values[0].number,
		.nice = (int32_t)values[1].number,
		.priority = (uint32_t)values[2].number,
		.flags = (uint64_t)values[3].number,
		.runtime = (uint64_t)values[4].number,
		.deadline = (uint64_t)values[5].number,
		.period = (uint64_t)values[6].number,
	};

	if (syscall(SYS_sched_setattr, 0, &schedule, 0) < 0)
		fail("scheduler");
}

void set_io_priority(const struct step *step)
{
	/* IOPRIO_WHO_PROCESS, ourselves; class and priority are in one number already. */
	if (syscall(SYS_ioprio_set, 1, 0, (int)step->values[0].number) < 0)
		fail("io priority");
}

void set_personality(const struct step *step)
{
	if (personality((unsigned long)step->values[0].number) < 0)
		fail("personality");
}
