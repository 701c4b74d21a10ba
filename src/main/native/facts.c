#include "facts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fd.h"

uint64_t start_time_in(const char *stat)
{
	/* The name in field 2 may hold blanks and parentheses: count from the last one. */
	const char *next = strrchr(stat, ')');

	for (int field = 2; next && field < 22; field++) {
		next = strchr(next, ' ');
		if (next)
			next++;
	}
	return next ? strtoull(next, NULL, 10) : 0;
}

uint64_t start_time_of(pid_t pid)
{
	char path[64];
	char text[1024];

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	return read_text_at(AT_FDCWD, path, text, sizeof(text)) ? start_time_in(text) : 0;
}

static bool sync_directory_of(const char *path)
{
	char directory[4096];
	char *slash;

	snprintf(directory, sizeof(directory), "%s", path);
	slash = strrchr(directory, '/');
	if (!slash)
		return false;
	*slash = '\0';
	owned_fd fd = open(slash == directory ? "/" : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd >= 0 && fsync(fd) == 0;
}

bool replace_file(const char *path, const char *text, bool durable)
{
	char aside[4096];

	if ((size_t)snprintf(aside, sizeof(aside), "%s.%d.tmp", path, getpid()) >= sizeof(aside)) {
		errno = ENAMETOOLONG;
		return false;
	}
	owned_fd file = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (file < 0)
		return false;
	if (!write_whole(file, text, strlen(text)) || (durable && fsync(file) < 0) || rename(aside, path) < 0) {
		int error = errno;

		unlink(aside);
		errno = error;
		return false;
	}
	return !durable || sync_directory_of(path);
}

bool write_process_file(const char *path, pid_t pid, const struct timespec *started, int64_t restarts)
{
	char boot[64];
	char text[512];

	if (!read_text_at(AT_FDCWD, "/proc/sys/kernel/random/boot_id", boot, sizeof(boot)))
		return false;
	boot[strcspn(boot, "\n")] = '\0';
	snprintf(text, sizeof(text),
		 "boot-id %s\npid %d\nstart-time %llu\nmonitor-pid %d\nmonitor-start-time %llu\nstarted %lld.%09ld\nrestarts %lld\n",
		 boot,
		 pid, (unsigned long long)start_time_of(pid), getpid(), (unsigned long long)start_time_of(getpid()),
		 (long long)started->tv_sec, started->tv_nsec, (long long)restarts);
	return replace_file(path, text, false);
}

size_t escape_text(char *to, const char *from, size_t size)
{
	size_t length = 0;

	for (size_t i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)from[i];

		if (byte < 0x20 || byte == 0x7f || byte == '\\')
			length += (size_t)snprintf(to + length, 5, "\\x%02X", byte);
		else
			to[length++] = from[i];
	}
	to[length] = '\0';
	return length;
}

static const char *kind_of(const struct ending *ending)
{
	if (ending->failed)
		return "failed";
	return ending->by_signal ? "signal" : "code";
}

bool write_exit_file(const char *path, const struct ending *ending, int64_t restarts, bool restarting, bool durable)
{
	char text[2048];

	snprintf(text, sizeof(text),
		 "status %s %d\nreason %s\noom %d\nstarted %lld.%09ld\nfinished %lld.%09ld\n"
		 "restarts %lld\nrestarting %d\n",
		 kind_of(ending), ending->number, ending->why, ending->out_of_memory,
		 (long long)ending->started.tv_sec, ending->started.tv_nsec, (long long)ending->finished.tv_sec,
		 ending->finished.tv_nsec, (long long)restarts, restarting);
	return replace_file(path, text, durable);
}

int shell_status(const struct ending *ending)
{
	return ending->by_signal ? 128 + ending->number : ending->number;
}

uint64_t oom_kills_in(const char *path)
{
	static const char NAME[] = "\noom_kill ";
	char text[4096] = "\n";
	const char *line;

	if (!read_text_at(AT_FDCWD, path, text + 1, sizeof(text) - 1))
		return 0;
	line = strstr(text, NAME);
	return line ? strtoull(line + sizeof(NAME) - 1, NULL, 10) : 0;
}
