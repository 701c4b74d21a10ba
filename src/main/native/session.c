#include "session.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cleanup.h"
#include "health.h"
#include "journal.h"
#include "kernel.h"
#include "log.h"
#include "oom.h"
#include "program.h"
#include "signals.h"

#define STATUS_FAILED 125
#define STATUS_NOT_EXECUTABLE 126
#define STATUS_NOT_FOUND 127

struct session session;

static struct timespec now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_REALTIME, &time);
	return time;
}

void open_session(struct plan *plan)
{
	const union value *values = plan->steps[0].values;

	session.plan = plan;
	session.process_file = values[0].text;
	session.exit_file = values[1].text;
	session.socket = values[2].text;
	session.restart = restart_of(plan);
}

void remove_old_facts(void)
{
	if (*session.exit_file != '\0' && unlink(session.exit_file) < 0 && errno != ENOENT)
		fail(session.exit_file);
}

void remove_facts(void)
{
	if (*session.process_file != '\0')
		unlink(session.process_file);
	if (*session.socket != '\0')
		unlink(session.socket);
}

void record_start(void)
{
	session.ending = (struct ending){.started = now()};
	session.told_end = false;
	if (*session.process_file == '\0' ||
	    write_process_file(session.process_file, program.pid, &session.ending.started, session.restart.count))
		return;
	begin_step(VERB_SESSION);
	fail(session.process_file);
}

void record_end(bool restarting)
{
	bool durable = !goes_at_exit(session.plan, session.exit_file);

	if (*session.exit_file != '\0')
		write_exit_file(session.exit_file, &session.ending, session.restart.count, restarting, durable);
	if (!session.told_end)
		note_end(session.plan, &session.ending);
	session.told_end = true;
}

void reap(void)
{
	int status;
	pid_t ended;

	while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
		forget_prober(ended);
		if (ended != program.pid)
			continue;
		session.ended = true;
		session.ending.finished = now();
		session.ending.by_signal = WIFSIGNALED(status);
		session.ending.number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
	}
}

void kill_program(void)
{
	if (program.pidfd < 0)
		return;
	sys_pidfd_send_signal(program.pidfd, SIGKILL);
	while (waitpid(program.pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}

/* As a shell has it: 127 when there is no such program, 126 when it cannot be executed. */
static int status_of(const struct message *failure)
{
	if (!failure || failure->verb != VERB_EXECUTE)
		return STATUS_FAILED;
	return failure->error == ENOENT ? STATUS_NOT_FOUND : STATUS_NOT_EXECUTABLE;
}

void fail_run(const struct message *failure)
{
	struct ending *ending = &session.ending;
	char object[sizeof(failure->object) * 4 + 1];

	ending->failed = true;
	ending->by_signal = false;
	ending->number = status_of(failure);
	ending->finished = now();
	session.ended = true;
	session.told_end = false;
	if (!failure)
		return;
	/* What it was about may be a name of the container's own making, and this goes into a file of lines. */
	escape_text(object, failure->object, strlen(failure->object));
	snprintf(ending->why, sizeof(ending->why), "it could not be started again: %s `%s`: %s", verb_name(failure->verb),
		 object, strerror(failure->error));
}

void conclude_run(void)
{
	close_log(&session.ending.finished);
	session.ending.out_of_memory = end_oom();
}

void forget_run(void)
{
	forget_program();
	forget_signals();
	empty_cgroups(session.plan);
	session.again = true;
	session.ended = false;
}
