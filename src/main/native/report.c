#include "report.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "facts.h"
#include "fd.h"

static enum verb current = VERB_PLAN;
static int channel = -1;
static int lines = STDOUT_FILENO;
static void (*failure_handler)(const struct message *failure);

void begin_step(enum verb verb)
{
	current = verb;
}

void report_over(int socket)
{
	channel = socket;
}

void report_in_lines(int fd)
{
	channel = -1;
	lines = fd;
}

void on_failure(void (*handler)(const struct message *failure))
{
	failure_handler = handler;
}

static struct message message_of(int kind, int error, const char *object)
{
	struct message message = {.kind = kind, .verb = current, .error = error};

	snprintf(message.object, sizeof(message.object), "%s", object);
	return message;
}

void fail_with(int error, const char *object)
{
	struct message message = message_of(MESSAGE_FAILURE, error, object);

	if (channel >= 0)
		send_message(channel, &message, sizeof(message), -1);
	else if (failure_handler)
		failure_handler(&message);
	else
		tell_message("failed", &message);
	_exit(1);
}

void fail(const char *object)
{
	fail_with(errno, object);
}

void warn(const char *object)
{
	struct message message = message_of(MESSAGE_WARNING, errno, object);

	if (channel >= 0)
		send_message(channel, &message, sizeof(message), -1);
	else
		tell_message("warning", &message);
}

enum report receive_report(int socket, struct message *message, int *passed)
{
	ssize_t size = receive_message(socket, message, sizeof(*message), passed);

	if (size == (ssize_t)sizeof(*message) && message->kind != MESSAGE_TERMINAL)
		close_and_forget(passed);
	if (size == (ssize_t)sizeof(*message)) {
		/* Whoever may trace processes in a container may speak in the name of one that joins it. */
		message->object[sizeof(message->object) - 1] = '\0';
		return REPORT_MESSAGE;
	}
	if (size < 0 && (errno == EAGAIN || errno == EINTR))
		return REPORT_NOTHING;
	close_and_forget(passed);
	return REPORT_END;
}

void tell(const char *format, ...)
{
	char line[2048];
	va_list values;
	int length;

	va_start(values, format);
	length = vsnprintf(line, sizeof(line), format, values);
	va_end(values);
	if (length > 0 && (size_t)length < sizeof(line))
		write_whole(lines, line, (size_t)length);
}

void tell_message(const char *word, const struct message *message)
{
	char object[sizeof(message->object) * 4 + 1];

	escape_text(object, message->object, strlen(message->object));
	tell("%s %s %d %s\n", word, verb_name(message->verb), message->error, object);
}
