#include "handover.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdnoreturn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "begin.h"
#include "facts.h"
#include "fd.h"
#include "kernel.h"
#include "relay.h"
#include "report.h"

static struct plan plan;

static struct {
	pid_t first;
	int channel;
	int console;
	bool stays; /* until the program has ended */
	bool released;
} hand = {.channel = -1, .console = -1};

static noreturn void undo(const struct message *failure)
{
	if (hand.first > 0) {
		kill(hand.first, SIGKILL);
		while (waitpid(hand.first, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	if (failure)
		tell_message("failed", failure);
	_exit(1);
}

static int connect_console(const char *path)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	owned_fd console = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (strlen(path) >= sizeof(address.sun_path))
		fail_with(ENAMETOOLONG, path);
	strcpy(address.sun_path, path);
	if (console < 0 || connect(console, (struct sockaddr *)&address, sizeof(address)) < 0)
		fail(path);
	return release_fd(&console);
}

/* As the specification's peers do: the descriptor, and a name that is only told. */
static void pass_terminal(int master)
{
	static const char NAME[] = "/dev/pts/ptmx";

	if (hand.console < 0) {
		keep_master(master);
		return;
	}
	begin_step(VERB_HANDOVER);
	if (!send_message(hand.console, NAME, sizeof(NAME), master))
		fail("console socket");
	close_and_forget(&hand.console);
	close_and_forget(&master);
}

/* The manager's next word; its end undoes everything. */
static void await_manager(char word)
{
	char byte;
	ssize_t size;

	do
		size = read(STDIN_FILENO, &byte, 1);
	while (size < 0 && errno == EINTR);
	if (size != 1 || byte != word)
		undo(NULL);
}

static void answer_first(void)
{
	if (!send_message(hand.channel, "g", 1, -1)) {
		begin_step(VERB_EXECUTE);
		fail_with(ECHILD, "its process was killed");
	}
}

static void tell_process(const char *word)
{
	tell("%s %d %llu %d %llu\n", word, hand.first, (unsigned long long)start_time_of(hand.first), getpid(),
	     (unsigned long long)start_time_of(getpid()));
}

/* False when the first process has closed the channel: it has become the program, or is no more. */
static bool hear_first(void)
{
	struct message message;
	enum report report;
	int passed;

	do
		report = receive_report(hand.channel, &message, &passed);
	while (report == REPORT_NOTHING);
	if (report == REPORT_END)
		return false;
	switch (message.kind) {
	case MESSAGE_WARNING:
		tell_message("warning", &message);
		break;
	case MESSAGE_FAILURE:
		undo(&message);
	case MESSAGE_TERMINAL:
		pass_terminal(passed);
		break;
	case MESSAGE_HOOKS:
		tell_process("hooks");
		await_manager('h');
		answer_first();
		break;
	case MESSAGE_READY:
		tell_process("prepared");
		await_manager('g');
		hand.released = true;
		answer_first();
		break;
	}
	return true;
}

static int end_of_program(void)
{
	int status;

	while (waitpid(hand.first, &status, 0) < 0)
		if (errno != EINTR)
			return 255;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int conclude(const struct beginning *beginning)
{
	if (*beginning->start != '\0') {
		/* It waits for another call of the manager's, and belongs to our caller from now on. */
		tell("running\n");
		return 0;
	}
	while (hear_first())
		continue;
	tell("running\n");
	if (!hand.stays)
		return 0;
	if (has_master())
		relay(beginning->streams[0], beginning->streams[1]);
	tell("exited %d\n", end_of_program());
	return 0;
}

int handover(void)
{
	const char *error = read_plan(STDIN_FILENO, &plan);
	const union value *values = plan.steps[0].values;
	struct beginning beginning = {.plan = &plan};

	if (error)
		fail_with(EPROTO, error);
	begin_step(VERB_HANDOVER);
	if (plan.steps[0].verb != VERB_HANDOVER)
		fail_with(EPROTO, "it is not a plan to hand over");
	on_failure(undo);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	hand.stays = values[5].number != 0;
	beginning.start = values[0].text;
	beginning.done = values[1].text;
	borrow_descriptors(&beginning, (pid_t)values[3].number, (int)values[4].number);
	if (*values[2].text != '\0')
		hand.console = connect_console(values[2].text);
	hand.first = begin_first(&beginning, &hand.channel);
	answer_first();
	while (!hand.released)
		if (!hear_first()) {
			begin_step(VERB_EXECUTE);
			fail_with(ECHILD, "its process was killed");
		}
	return conclude(&beginning);
}
