#include "monitor.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "cleanup.h"
#include "clients.h"
#include "clock.h"
#include "conversation.h"
#include "donors.h"
#include "fd.h"
#include "frames.h"
#include "health.h"
#include "journal.h"
#include "launch.h"
#include "log.h"
#include "oom.h"
#include "output.h"
#include "program.h"
#include "session.h"
#include "signals.h"

#define TERMINAL_MS 200
#define SIGNAL_MS 5
enum {
	ENTRY_MANAGER,
	ENTRY_CHANNEL,
	ENTRY_SIGNALS,
	ENTRY_LISTENER,
	ENTRY_INPUT,
	ENTRY_HEALTH,
	ENTRY_OOM,
	ENTRY_OUTPUT,
	ENTRY_CLIENTS = ENTRY_OUTPUT + STREAMS,
	ENTRIES = ENTRY_CLIENTS + MAXIMUM_CLIENTS
};

static struct {
	int listener;
	int signals;
	bool told_to_end; /* by whoever looks after the host's services */
} monitor = {.listener = -1, .signals = -1};

static noreturn void leave_for_good(void);

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

static void open_logs(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->count; i++) {
		const union value *values = plan->steps[i].values;

		begin_step(plan->steps[i].verb);
		if (plan->steps[i].verb == VERB_LOG && !open_log(values[0].text, values[1].number, values[2].number))
			fail(values[0].text);
	}
}

void prepare_monitor(struct plan *plan, int over)
{
	open_session(plan);
	begin_conversation(over);
	on_failure(undo);
	watch_signals();
	open_logs(plan);
	begin_step(VERB_SESSION);
	if (*session.socket != '\0')
		monitor.listener = listen_at(session.socket);
	if (*session.socket != '\0' && monitor.listener < 0)
		fail(session.socket);
	remove_old_facts();
}

void undo(const struct message *failure)
{
	kill_program();
	if (session.again) {
		fail_run(failure);
		leave_for_good();
	}
	remove_facts();
	clean_up(session.plan);
	if (failure)
		tell_message("failed", failure);
	remove_moved_trees(session.plan);
	_exit(1);
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
	const int fds[ENTRY_CLIENTS] = {manager_descriptor(), channel_descriptor(), monitor.signals, monitor.listener,
					input_is_blocked() ? program.input : -1, health_answer(),
					/* It wakes us for a cgroup that is removed, too. */
					session.ended ? -1 : oom_descriptor(), program.output[STREAM_OUT], program.output[STREAM_ERR]};

	for (int i = 0; i < ENTRY_CLIENTS; i++)
		entries[i] = (struct pollfd){.fd = fds[i], .events = i == ENTRY_INPUT ? POLLOUT : POLLIN};
	for (int stream = 0; stream < STREAMS; stream++)
		if (!session.ended && !clients_have_room((enum stream)stream))
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
	if (entries[ENTRY_MANAGER].revents && manager_descriptor() >= 0)
		hear_manager();
	if (entries[ENTRY_LISTENER].revents)
		accept_client(monitor.listener);
	if (entries[ENTRY_INPUT].revents)
		resume_input();
	for (int stream = 0; stream < STREAMS; stream++)
		if (entries[ENTRY_OUTPUT + stream].revents)
			pass_output((enum stream)stream);
	serve_clients(entries + ENTRY_CLIENTS);
	if (attached_clients() > 0)
		tell_attached();
	if (entries[ENTRY_SIGNALS].revents)
		hear_signal();
	if (entries[ENTRY_HEALTH].revents && !session.ended)
		tend_health(true);
	if (entries[ENTRY_OOM].revents && !session.ended)
		tend_oom(true);
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
	clean_up(session.plan);
	if (goes_at_exit(session.plan, session.exit_file))
		note_event(session.plan, "destroy", "");
	send_exit(shell_status(&session.ending));
	remove_moved_trees(session.plan);
	while (!clients_are_gone())
		turn(-1);
	/* For a service manager that sees in us the container. */
	_exit(shell_status(&session.ending));
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
	session.began_ms = milliseconds();
	if (session.again)
		find_donors(session.plan);
	begin_oom(session.plan);
	set_channel(start_program());
	while (!session.ended) {
		/* A program may close its terminal and open it again: it is looked at now and then. */
		bool closed = program.terminal && program.input >= 0 && program.output[STREAM_OUT] < 0;

		turn(sooner(pass_kept_signals() ? SIGNAL_MS : closed ? TERMINAL_MS : -1, sooner(health_wait(), oom_wait())));
		if (!session.ended) {
			tend_health(false);
			tend_oom(false);
		}
		if (closed)
			program.output[STREAM_OUT] = program.input;
	}
	set_channel(-1);
	end_health();
	end_output();
	conclude_run();
}

/* False when somebody ends the waiting. */
static bool wait_for_next_run(void)
{
	long end = milliseconds() + session.restart.wait_ms;

	while (!monitor.told_to_end && !is_called_off(&session.restart)) {
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
	       plan_restart(&session.restart, &session.ending, milliseconds() - session.began_ms);
}

void watch(void)
{
	run_program();
	while (is_to_run_again()) {
		forget_run();
		record_end(true);
		hear_the_last();
		send_exit(shell_status(&session.ending));
		if (!wait_for_next_run())
			break;
		run_program();
	}
	leave_for_good();
}
