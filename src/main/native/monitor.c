#include "monitor.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>

#include "cleanup.h"
#include "clients.h"
#include "clock.h"
#include "facts.h"
#include "fd.h"
#include "frames.h"
#include "health.h"
#include "kernel.h"
#include "launch.h"
#include "log.h"
#include "output.h"
#include "program.h"
#include "restart.h"
#include "signals.h"

#define TERMINAL_MS 200
#define SIGNAL_MS 5
#define STATUS_FAILED 125
#define STATUS_NOT_EXECUTABLE 126
#define STATUS_NOT_FOUND 127

enum {
	ENTRY_MANAGER,
	ENTRY_CHANNEL,
	ENTRY_SIGNALS,
	ENTRY_LISTENER,
	ENTRY_INPUT,
	ENTRY_HEALTH,
	ENTRY_OUTPUT,
	ENTRY_CLIENTS = ENTRY_OUTPUT + STREAMS,
	ENTRIES = ENTRY_CLIENTS + MAXIMUM_CLIENTS
};

static struct {
	struct plan *plan;
	const char *process_file;
	const char *exit_file;
	const char *socket;
	int manager; /* descriptor 0 until the conversation is over */
	int channel;
	int listener;
	int signals;
	int over; /* closing it lets the process that the manager started end */
	bool prepared;
	bool released; /* the start signal has come */
	bool told_attached;
	bool ended;
	bool told_to_end; /* by whoever looks after the host's services */
	bool again;       /* this is not the first run */
	long began_ms;
	uint64_t oom_kills; /* in runs before */
	struct ending ending;
	struct restart restart;
} monitor = {.manager = -1, .channel = -1, .listener = -1, .signals = -1, .over = -1};

static noreturn void leave_for_good(void);
static void fail_run(const struct message *failure);

static struct timespec now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_REALTIME, &time);
	return time;
}

static void watch_signals(void)
{
	sigset_t watched;

	sigemptyset(&watched);
	sigaddset(&watched, SIGCHLD);
	sigaddset(&watched, SIGTERM);
	sigaddset(&watched, SIGUSR1);
	sigprocmask(SIG_SETMASK, &watched, NULL);
	/* What a terminal or a session manager sends to all is not for a monitor. */
	signal(SIGHUP, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGUSR2, SIG_IGN);
	monitor.signals = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
	if (monitor.signals < 0)
		fail("signals");
}

void prepare_monitor(struct plan *plan, int over)
{
	const struct step *session = &plan->steps[0];

	monitor.plan = plan;
	monitor.process_file = session->values[0].text;
	monitor.exit_file = session->values[1].text;
	monitor.socket = session->values[2].text;
	monitor.manager = STDIN_FILENO;
	monitor.over = over;
	monitor.restart = restart_of(plan);
	on_failure(undo);
	watch_signals();
	for (uint32_t i = 0; i < plan->count; i++) {
		const union value *values = plan->steps[i].values;

		begin_step(plan->steps[i].verb);
		if (plan->steps[i].verb == VERB_LOG && !open_log(values[0].text, values[1].number, values[2].number))
			fail(values[0].text);
	}
	begin_step(VERB_SESSION);
	if (*monitor.socket != '\0')
		monitor.listener = listen_at(monitor.socket);
	if (*monitor.socket != '\0' && monitor.listener < 0)
		fail(monitor.socket);
	/* What an earlier run has left would be taken for this one's. */
	if (*monitor.exit_file != '\0' && unlink(monitor.exit_file) < 0 && errno != ENOENT)
		fail(monitor.exit_file);
}

static void remove_facts(void)
{
	if (*monitor.process_file != '\0')
		unlink(monitor.process_file);
	if (*monitor.socket != '\0')
		unlink(monitor.socket);
}

static void kill_program(void)
{
	if (program.pidfd < 0)
		return;
	sys_pidfd_send_signal(program.pidfd, SIGKILL);
	while (waitpid(program.pid, NULL, 0) < 0 && errno == EINTR)
		continue;
}

void undo(const struct message *failure)
{
	kill_program();
	if (monitor.again) {
		fail_run(failure);
		leave_for_good();
	}
	remove_facts();
	clean_up(monitor.plan);
	if (failure)
		tell_message("failed", failure);
	remove_moved_trees(monitor.plan);
	_exit(1);
}

/* As a shell has it: 127 when there is no such program, 126 when it cannot be executed. */
static int status_of(const struct message *failure)
{
	if (!failure || failure->verb != VERB_EXECUTE)
		return STATUS_FAILED;
	return failure->error == ENOENT ? STATUS_NOT_FOUND : STATUS_NOT_EXECUTABLE;
}

/* A start after the first one is a run, too, and its failure is how it ended. */
static void fail_run(const struct message *failure)
{
	monitor.ending.failed = true;
	monitor.ending.by_signal = false;
	monitor.ending.number = status_of(failure);
	monitor.ending.finished = now();
	if (failure)
		snprintf(monitor.ending.why, sizeof(monitor.ending.why), "it could not be started again: %s `%s`: %s",
			 verb_name(failure->verb), failure->object, strerror(failure->error));
	monitor.ended = true;
}

/* What was under way is over; the first time everything with it. */
static void give_up_launch(const struct message *failure)
{
	if (!monitor.again)
		undo(failure);
	kill_program();
	fail_run(failure);
}

static void give_up_because(int error, const char *object)
{
	struct message failure = {.verb = VERB_EXECUTE, .error = error};

	snprintf(failure.object, sizeof(failure.object), "%s", object);
	give_up_launch(&failure);
}

/* The program has been executed; the manager goes its way. */
static void start_running(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	close_and_forget(&monitor.channel);
	program.started = true;
	open_ears();
	begin_health(monitor.plan);
	tell("running\n");
	/* Their numbers stay taken, so that no other descriptor gets to be standard output. */
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	close_and_forget(&null);
	close_and_forget(&monitor.over);
}

/* Lets the program's process execute it. */
static void release(void)
{
	if (!send_message(monitor.channel, "g", 1, -1))
		give_up_because(errno, "its process was killed");
	monitor.released = true;
}

static void become_prepared(void)
{
	/* A stop since then has not seen this process. */
	if (monitor.again && is_called_off(&monitor.restart)) {
		kill_program();
		monitor.ended = true;
		return;
	}
	monitor.ending = (struct ending){.started = now()};
	if (*monitor.process_file != '\0' &&
	    !write_process_file(monitor.process_file, program.pid, &monitor.ending.started, monitor.restart.count)) {
		begin_step(VERB_SESSION);
		fail(monitor.process_file);
	}
	monitor.prepared = true;
	tell("prepared %d %llu %d %llu\n", program.pid, (unsigned long long)start_time_of(program.pid), getpid(),
	     (unsigned long long)start_time_of(getpid()));
	if (monitor.again)
		release();
}

static void reap(void)
{
	int status;
	pid_t ended;

	while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
		forget_prober(ended);
		if (ended != program.pid)
			continue;
		monitor.ended = true;
		monitor.ending.finished = now();
		monitor.ending.by_signal = WIFSIGNALED(status);
		monitor.ending.number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
	}
}

static void hear_program(void)
{
	struct message message;
	int passed;
	ssize_t size = receive_message(monitor.channel, &message, sizeof(message), &passed);

	if (size < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (size != (ssize_t)sizeof(message)) {
		close_and_forget(&passed);
		if (!monitor.released) {
			give_up_because(ECHILD, "its process was killed");
			return;
		}
		start_running();
		reap();
		return;
	}
	switch (message.kind) {
	case MESSAGE_WARNING:
		tell_message("warning", &message);
		break;
	case MESSAGE_FAILURE:
		give_up_launch(&message);
		break;
	case MESSAGE_TERMINAL:
		take_terminal(passed);
		break;
	case MESSAGE_READY:
		become_prepared();
		break;
	case MESSAGE_HOOKS:
		/* Only a caller of its own has hooks, and then there is no monitor. */
		give_up_because(EPROTO, "hooks");
	}
}

static void hear_manager(void)
{
	char byte;
	ssize_t size = read(STDIN_FILENO, &byte, 1);

	if (size < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (size != 1 || byte != 'g')
		undo(NULL);
	release();
	/* From here on it may go: it has said what it wanted. */
	monitor.manager = -1;
}

static void hear_signal(void)
{
	struct signalfd_siginfo info;

	while (read(monitor.signals, &info, sizeof(info)) == (ssize_t)sizeof(info))
		if (info.ssi_signo == SIGTERM) {
			monitor.told_to_end = true;
			signal_program(SIGTERM);
		}
	if (program.started)
		reap();
}

static void fill_entries(struct pollfd *entries)
{
	const int fds[ENTRY_CLIENTS] = {monitor.manager, monitor.channel, monitor.signals, monitor.listener,
					input_is_blocked() ? program.input : -1, health_answer(), program.output[STREAM_OUT],
					program.output[STREAM_ERR]};

	for (int i = 0; i < ENTRY_CLIENTS; i++)
		entries[i] = (struct pollfd){.fd = fds[i], .events = i == ENTRY_INPUT ? POLLOUT : POLLIN};
	for (int stream = 0; stream < STREAMS; stream++)
		if (!monitor.ended && !clients_have_room((enum stream)stream))
			entries[ENTRY_OUTPUT + stream].fd = -1;
	watch_clients(entries + ENTRY_CLIENTS);
}

/* Waits until something happens, or for the time, and sees to it. */
static void turn(int timeout)
{
	struct pollfd entries[ENTRIES];

	fill_entries(entries);
	if (poll(entries, ENTRIES, timeout) <= 0)
		return;
	if (entries[ENTRY_CHANNEL].revents)
		hear_program();
	if (entries[ENTRY_MANAGER].revents && monitor.manager >= 0)
		hear_manager();
	if (entries[ENTRY_LISTENER].revents)
		accept_client(monitor.listener);
	if (entries[ENTRY_INPUT].revents)
		resume_input();
	for (int stream = 0; stream < STREAMS; stream++)
		if (entries[ENTRY_OUTPUT + stream].revents)
			pass_output((enum stream)stream);
	serve_clients(entries + ENTRY_CLIENTS);
	if (!monitor.told_attached && attached_clients() > 0) {
		monitor.told_attached = true;
		if (!program.started)
			tell("attached\n");
	}
	if (entries[ENTRY_SIGNALS].revents)
		hear_signal();
	if (entries[ENTRY_HEALTH].revents && !monitor.ended)
		tend_health(true);
}

static uint64_t count_oom_kills(void)
{
	uint64_t count = 0;

	for (uint32_t i = 0; i < monitor.plan->count; i++)
		if (monitor.plan->steps[i].verb == VERB_WATCH_OOM)
			count += oom_kills_in(monitor.plan->steps[i].values[0].text);
	return count;
}

static void record_end(bool restarting)
{
	bool durable = !goes_at_exit(monitor.plan, monitor.exit_file);

	if (*monitor.exit_file != '\0')
		write_exit_file(monitor.exit_file, &monitor.ending, monitor.restart.count, restarting, durable);
}

/* Who has connected in time is told how it ended. */
static void hear_the_last(void)
{
	while (monitor.listener >= 0 && accept_client(monitor.listener))
		continue;
}

static noreturn void leave_for_good(void)
{
	record_end(false);
	remove_facts();
	/* Nobody finds the socket any more. */
	hear_the_last();
	close_and_forget(&monitor.listener);
	clean_up(monitor.plan);
	send_exit(shell_status(&monitor.ending));
	remove_moved_trees(monitor.plan);
	while (!clients_are_gone())
		turn(-1);
	/* For a service manager that sees in us the container. */
	_exit(shell_status(&monitor.ending));
}

/* Of two times to wait, -1 for ever. */
static int sooner(int one, int other)
{
	if (one < 0 || other < 0)
		return one < 0 ? other : one;
	return one < other ? one : other;
}

static void run_program(void)
{
	monitor.began_ms = milliseconds();
	monitor.channel = start_program();
	while (!monitor.ended) {
		/* A program may close its terminal and open it again: it is looked at now and then. */
		bool closed = program.terminal && program.input >= 0 && program.output[STREAM_OUT] < 0;

		turn(sooner(pass_kept_signals() ? SIGNAL_MS : closed ? TERMINAL_MS : -1, health_wait()));
		if (!monitor.ended)
			tend_health(false);
		if (closed)
			program.output[STREAM_OUT] = program.input;
	}
	close_and_forget(&monitor.channel);
	end_health();
	end_output();
	close_log(&monitor.ending.finished);
	monitor.ending.out_of_memory = count_oom_kills() > monitor.oom_kills;
}

/* What the next run needs as if it were the first; cgroups and trees stay. */
static void forget_run(void)
{
	forget_program();
	forget_signals();
	empty_cgroups(monitor.plan);
	monitor.oom_kills = count_oom_kills();
	monitor.again = true;
	monitor.prepared = false;
	monitor.released = false;
	monitor.ended = false;
}

/* False when somebody ends the waiting. */
static bool wait_for_next_run(void)
{
	long end = milliseconds() + monitor.restart.wait_ms;

	while (!monitor.told_to_end && !is_called_off(&monitor.restart)) {
		long left = end - milliseconds();

		if (left <= 0)
			return true;
		turn((int)left);
	}
	return false;
}

static bool is_to_run_again(void)
{
	return !monitor.told_to_end &&
	       plan_restart(&monitor.restart, &monitor.ending, milliseconds() - monitor.began_ms);
}

void watch(void)
{
	run_program();
	while (is_to_run_again()) {
		forget_run();
		record_end(true);
		hear_the_last();
		send_exit(shell_status(&monitor.ending));
		if (!wait_for_next_run())
			break;
		run_program();
	}
	leave_for_good();
}
