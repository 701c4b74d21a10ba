/* One way to fail: the step under way, an errno, an object. */
#ifndef DARSENA_REPORT_H
#define DARSENA_REPORT_H

#include <stdnoreturn.h>

#include "plan.h"

/* What the container's first process tells the monitor, one message each. */
struct message {
	enum { MESSAGE_WARNING = 1, MESSAGE_FAILURE, MESSAGE_TERMINAL, MESSAGE_READY, MESSAGE_HOOKS } kind;
	enum verb verb;
	int error;
	char object[256];
};

/* Later failures are of this step. */
void begin_step(enum verb verb);
/* From now on, failures and warnings go to the monitor over this socket. */
void report_over(int socket);
/* From now on, failures are lines written here. */
void report_in_lines(int fd);
/* What the monitor does when it fails itself; must not return. */
void on_failure(void (*handler)(const struct message *failure));

/* The step failed with errno. */
noreturn void fail(const char *object);
noreturn void fail_with(int error, const char *object);
/* The step fell short with errno, and the launch goes on. */
void warn(const char *object);

/* Nothing has come yet; one message; the end of the socket. */
enum report { REPORT_NOTHING, REPORT_MESSAGE, REPORT_END };
/* What the other side has failed at, warns of, or asks; `passed` is a terminal's descriptor or -1. */
enum report receive_report(int socket, struct message *message, int *passed);

/* Lines for the manager on descriptor 1. */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));
void tell_message(const char *word, const struct message *message);

#endif
