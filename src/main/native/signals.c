#include "signals.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fd.h"
#include "kernel.h"
#include "program.h"

/* A program that has no handler after so long is not going to have one. */
#define SECONDS_TO_LISTEN 1

static uint64_t kept;
static time_t patience_ends;

static uint64_t bit(int signal)
{
	return UINT64_C(1) << (signal - 1);
}

static time_t seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec;
}

static const char *value_of(const char *status, const char *name)
{
	size_t length = strlen(name);

	for (const char *line = status; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL)
		if (strncmp(line, name, length) == 0 && line[length] == ':')
			return line + length + 1;
	return NULL;
}

uint64_t signal_mask_in(const char *status, const char *name)
{
	const char *value = value_of(status, name);

	return value ? strtoull(value, NULL, 16) : 0;
}

bool is_first_in_namespace(const char *status)
{
	const char *value = value_of(status, "NSpid");
	size_t length = value ? strcspn(value, "\n") : 0;

	/* Its numbers from the outermost namespace to its own. */
	return length >= 2 && value[length - 1] == '1' && value[length - 2] == '\t';
}

/* Of the first process in a namespace the kernel drops what it has no handler for, from outside too. */
static uint64_t heard(void)
{
	char path[64];
	char status[8192];

	snprintf(path, sizeof(path), "/proc/%d/status", program.pid);
	if (seconds() > patience_ends || !read_text_at(AT_FDCWD, path, status, sizeof(status)) ||
	    !is_first_in_namespace(status))
		return ~UINT64_C(0);
	return signal_mask_in(status, "SigCgt") | signal_mask_in(status, "SigBlk") | signal_mask_in(status, "SigIgn") |
	       bit(SIGKILL) | bit(SIGSTOP);
}

void restore_signals(void)
{
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

bool pass_kept_signals(void)
{
	uint64_t due;

	if (kept == 0 || !program.started)
		return false;
	due = kept & heard();
	kept &= ~due;
	for (int signal = 1; signal <= 64; signal++)
		if (due & bit(signal))
			sys_pidfd_send_signal(program.pidfd, signal);
	return kept != 0;
}

void signal_program(int signal)
{
	if (signal < 1 || signal > 64)
		return;
	kept |= bit(signal);
	pass_kept_signals();
}

void forget_signals(void)
{
	kept = 0;
}

void open_ears(void)
{
	patience_ends = seconds() + SECONDS_TO_LISTEN;
	pass_kept_signals();
}
