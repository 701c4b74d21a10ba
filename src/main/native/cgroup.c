/* The end of a cgroup. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cleanup.h"
#include "fd.h"

#define PATIENCE_MS 10000L
#define DEPTH 32

const char *next_member(const char *text, pid_t *pid)
{
	char *rest;
	long number = strtol(text, &rest, 10);

	if (rest == text || *rest != '\n' || number > INT_MAX)
		return NULL;
	*pid = (pid_t)number;
	return rest + 1;
}

static void kill_members(int cgroup)
{
	char text[65536];
	const char *next = text;
	pid_t pid;

	if (!read_text_at(cgroup, "cgroup.procs", text, sizeof(text)))
		return;
	while ((next = next_member(next, &pid)) != NULL)
		if (pid > 1)
			kill(pid, SIGKILL);
}

/* Frozen ones die only when thawed (v1); a kill of the whole cgroup is the kernel's from 5.14 on (v2). */
static void kill_all(int cgroup)
{
	if (!write_text_at(cgroup, "cgroup.kill", "1"))
		kill_members(cgroup);
	write_text_at(cgroup, "freezer.state", "THAWED");
	write_text_at(cgroup, "cgroup.freeze", "0");
}

static void kill_below(int parent, const char *name, int depth)
{
	int cgroup = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *directory = cgroup < 0 ? NULL : fdopendir(cgroup);
	const struct dirent *entry;

	if (!directory) {
		if (cgroup >= 0)
			close(cgroup);
		return;
	}
	kill_all(cgroup);
	while (depth < DEPTH && (entry = readdir(directory)) != NULL)
		if (entry->d_type == DT_DIR && entry->d_name[0] != '.')
			kill_below(cgroup, entry->d_name, depth + 1);
	closedir(directory);
	if (depth > 0)
		unlinkat(parent, name, AT_REMOVEDIR);
}

void empty_cgroup(const char *path)
{
	kill_below(AT_FDCWD, path, 0);
}

void remove_cgroup(const char *path)
{
	struct timespec pause = {.tv_nsec = 500000};
	long waited = 0;

	if (rmdir(path) == 0 || errno == ENOENT)
		return;
	/* A killed process leaves its cgroup when it is reaped by whoever its parent is: that takes a moment. */
	while (waited < PATIENCE_MS * 1000000L) {
		empty_cgroup(path);
		if (rmdir(path) == 0 || errno == ENOENT)
			return;
		nanosleep(&pause, NULL);
		waited += pause.tv_nsec;
		if (pause.tv_nsec < 50000000)
			pause.tv_nsec *= 2;
	}
}
