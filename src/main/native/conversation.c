#include "conversation.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

#include "facts.h"
#include "fd.h"
#include "health.h"
#include "journal.h"
#include "monitor.h"
#include "program.h"
#include "session.h"
#include "signals.h"

static struct {
	int manager; /* descriptor 0 until it has said what it wanted */
	int channel;
	int over;
	bool released; /* the program's process may execute it */
	bool told_attached;
} talk = {.manager = -1, .channel = -1, .over = -1};

void begin_conversation(int over)
{
	talk.manager = STDIN_FILENO;
	talk.over = over;
}

void set_channel(int channel)
{
	close_and_forget(&talk.channel);
	talk.channel = channel;
	talk.released = false;
}

int manager_descriptor(void)
{
	return talk.manager;
}

int channel_descriptor(void)
{
	return talk.channel;
}

/* What was under way is over; the first time everything with it. */
static void give_up_launch(const struct message *failure)
{
	if (!session.again)
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
	close_and_forget(&talk.channel);
	program.started = true;
	open_ears();
	begin_health(session.plan);
	note_start(session.plan);
	tell("running\n");
	/* Their numbers stay taken, so that no other descriptor gets to be standard output. */
	dup2(STDERR_FILENO, STDIN_FILENO);
	dup2(STDERR_FILENO, STDOUT_FILENO);
	close_and_forget(&talk.over);
}

static void release(void)
{
	if (!send_message(talk.channel, "g", 1, -1))
		give_up_because(errno, "its process was killed");
	talk.released = true;
}

static void become_prepared(void)
{
	/* A stop since then has not seen this process. */
	if (session.again && is_called_off(&session.restart)) {
		kill_program();
		session.ended = true;
		return;
	}
	record_start();
	tell("prepared %d %llu %d %llu\n", program.pid, (unsigned long long)start_time_of(program.pid), getpid(),
	     (unsigned long long)start_time_of(getpid()));
	if (session.again)
		release();
}

static void hear_end_of_channel(void)
{
	if (!talk.released) {
		give_up_because(ECHILD, "its process was killed");
		return;
	}
	start_running();
	reap();
}

void hear_program(void)
{
	struct message message;
	int passed;

	switch (receive_report(talk.channel, &message, &passed)) {
	case REPORT_NOTHING:
		return;
	case REPORT_END:
		hear_end_of_channel();
		return;
	case REPORT_MESSAGE:
		break;
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

void hear_manager(void)
{
	char byte;
	ssize_t size = read(STDIN_FILENO, &byte, 1);

	if (size < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (size != 1 || byte != 'g')
		undo(NULL);
	release();
	/* From here on it may go: it has said what it wanted. */
	talk.manager = -1;
}

void tell_attached(void)
{
	if (!talk.told_attached && !program.started)
		tell("attached\n");
	talk.told_attached = true;
}
