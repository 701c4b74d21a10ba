#include "donors.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "fd.h"

enum { PID, START, PROCESS_FILE };

/* N of a line `key N`, or 0. */
static int64_t number_in(const char *text, const char *key)
{
	size_t length = strlen(key);

	for (const char *line = text; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL)
		if (strncmp(line, key, length) == 0 && line[length] == ' ')
			return strtoll(line + length + 1, NULL, 10);
	return 0;
}

/* By both numbers: the pid of one donor may be another's by now. */
static void replace(struct plan *plan, const union value *old, int64_t pid, int64_t start)
{
	const int64_t old_pid = old[PID].number;
	const int64_t old_start = old[START].number;

	for (uint32_t i = 0; i < plan->count; i++) {
		struct step *step = &plan->steps[i];

		if (step->verb != VERB_JOIN_NAMESPACES && step->verb != VERB_SHARE_MOUNT && step->verb != VERB_DONOR)
			continue;
		if (step->values[PID].number != old_pid || step->values[START].number != old_start)
			continue;
		step->values[PID].number = pid;
		step->values[START].number = start;
	}
}

void find_donors(struct plan *plan)
{
	for (uint32_t i = 0; i < plan->count; i++) {
		const union value *donor = plan->steps[i].values;
		char text[1024];
		int64_t pid;
		int64_t start;

		if (plan->steps[i].verb != VERB_DONOR ||
		    !read_text_at(AT_FDCWD, donor[PROCESS_FILE].text, text, sizeof(text)))
			continue;
		pid = number_in(text, "pid");
		start = number_in(text, "start-time");
		/* One that does not run is not joined: the old numbers say so. */
		if (pid > 0 && start > 0)
			replace(plan, donor, pid, start);
	}
}
