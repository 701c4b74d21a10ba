#include "errands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "facts.h"
#include "fd.h"
#include "kernel.h"
#include "signals.h"

extern char **environ;

int become(int count, char **arguments)
{
	if (count < 2)
		return 125;
	restore_signals();
	execve(arguments[0], arguments + 1, environ);
	fprintf(stderr, "%s: %s\n", arguments[0], strerror(errno));
	return 127;
}

static bool send_one(int signal, pid_t pid, uint64_t start)
{
	owned_fd process = pid > 0 ? sys_pidfd_open(pid) : -1;

	return process >= 0 && start_time_of(pid) == start && sys_pidfd_send_signal(process, signal) == 0;
}

int send_signals(int count, char **arguments)
{
	bool sent = true;

	for (int i = 1; i + 1 < count; i += 2)
		sent = send_one(atoi(arguments[0]), (pid_t)atoi(arguments[i]), strtoull(arguments[i + 1], NULL, 10));
	/* Of several, some may have ended meanwhile. */
	return count == 3 && !sent ? 1 : 0;
}
