/* What the probe sees and may. */
#include "probe_look.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>

extern char **environ;

static void print_file(const char *name, const char *path)
{
	char line[4096];
	FILE *file = fopen(path, "re");

	if (!file) {
		printf("%s: %s\n", name, strerror(errno));
		return;
	}
	while (fgets(line, sizeof(line), file))
		printf("%s %s", name, line);
	fclose(file);
}

void print_ids(const char *unused)
{
	gid_t groups[64];
	int count = getgroups(64, groups);

	(void)unused;
	printf("uid %d\ngid %d\ngroups", (int)getuid(), (int)getgid());
	for (int i = 0; i < count; i++)
		printf(" %d", (int)groups[i]);
	printf("\n");
}

/* The lines of /proc/self/status that start with the value: Cap, NoNewPrivs, Seccomp. */
void print_status(const char *prefix)
{
	char line[4096];
	FILE *file = fopen("/proc/self/status", "re");

	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, prefix, strlen(prefix)) == 0)
			printf("status %s", line);
	if (file)
		fclose(file);
}

void print_links(const char *directory)
{
	DIR *entries = opendir(directory);
	const struct dirent *entry;

	while (entries && (entry = readdir(entries)) != NULL) {
		char target[256];
		ssize_t length = readlinkat(dirfd(entries), entry->d_name, target, sizeof(target));

		if (length > 0 && (strcmp(directory, "/proc/self/fd") != 0 || atoi(entry->d_name) != dirfd(entries)))
			printf("link %s %.*s\n", entry->d_name, (int)length, target);
	}
	if (entries)
		closedir(entries);
}

void print_directory(const char *unused)
{
	char path[4096];

	(void)unused;
	printf("cwd %s\n", getcwd(path, sizeof(path)) ? path : strerror(errno));
}

void print_environment(const char *unused)
{
	(void)unused;
	for (char **variable = environ; *variable; variable++)
		printf("env %s\n", *variable);
}

void print_limit(const char *resource)
{
	struct rlimit limit;

	if (getrlimit(atoi(resource), &limit) == 0)
		printf("limit %s %llu %llu\n", resource, (unsigned long long)limit.rlim_cur,
		       (unsigned long long)limit.rlim_max);
}

void print_terminal(const char *unused)
{
	struct winsize size = {0};
	const char *name = ttyname(0);

	(void)unused;
	ioctl(0, TIOCGWINSZ, &size);
	printf("tty %s %d %d\n", name ? name : "none", size.ws_row, size.ws_col);
}

void print_umask(const char *unused)
{
	(void)unused;
	printf("umask %04o\n", umask(0));
}

/* What the kernel answers to calls that filters and missing rights forbid. */
void try_call(const char *call)
{
	long result = -1;

	errno = 0;
	if (strcmp(call, "unshare") == 0)
		result = unshare(CLONE_NEWUTS);
	else if (strcmp(call, "mount") == 0)
		result = syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, NULL);
	else if (strcmp(call, "keyctl") == 0)
		result = syscall(SYS_keyctl, 0, -3, 0);
	else if (strcmp(call, "getppid") == 0)
		result = syscall(SYS_getppid);
	else if (strcmp(call, "sethostname") == 0)
		result = sethostname("probe", 5);
	printf("call %s %s\n", call, result >= 0 ? "ok" : strerror(errno));
}

void try_open(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	printf("open %s %s\n", path, fd >= 0 ? "ok" : strerror(errno));
	if (fd >= 0)
		close(fd);
}

void try_write(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);

	printf("write %s %s\n", path, fd >= 0 ? "ok" : strerror(errno));
	if (fd >= 0)
		close(fd);
}

void print_cgroup(const char *unused)
{
	(void)unused;
	print_file("cgroup", "/proc/self/cgroup");
}

void print_mounts(const char *unused)
{
	(void)unused;
	print_file("mount", "/proc/self/mounts");
}

void print_cat(const char *path)
{
	print_file("line", path);
}

/* Nodes and links of a directory, without the place where terminals come and go. */
void print_nodes(const char *directory)
{
	DIR *entries = opendir(directory);
	const struct dirent *entry;

	while (entries && (entry = readdir(entries)) != NULL) {
		struct stat kind;
		char target[256];
		ssize_t length = readlinkat(dirfd(entries), entry->d_name, target, sizeof(target));

		if (entry->d_name[0] == '.' || fstatat(dirfd(entries), entry->d_name, &kind, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		if (length > 0)
			printf("node %s -> %.*s\n", entry->d_name, (int)length, target);
		else if (S_ISDIR(kind.st_mode))
			printf("node %s/ %04o\n", entry->d_name, (unsigned)kind.st_mode & 07777);
		else
			printf("node %s %c %u:%u %04o %d:%d\n", entry->d_name, S_ISBLK(kind.st_mode) ? 'b' : 'c',
			       major(kind.st_rdev), minor(kind.st_rdev), (unsigned)kind.st_mode & 07777, (int)kind.st_uid,
			       (int)kind.st_gid);
	}
	if (entries)
		closedir(entries);
}
