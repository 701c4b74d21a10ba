/*
 * A static program to run inside test containers. Each argument is a request, done in order; `name:value` has a value.
 * It prints what it sees as lines `name value`.
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "probe_look.h"

static void ignore_signal(const char *number)
{
	signal(atoi(number), SIG_IGN);
}

static volatile sig_atomic_t caught;

static void catch_one(int number)
{
	caught = number;
}

/* Says that it is ready, and which signal came. */
static void await_signal(const char *number)
{
	sigset_t set;
	sigset_t before;

	signal(atoi(number), catch_one);
	sigemptyset(&set);
	sigaddset(&set, atoi(number));
	sigprocmask(SIG_BLOCK, &set, &before);
	printf("ready\n");
	fflush(stdout);
	while (!caught)
		sigsuspend(&before);
	printf("caught %d\n", (int)caught);
}

static void sleep_for(const char *seconds)
{
	double value = atof(seconds);
	struct timespec time = {.tv_sec = (time_t)value, .tv_nsec = (long)((value - (double)(time_t)value) * 1e9)};

	fflush(stdout);
	nanosleep(&time, NULL);
}

/* Children that sleep for ever and keep our streams. */
static void fork_children(const char *count)
{
	fflush(stdout);
	for (int i = atoi(count); i > 0; i--)
		if (fork() == 0)
			for (;;)
				pause();
	printf("forked %s\n", count);
}

/* A child that ends at once, whose parent is gone: somebody has to reap it. */
static void leave_orphan(const char *unused)
{
	pid_t child;

	(void)unused;
	fflush(stdout);
	child = fork();
	if (child == 0) {
		if (fork() == 0)
			_exit(0);
		_exit(0);
	}
	waitpid(child, NULL, 0);
}

static void count_processes(const char *unused)
{
	DIR *entries = opendir("/proc");
	const struct dirent *entry;
	int count = 0;

	(void)unused;
	while (entries && (entry = readdir(entries)) != NULL)
		count += entry->d_name[0] >= '1' && entry->d_name[0] <= '9';
	if (entries)
		closedir(entries);
	printf("processes %d\n", count);
}

static void allocate(const char *megabytes)
{
	size_t size = (size_t)atol(megabytes) << 20;
	/* Kept, so that what follows runs with it. */
	static char *memory;

	memory = realloc(memory, size);
	if (!memory) {
		printf("allocate %s\n", strerror(errno));
		return;
	}
	for (size_t i = 0; i < size; i += 4096)
		((volatile char *)memory)[i] = 1;
	printf("allocated %s\n", megabytes);
}

static void burn(const char *seconds)
{
	clock_t end = clock() + (clock_t)(atof(seconds) * CLOCKS_PER_SEC);

	while (clock() < end)
		continue;
}

static void print_lines(const char *count)
{
	long last = atol(count);

	for (long i = 1; i <= last; i++)
		printf("line %ld of a log that has many of them\n", i);
}

static void print_error(const char *text)
{
	fflush(stdout);
	fprintf(stderr, "%s\n", text);
}

static void print_text(const char *text)
{
	printf("%s\n", text);
}

static void write_part(const char *text)
{
	printf("%s", text);
}

/* Standard input to standard output, whatever it is. */
static void copy_input(const char *unused)
{
	static char buffer[65536];
	ssize_t count;

	(void)unused;
	fflush(stdout);
	while ((count = read(0, buffer, sizeof(buffer))) > 0)
		for (ssize_t done = 0; done < count;) {
			ssize_t written = write(1, buffer + done, (size_t)(count - done));

			if (written < 0)
				return;
			done += written;
		}
	printf("end of input\n");
}

static void exit_with(const char *code)
{
	fflush(stdout);
	_exit(atoi(code));
}

static void kill_self(const char *number)
{
	fflush(stdout);
	kill(getpid(), atoi(number));
}

static const struct {
	const char *name;
	void (*action)(const char *value);
} REQUESTS[] = {
	{"ids", print_ids},	  {"status", print_status},	 {"links", print_links},    {"cwd", print_directory},
	{"env", print_environment}, {"limit", print_limit},	 {"tty", print_terminal},   {"umask", print_umask},
	{"call", try_call},	  {"open", try_open},		 {"write", try_write},	    {"cgroup", print_cgroup},
	{"mounts", print_mounts}, {"cat", print_cat},		 {"ignore", ignore_signal}, {"await", await_signal},
	{"sleep", sleep_for},	  {"fork", fork_children},	 {"orphan", leave_orphan},  {"processes", count_processes},
	{"allocate", allocate},	  {"burn", burn},		 {"lines", print_lines},    {"error", print_error},
	{"text", print_text},	  {"part", write_part},		 {"copy", copy_input},	    {"exit", exit_with},
	{"kill", kill_self},	  {"nodes", print_nodes},
};

static int perform(const char *request)
{
	size_t length = strcspn(request, ":");

	for (size_t i = 0; i < sizeof(REQUESTS) / sizeof(REQUESTS[0]); i++)
		if (strlen(REQUESTS[i].name) == length && strncmp(REQUESTS[i].name, request, length) == 0) {
			REQUESTS[i].action(request[length] == ':' ? request + length + 1 : "");
			return 0;
		}
	fprintf(stderr, "probe: what is `%s`?\n", request);
	return 2;
}

int main(int count, char **arguments)
{
	for (int i = 1; i < count; i++)
		if (perform(arguments[i]) != 0)
			return 2;
	return 0;
}
