#include "joining.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <string.h>

#include "fd.h"
#include "report.h"

#define NAMESPACES 16
#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif

static struct {
	int fd;
	unsigned long kind;
	const char *path;
} joined[NAMESPACES];
static int joined_count;
static int offsets_fd = -1;

void open_namespaces(const struct plan *plan)
{
	begin_step(VERB_JOIN_NAMESPACE);
	for (uint32_t i = 0; i < plan->count; i++) {
		const union value *values = plan->steps[i].values;

		if (plan->steps[i].verb != VERB_JOIN_NAMESPACE)
			continue;
		if (joined_count == NAMESPACES)
			fail_with(E2BIG, values[0].text);
		joined[joined_count].path = values[0].text;
		joined[joined_count].kind = (unsigned long)values[1].number;
		joined[joined_count].fd = open(values[0].text, O_RDONLY | O_CLOEXEC);
		if (joined[joined_count++].fd < 0)
			fail(values[0].text);
	}
}

void join_namespaces(void)
{
	/* While /proc is the host's: in a mount namespace of somebody's making it could be anything. */
	offsets_fd = open("/proc/self/timens_offsets", O_WRONLY | O_CLOEXEC);
	begin_step(VERB_JOIN_NAMESPACE);
	for (int round = 0; round < 3; round++)
		for (int i = 0; i < joined_count; i++) {
			bool user = joined[i].kind == CLONE_NEWUSER;

			if (joined[i].fd < 0 || user != (round == 1))
				continue;
			if (setns(joined[i].fd, (int)joined[i].kind) == 0)
				close_and_forget(&joined[i].fd);
			else if (user || round == 2 || errno != EPERM)
				fail(joined[i].path);
		}
}

bool is_joined(unsigned long kind)
{
	for (int i = 0; i < joined_count; i++)
		if (joined[i].kind == kind)
			return true;
	return false;
}

void set_clocks(struct plan *plan, unsigned long *flags)
{
	const struct step *offsets = find_step(plan, VERB_TIME_OFFSETS);

	if (!(*flags & CLONE_NEWTIME))
		return;
	begin_step(VERB_TIME_OFFSETS);
	*flags &= ~(unsigned long)CLONE_NEWTIME;
	if (unshare(CLONE_NEWTIME) < 0)
		fail("time namespace");
	if (offsets && !write_whole(offsets_fd, offsets->values[0].text, strlen(offsets->values[0].text)))
		fail(offsets->values[0].text);
	close_and_forget(&offsets_fd);
}
