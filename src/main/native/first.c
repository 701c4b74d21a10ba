#include "first.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "execute.h"
#include "fd.h"
#include "paths.h"
#include "report.h"
#include "steps.h"

static struct plan *plan;
static int channel = -1;
static void (*last_wait)(void);

bool joins_root(void)
{
	return find_step(plan, VERB_NEW_NAMESPACES) == NULL;
}

void hand_over_terminal(int master)
{
	struct message message = {.kind = MESSAGE_TERMINAL};

	if (!send_message(channel, &message, sizeof(message), master))
		fail("terminal");
}

void ask(int kind)
{
	struct message message = {.kind = kind};
	char byte;

	if (!send_message(channel, &message, sizeof(message), -1))
		_exit(1);
	/* The end of the channel: whoever waits for us is gone, or was told to undo everything. */
	while (recv(channel, &byte, 1, 0) != 1)
		if (errno != EINTR)
			_exit(1);
}

void wait_also(void (*wait)(void))
{
	last_wait = wait;
}

void wait_for_start(void)
{
	ask(MESSAGE_READY);
	if (last_wait)
		last_wait();
}

static uint32_t first_of_last(void)
{
	uint32_t first = plan->count - 1;

	while (first > 0 && (plan->steps[first - 1].verb == VERB_SECCOMP || plan->steps[first - 1].verb == VERB_INIT ||
			     plan->steps[first - 1].verb == VERB_HOOK))
		first--;
	return first;
}

void go_first(struct plan *whole, int socket)
{
	uint32_t last;

	plan = whole;
	channel = socket;
	last = first_of_last();
	set_environment(&plan->steps[plan->count - 1].values[1].list);
	for (uint32_t i = 0; i < last; i++)
		if (!is_monitors(plan->steps[i].verb) && plan->steps[i].verb != VERB_INIT)
			perform(&plan->steps[i]);
	execute(plan, last);
}
