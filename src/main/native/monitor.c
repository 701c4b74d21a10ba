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
#include "facts.h"
#include "fd.h"
#include "frames.h"
#include "kernel.h"
#include "log.h"
#include "output.h"
#include "program.h"
#include "signals.h"

#define TERMINAL_MS 200
#define SIGNAL_MS 5

enum {
	ENTRY_MANAGER,
	ENTRY_CHANNEL,
	ENTRY_SIGNALS,
	ENTRY_LISTENER,
	ENTRY_INPUT,
	ENTRY_OUTPUT,
	ENTRY_CLIENTS = ENTRY_OUTPUT + STREAMS,
	ENTRIES = ENTRY_CLIENTS + MAXIMUM_CLIENTS
};

static struct {
	const struct plan *plan;
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
	struct ending ending;
} monitor = {.manager = -1, .channel = -1, .listener = -1, .signals = -1, .over = -1};

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
	sigprocmask(SIG_SETMASK, &watched, NULL);
	/* What a terminal or a session manager sends to all is not for a monitor. */
	signal(SIGHUP, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGUSR1, SIG_IGN);
	signal(SIGUSR2, SIG_IGN);
	monitor.signals = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
	if (monitor.signals < 0)
		fail("signals");
}

void prepare_monitor(const struct plan *plan, int over)
{
	const struct step *session = &plan->steps[0];

	monitor.plan = plan;
	monitor.process_file = session->values[0].text;
	monitor.exit_file = session->values[1].text;
	monitor.socket = session->values[2].text;
	monitor.manager = STDIN_FILENO;
	monitor.over = over;
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

void undo(const struct message *failure)
{
	if (program.pidfd >= 0) {
		sys_pidfd_send_signal(program.pidfd, SIGKILL);
		while (waitpid(program.pid, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	remove_facts();
	clean_up(monitor.plan);
	if (failure)
		tell_message("failed", failure);
	remove_moved_trees(monitor.plan);
	_exit(1);
}

static void undo_because(int error, const char *object)
{
	begin_step(VERB_EXECUTE);
	fail_with(error, object);
}

/* The program has been executed; the manager goes its way. */
static void start_running(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	close_and_forget(&monitor.channel);
	program.started = true;
	open_ears();
	tell("running\n");
	/* Their numbers stay taken, so that no other descriptor gets to be standard output. */
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	close_and_forget(&null);
	close_and_forget(&monitor.over);
}

static void become_prepared(void)
{
	monitor.ending.started = now();
	if (*monitor.process_file != '\0' &&
	    !write_process_file(monitor.process_file, program.pid, &monitor.ending.started)) {
		begin_step(VERB_SESSION);
		fail(monitor.process_file);
	}
	monitor.prepared = true;
	tell("prepared %d %llu %d %llu\n", program.pid, (unsigned long long)start_time_of(program.pid), getpid(),
	     (unsigned long long)start_time_of(getpid()));
}

static void reap(void)
{
	int status;
	pid_t ended;

	while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
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
		if (!monitor.released)
			undo_because(ECHILD, "its process was killed");
		start_running();
		reap();
		return;
	}
	switch (message.kind) {
	case MESSAGE_WARNING:
		tell_message("warning", &message);
		break;
	case MESSAGE_FAILURE:
		undo(&message);
	case MESSAGE_TERMINAL:
		take_terminal(passed);
		break;
	case MESSAGE_READY:
		become_prepared();
		break;
	case MESSAGE_HOOKS:
		/* Only a caller of its own has hooks, and then there is no monitor. */
		undo_because(EPROTO, "hooks");
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
	if (!send_message(monitor.channel, &byte, 1, -1))
		undo_because(errno, "its process was killed");
	monitor.released = true;
	/* From here on it may go: it has said what it wanted. */
	monitor.manager = -1;
}

static void hear_signal(void)
{
	struct signalfd_siginfo info;

	while (read(monitor.signals, &info, sizeof(info)) == (ssize_t)sizeof(info))
		if (info.ssi_signo == SIGTERM)
			signal_program(SIGTERM);
	if (program.started)
		reap();
}

static void fill_entries(struct pollfd *entries)
{
	const int fds[ENTRY_CLIENTS] = {monitor.manager, monitor.channel, monitor.signals, monitor.listener,
					input_is_blocked() ? program.input : -1, program.output[STREAM_OUT],
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
}

static void record_end(void)
{
	struct timespec time = now();
	const struct plan *plan = monitor.plan;

	close_log(&time);
	for (uint32_t i = 0; i < plan->count; i++)
		if (plan->steps[i].verb == VERB_WATCH_OOM)
			monitor.ending.out_of_memory |= saw_oom_kill(plan->steps[i].values[0].text);
	if (*monitor.exit_file != '\0')
		write_exit_file(monitor.exit_file, &monitor.ending, !goes_at_exit(plan, monitor.exit_file));
}

/* Nobody finds the socket any more; who has connected in time is told how it ended. */
static void hear_the_last(void)
{
	while (monitor.listener >= 0 && accept_client(monitor.listener))
		continue;
	close_and_forget(&monitor.listener);
}

void watch(int channel)
{
	monitor.channel = channel;
	while (!monitor.ended) {
		/* A program may close its terminal and open it again: it is looked at now and then. */
		bool closed = program.terminal && program.input >= 0 && program.output[STREAM_OUT] < 0;

		turn(pass_kept_signals() ? SIGNAL_MS : closed ? TERMINAL_MS : -1);
		if (closed)
			program.output[STREAM_OUT] = program.input;
	}
	end_output();
	record_end();
	remove_facts();
	hear_the_last();
	clean_up(monitor.plan);
	send_exit(shell_status(&monitor.ending));
	remove_moved_trees(monitor.plan);
	while (!clients_are_gone())
		turn(-1);
	_exit(0);
}
