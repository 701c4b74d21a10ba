#include "oom.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "clock.h"
#include "facts.h"
#include "fd.h"
#include "journal.h"

/* Version 1 wakes us before it kills: so long one looks whether it has. */
#define LOOK_MS 1000L
#define GLANCE_MS 20L

static struct {
	struct plan *plan;
	uint64_t before; /* the run */
	uint64_t told;
	long look_until;
	int wake;
} oom = {.wake = -1};

uint64_t count_oom_kills(const struct plan *plan)
{
	uint64_t count = 0;

	for (uint32_t i = 0; i < plan->count; i++)
		if (plan->steps[i].verb == VERB_WATCH_OOM)
			count += oom_kills_in(plan->steps[i].values[0].text);
	return count;
}

/* Version 1: an eventfd for memory.oom_control, by section 10 of the kernel's cgroup-v1/memory.rst. */
static int wake_by_event(const char *file, size_t directory)
{
	char control[4096];
	char line[64];
	int event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	owned_fd counter = open(file, O_RDONLY | O_CLOEXEC);

	snprintf(control, sizeof(control), "%.*s/cgroup.event_control", (int)directory, file);
	owned_fd registry = open(control, O_WRONLY | O_CLOEXEC);
	snprintf(line, sizeof(line), "%d %d", event, counter);
	if (event >= 0 && (counter < 0 || registry < 0 || !write_whole(registry, line, strlen(line))))
		close_and_forget(&event);
	return event;
}

/* Version 2 lets memory.events be watched as a file. */
static int wake_by_change(const char *file)
{
	int watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);

	if (watch >= 0 && inotify_add_watch(watch, file, IN_MODIFY) < 0)
		close_and_forget(&watch);
	return watch;
}

static int waker_of(struct plan *plan)
{
	const struct step *step = find_step(plan, VERB_WATCH_OOM);
	const char *file = step ? step->values[0].text : "";
	const char *name = strrchr(file, '/');

	if (!name || !find_step(plan, VERB_JOURNAL))
		return -1;
	return strcmp(name, "/memory.oom_control") == 0 ? wake_by_event(file, (size_t)(name - file)) : wake_by_change(file);
}

void begin_oom(struct plan *plan)
{
	if (!oom.plan)
		oom.wake = waker_of(plan);
	oom.plan = plan;
	oom.before = count_oom_kills(plan);
	oom.told = oom.before;
	oom.look_until = 0;
}

int oom_descriptor(void)
{
	return oom.wake;
}

int oom_wait(void)
{
	return oom.look_until > milliseconds() ? (int)GLANCE_MS : -1;
}

static void look(void)
{
	uint64_t count = count_oom_kills(oom.plan);

	if (count <= oom.told)
		return;
	oom.told = count;
	oom.look_until = 0;
	note_event(oom.plan, "oom", "");
}

void tend_oom(bool woken)
{
	char bytes[4096];

	if (woken) {
		while (read(oom.wake, bytes, sizeof(bytes)) > 0)
			continue;
		oom.look_until = milliseconds() + LOOK_MS;
	}
	if (oom.look_until != 0)
		look();
}

bool end_oom(void)
{
	look();
	oom.look_until = 0;
	return oom.told > oom.before;
}
