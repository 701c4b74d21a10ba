#include "probing.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "clock.h"
#include "facts.h"
#include "fd.h"
#include "health.h"
#include "kernel.h"
#include "launch.h"
#include "program.h"
#include "report.h"

#define ANSWER 3
#define STREAM_BYTES 65536
/* What a pipe may hold at the end, however large it was made; who writes on is not asked. */
#define LAST_READS 16
/* A container that is paused while it is asked is asked on when it goes on. */
#define PAUSED_MS 200

static struct probe_result result;
static struct plan plan;
static int channel = -1;
static bool ended;

static noreturn void tell_result(int kind)
{
	result.kind = kind;
	clock_gettime(CLOCK_REALTIME, &result.end);
	send(ANSWER, &result, sizeof(result), MSG_NOSIGNAL);
	_exit(0);
}

static noreturn void tell_failure(const struct message *failure)
{
	result.code = -1;
	if (failure) {
		result.error = failure->error;
		result.size = (uint32_t)snprintf(result.output, sizeof(result.output), "%s %s", verb_name(failure->verb),
						 failure->object);
	}
	tell_result(PROBE_FAILED);
}

static void fail_probe(const struct message *failure)
{
	if (program.pidfd >= 0)
		sys_pidfd_send_signal(program.pidfd, SIGKILL);
	tell_failure(failure);
}

/* The bytes are ours alone since the fork: reading a plan changes them. */
static void read_nested(const struct list *encoded, pid_t target)
{
	const char *error = NULL;
	struct step *join;

	if (encoded->count != 1 || encoded->sizes[0] < PLAN_HEADER)
		fail_with(EPROTO, "probe");
	error = parse_plan((unsigned char *)encoded->items[0] + PLAN_HEADER, encoded->sizes[0] - PLAN_HEADER, &plan);
	if (error)
		fail_with(EPROTO, error);
	join = find_step(&plan, VERB_JOIN_NAMESPACES);
	if (!join)
		fail_with(EPROTO, "probe");
	join->values[0].number = target;
	join->values[1].number = (int64_t)start_time_of(target);
}

static bool has_line(const char *directory, const char *file, const char *line)
{
	char path[4096];
	char text[256];

	if ((size_t)snprintf(path, sizeof(path), "%s/%s", directory, file) >= sizeof(path))
		return false;
	return read_text_at(AT_FDCWD, path, text, sizeof(text)) && strstr(text, line) != NULL;
}

static bool is_paused(void)
{
	for (uint32_t i = 0; i < plan.count; i++) {
		const char *directory = plan.steps[i].values[0].text;

		if (plan.steps[i].verb != VERB_JOIN_CGROUP)
			continue;
		if (has_line(directory, "cgroup.events", "frozen 1") || has_line(directory, "freezer.state", "FR"))
			return true;
	}
	return false;
}

/* Once at a time: a command that never stops writing must not keep us from looking at the clock. */
static bool keep_output(enum stream stream)
{
	static char bytes[STREAM_BYTES];
	ssize_t size = read(program.output[stream], bytes, sizeof(bytes));
	size_t room = HEALTH_OUTPUT - result.size;
	size_t kept = size > 0 && (size_t)size < room ? (size_t)size : room;

	if (size == 0)
		close_and_forget(&program.output[stream]);
	if (size <= 0)
		return false;
	memcpy(result.output + result.size, bytes, kept);
	result.size += (uint32_t)kept;
	return true;
}

static void hear_command(void)
{
	struct message message;
	int passed;
	enum report report = receive_report(channel, &message, &passed);

	close_and_forget(&passed);
	if (report == REPORT_NOTHING)
		return;
	if (report == REPORT_END)
		close_and_forget(&channel);
	else if (message.kind == MESSAGE_FAILURE)
		tell_failure(&message);
	else if (message.kind == MESSAGE_READY)
		send_message(channel, "g", 1, -1);
}

static void turn(int timeout)
{
	struct pollfd entries[] = {
		{.fd = channel, .events = POLLIN},
		{.fd = program.output[STREAM_OUT], .events = POLLIN},
		{.fd = program.output[STREAM_ERR], .events = POLLIN},
		{.fd = program.pidfd, .events = POLLIN},
	};

	if (poll(entries, sizeof(entries) / sizeof(*entries), timeout) <= 0)
		return;
	if (entries[0].revents)
		hear_command();
	for (int stream = 0; stream < STREAMS; stream++)
		if (entries[1 + stream].revents)
			keep_output((enum stream)stream);
	ended = entries[3].revents != 0;
}

static noreturn void tell_end(void)
{
	int status;

	while (waitpid(program.pid, &status, 0) < 0 && errno == EINTR)
		continue;
	/* A last message may say why it never was the command. */
	if (channel >= 0)
		hear_command();
	for (int stream = 0; stream < STREAMS; stream++)
		for (int i = 0; i < LAST_READS && program.output[stream] >= 0; i++)
			if (!keep_output((enum stream)stream))
				break;
	result.code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	tell_result(PROBE_ENDED);
}

static noreturn void tell_lateness(void)
{
	result.code = -1;
	sys_pidfd_send_signal(program.pidfd, SIGKILL);
	tell_result(PROBE_LATE);
}

noreturn void probe_program(const struct list *encoded, int64_t timeout_ms, int answer, pid_t monitor)
{
	pid_t target = program.pid;
	long end;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != monitor)
		_exit(1);
	prctl(PR_SET_NAME, "darsena-health");
	on_failure(fail_probe);
	if (!place_fd(answer, ANSWER))
		_exit(1);
	sys_close_range(ANSWER + 1, ~0U, 0);
	fcntl(ANSWER, F_SETFD, FD_CLOEXEC);
	reset_program();
	clock_gettime(CLOCK_REALTIME, &result.start);
	read_nested(encoded, target);
	if (is_paused())
		tell_result(PROBE_PAUSED);
	channel = start_other_program(&plan);
	end = milliseconds() + timeout_ms;
	while (!ended) {
		long left = end - milliseconds();

		if (left <= 0 && is_paused())
			end = milliseconds() + timeout_ms + PAUSED_MS;
		else if (left <= 0)
			tell_lateness();
		turn(left > 0 ? poll_time(left) : PAUSED_MS);
	}
	tell_end();
}
