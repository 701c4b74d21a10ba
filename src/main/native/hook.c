/* Programs of the manager's caller that are run inside the container while it comes to be. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdnoreturn.h>
#include <string.h>
#include <sys/wait.h>

#include "clock.h"
#include "fd.h"
#include "first.h"
#include "kernel.h"
#include "report.h"
#include "signals.h"
#include "steps.h"

void await_hooks(const struct step *step)
{
	(void)step;
	ask(MESSAGE_HOOKS);
}

static noreturn void become_hook(const struct step *step, int state, int trouble)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC | O_NOCTTY);
	int error;

	restore_signals();
	place_fd(state, STDIN_FILENO);
	for (int stream = 1; stream <= 2; stream++)
		if (null < 0 || !place_fd(null, stream))
			close(stream);
	/* The trouble pipe too ends with execve. */
	sys_close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
	execve(step->values[0].text, step->values[1].list.items, step->values[2].list.items);
	error = errno;
	write_whole(trouble, &error, sizeof(error));
	_exit(127);
}

/* The specification's state, with our own pid as the hook can see it. */
static void tell_state(const struct step *step, int fd)
{
	char pid[16];

	signal(SIGPIPE, SIG_IGN);
	snprintf(pid, sizeof(pid), "%d", getpid());
	/* A hook need not read it. */
	if (write_whole(fd, step->values[4].text, strlen(step->values[4].text)) && write_whole(fd, pid, strlen(pid)))
		write_whole(fd, step->values[5].text, strlen(step->values[5].text));
	signal(SIGPIPE, SIG_DFL);
}

static void await_end(const char *path, pid_t hook, int64_t milliseconds)
{
	owned_fd process = sys_pidfd_open(hook);
	struct pollfd entry = {.fd = process, .events = POLLIN};
	char object[256];
	int status;

	if (process < 0)
		fail(path);
	if (poll(&entry, 1, milliseconds > 0 ? poll_time(milliseconds) : -1) == 0) {
		sys_pidfd_send_signal(process, SIGKILL);
		waitpid(hook, NULL, 0);
		fail_with(ETIMEDOUT, path);
	}
	while (waitpid(hook, &status, 0) < 0)
		if (errno != EINTR)
			fail(path);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return;
	snprintf(object, sizeof(object), "%s: %s %d", path, WIFEXITED(status) ? "exit status" : "signal",
		 WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
	fail_with(ECANCELED, object);
}

void run_hook(const struct step *step)
{
	const char *path = step->values[0].text;
	int state[2];
	int trouble[2];
	int error;
	pid_t hook;

	if (pipe2(state, O_CLOEXEC) < 0 || pipe2(trouble, O_CLOEXEC) < 0)
		fail(path);
	hook = fork();
	if (hook < 0)
		fail(path);
	if (hook == 0)
		become_hook(step, state[0], trouble[1]);
	close(state[0]);
	close(trouble[1]);
	tell_state(step, state[1]);
	close(state[1]);
	if (read_whole(trouble[0], &error, sizeof(error))) {
		waitpid(hook, NULL, 0);
		fail_with(error, path);
	}
	close(trouble[0]);
	await_end(path, hook, step->values[3].number);
}
