/*
 * A static program to run inside test containers. Each argument is a request, done in order; `name:value` has a value.
 * It prints what it sees as lines `name value`.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
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

static void print_ids(const char *unused)
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
static void print_status(const char *prefix)
{
	char line[4096];
	FILE *file = fopen("/proc/self/status", "re");

	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, prefix, strlen(prefix)) == 0)
			printf("status %s", line);
	if (file)
		fclose(file);
}

static void print_links(const char *directory)
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

static void print_directory(const char *unused)
{
	char path[4096];

	(void)unused;
	printf("cwd %s\n", getcwd(path, sizeof(path)) ? path : strerror(errno));
}

static void print_environment(const char *unused)
{
	(void)unused;
	for (char **variable = environ; *variable; variable++)
		printf("env %s\n", *variable);
}

static void print_limit(const char *resource)
{
	struct rlimit limit;

	if (getrlimit(atoi(resource), &limit) == 0)
		printf("limit %s %llu %llu\n", resource, (unsigned long long)limit.rlim_cur,
		       (unsigned long long)limit.rlim_max);
}

static void print_terminal(const char *unused)
{
	struct winsize size = {0};
	const char *name = ttyname(0);

	(void)unused;
	ioctl(0, TIOCGWINSZ, &size);
	printf("tty %s %d %d\n", name ? name : "none", size.ws_row, size.ws_col);
}

static void print_umask(const char *unused)
{
	(void)unused;
	printf("umask %04o\n", umask(0));
}

/* What the kernel answers to calls that filters and missing rights forbid. */
static void try_call(const char *call)
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

static void try_open(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	printf("open %s %s\n", path, fd >= 0 ? "ok" : strerror(errno));
	if (fd >= 0)
		close(fd);
}

static void try_write(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);

	printf("write %s %s\n", path, fd >= 0 ? "ok" : strerror(errno));
	if (fd >= 0)
		close(fd);
}

static void print_cgroup(const char *unused)
{
	(void)unused;
	print_file("cgroup", "/proc/self/cgroup");
}

static void print_mounts(const char *unused)
{
	(void)unused;
	print_file("mount", "/proc/self/mounts");
}

static void print_cat(const char *path)
{
	print_file("line", path);
}

/* Nodes and links of a directory, without the place where terminals come and go. */
static void print_nodes(const char *directory)
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
