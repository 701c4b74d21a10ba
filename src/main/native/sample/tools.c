/* The small tools of the sample image: enough to look around in a container. */
#include "sample.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

static int complain(const char *tool, const char *object)
{
	fprintf(stderr, "%s: %s: %s\n", tool, object, strerror(errno));
	return 1;
}

static int echo(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		printf("%s%s", i > 1 ? " " : "", argv[i]);
	putchar('\n');
	return 0;
}

static int copy_to_output(int from, const char *name)
{
	char buffer[16384];
	ssize_t count;
	fflush(stdout);
	while ((count = read(from, buffer, sizeof buffer)) > 0)
		if (write(STDOUT_FILENO, buffer, (size_t)count) != count)
			return complain("cat", "standard output");
	return count < 0 ? complain("cat", name) : 0;
}

static int cat(int argc, char **argv)
{
	int status = argc > 1 ? 0 : copy_to_output(STDIN_FILENO, "standard input");
	for (int i = 1; i < argc; i++) {
		int file = open(argv[i], O_RDONLY | O_CLOEXEC);
		status |= file < 0 ? complain("cat", argv[i]) : copy_to_output(file, argv[i]);
		if (file >= 0)
			close(file);
	}
	return status;
}

static char kind_letter(mode_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFDIR: return 'd';
	case S_IFLNK: return 'l';
	case S_IFCHR: return 'c';
	case S_IFBLK: return 'b';
	case S_IFIFO: return 'p';
	case S_IFSOCK: return 's';
	default: return '-';
	}
}

static void list_entry(const char *directory, const char *name)
{
	char path[4096];
	struct stat entry;
	snprintf(path, sizeof path, "%s/%s", directory, name);
	if (lstat(path, &entry) < 0) {
		complain("ls", path);
		return;
	}
	printf("%c%04o %5u %5u %9lld %s\n", kind_letter(entry.st_mode), (unsigned)entry.st_mode & 07777u,
	       entry.st_uid, entry.st_gid, (long long)entry.st_size, name);
}

static int not_hidden(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int ls(int argc, char **argv)
{
	const char *directory = argc > 1 && argv[argc - 1][0] != '-' ? argv[argc - 1] : ".";
	struct dirent **entries;
	int count = scandir(directory, &entries, not_hidden, alphasort);
	if (count < 0)
		return complain("ls", directory);
	for (int i = 0; i < count; i++) {
		list_entry(directory, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return 0;
}

static int env(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	for (char **variable = environ; *variable; variable++)
		puts(*variable);
	return 0;
}

static int id(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	printf("uid=%u gid=%u\n", getuid(), getgid());
	return 0;
}

static int pwd(int argc, char **argv)
{
	char directory[4096];
	(void)argc;
	(void)argv;
	if (!getcwd(directory, sizeof directory))
		return complain("pwd", ".");
	puts(directory);
	return 0;
}

static void show_process(const char *pid)
{
	char path[64];
	char command[256];
	snprintf(path, sizeof path, "/proc/%.16s/cmdline", pid);
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t count = file < 0 ? -1 : read(file, command, sizeof command - 1);
	if (file >= 0)
		close(file);
	for (ssize_t i = 0; i + 1 < count; i++)
		if (command[i] == '\0')
			command[i] = ' ';
	if (count > 0)
		printf("%6s %.*s\n", pid, (int)count, command);
}

static int is_number(const struct dirent *entry)
{
	return entry->d_name[0] >= '1' && entry->d_name[0] <= '9';
}

static int by_number(const struct dirent **left, const struct dirent **right)
{
	int one = atoi((*left)->d_name);
	int other = atoi((*right)->d_name);
	return (one > other) - (one < other);
}

static int ps(int argc, char **argv)
{
	struct dirent **entries;
	int count = scandir("/proc", &entries, is_number, by_number);
	(void)argc;
	(void)argv;
	if (count < 0)
		return complain("ps", "/proc");
	puts("   PID COMMAND");
	for (int i = 0; i < count; i++) {
		show_process(entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return 0;
}

static int touch(int argc, char **argv)
{
	int status = 0;
	for (int i = 1; i < argc; i++) {
		int file = open(argv[i], O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
		if (file < 0 || futimens(file, NULL) < 0)
			status |= complain("touch", argv[i]);
		if (file >= 0)
			close(file);
	}
	return status;
}

static int rm(int argc, char **argv)
{
	int status = 0;
	for (int i = 1; i < argc; i++)
		if (remove(argv[i]) < 0)
			status |= complain("rm", argv[i]);
	return status;
}

static int sleep_tool(int argc, char **argv)
{
	unsigned left = argc > 1 ? (unsigned)atoi(argv[1]) : 1;
	while (left > 0)
		left = sleep(left);
	return 0;
}

static int succeed(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return 0;
}

static int fail(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return 1;
}

static int help(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	for (const struct tool *tool = tools; tool->name; tool++)
		printf("  %s\n", tool->usage);
	puts("  cd [DIRECTORY]\n  exit [CODE]");
	return 0;
}

const struct tool tools[] = {
	{"cat", "cat [FILE ...]", cat},   {"echo", "echo [WORD ...]", echo},
	{"env", "env", env},              {"false", "false", fail},
	{"help", "help", help},           {"id", "id", id},
	{"ls", "ls [DIRECTORY]", ls},     {"ps", "ps", ps},
	{"pwd", "pwd", pwd},              {"rm", "rm FILE ...", rm},
	{"sh", "sh [-c COMMANDS]", shell_main}, {"sleep", "sleep SECONDS", sleep_tool},
	{"touch", "touch FILE ...", touch},     {"true", "true", succeed},
	{NULL, NULL, NULL},
};

const struct tool *find_tool(const char *name)
{
	for (const struct tool *tool = tools; tool->name; tool++)
		if (strcmp(tool->name, name) == 0)
			return tool;
	return NULL;
}
