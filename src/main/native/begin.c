#include "begin.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdnoreturn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "device_filter.h"
#include "execute.h"
#include "fd.h"
#include "first.h"
#include "joining.h"
#include "kernel.h"
#include "namespaces.h"
#include "paths.h"
#include "report.h"
#include "signals.h"

static struct beginning *begun;

static int borrow(int process, int number)
{
	int fd = (int)syscall(SYS_pidfd_getfd, process, number, 0);

	/* What our caller has closed stays closed to the program too, in so far as it can be. */
	if (fd < 0 && errno == EBADF && number <= 2)
		fd = open("/dev/null", O_RDWR | O_CLOEXEC);
	return fd;
}

void borrow_descriptors(struct beginning *beginning, pid_t owner, int count)
{
	owned_fd process = sys_pidfd_open(owner);

	begin_step(VERB_HANDOVER);
	if (process < 0 || count < 0 || count > BORROWED)
		fail("descriptors");
	beginning->count = count;
	/* First all places are taken, so that nothing else gets a number that is to be theirs. */
	for (int number = 3; number < 3 + count; number++)
		if (dup3(STDERR_FILENO, number, O_CLOEXEC) < 0)
			fail("descriptors");
	for (int number = 0; number < 3 + count; number++) {
		char name[16];
		int fd = borrow(process, number);

		snprintf(name, sizeof(name), "%d", number);
		if (fd < 0)
			fail(name);
		if (number <= 2)
			beginning->streams[number] = fd;
		else if (dup3(fd, number, O_CLOEXEC) < 0 || close(fd) < 0)
			fail(name);
	}
}

static int open_fifo(const char *path)
{
	int fd;

	if (*path != '\0' && mkfifo(path, 0600) < 0 && errno != EEXIST)
		fail(path);
	fd = *path == '\0' ? -1 : open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);

	if (*path != '\0' && fd < 0)
		fail(path);
	return fd;
}

static void end_at_signal(int number)
{
	_exit(128 + number);
}

/* The first process of a namespace hears only what it has a handler for. */
static void hear_signals(void)
{
	static const int ENDING[] = {SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM};

	for (size_t i = 0; i < sizeof(ENDING) / sizeof(ENDING[0]); i++)
		signal(ENDING[i], end_at_signal);
}

/* Until another call of the manager's writes to the fifo; nobody is our parent then who knows us. */
static void wait_at_fifo(void)
{
	struct pollfd entry = {.fd = begun->start_fd, .events = POLLIN};
	char byte;

	hear_signals();
	while (read(begun->start_fd, &byte, 1) != 1)
		if (errno == EAGAIN || errno == EINTR)
			poll(&entry, 1, -1);
		else
			_exit(1);
	restore_signals();
	report_in_lines(begun->done_fd);
}

static void take_streams(void)
{
	setsid();
	for (int stream = 0; stream <= 2; stream++)
		if (!place_fd(begun->streams[stream], stream))
			fail("standard streams");
	/* A terminal will take their places: whoever reads our caller's must not wait for us then. */
	for (int stream = 0; stream <= 2; stream++)
		if (begun->streams[stream] > 2)
			close_and_forget(&begun->streams[stream]);
}

/* Its own root user, where there is one: until then it is nobody, and could make no file. */
static void become_root_inside(void)
{
	(void)!setresgid(0, 0, 0);
	(void)!setresuid(0, 0, 0);
}

static noreturn void be_first(int channel, const struct target *target, unsigned long flags)
{
	char byte;

	report_over(channel);
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	restore_signals();
	take_streams();
	umask(0022);
	/* Until our ids are mapped and our cgroups joined. */
	while (recv(channel, &byte, 1, 0) != 1)
		if (errno != EINTR)
			_exit(1);
	begin_step(VERB_NEW_NAMESPACES);
	if (flags & CLONE_NEWUSER || is_joined(CLONE_NEWUSER))
		become_root_inside();
	if (flags & CLONE_NEWCGROUP && unshare(CLONE_NEWCGROUP) < 0)
		fail("cgroup namespace");
	open_root("/");
	if (target->pidfd >= 0) {
		join_target(target);
		if (target->flags & CLONE_NEWUSER)
			become_root_inside();
	}
	pass_on_descriptors(begun->count);
	if (begun->start_fd >= 0)
		wait_also(wait_at_fifo);
	go_first(begun->plan, channel);
}

/* Joins what is to be joined, where we may not, and leaves us a child that is in all of it. */
static noreturn void be_go_between(int channel, unsigned long flags, const struct target *target)
{
	struct clone_args arguments = {0};
	unsigned long made = flags;
	struct message message = {.kind = MESSAGE_READY};
	int pid;

	report_over(channel);
	join_namespaces();
	if (target->pidfd >= 0) {
		begin_step(VERB_JOIN_NAMESPACES);
		join_pid_namespace(target);
	}
	set_clocks(begun->plan, &made);
	begin_step(VERB_NEW_NAMESPACES);
	arguments.flags = (made & ~(unsigned long)CLONE_NEWCGROUP) | CLONE_PARENT;
	pid = sys_clone3(&arguments);
	if (pid == 0)
		be_first(channel, target, flags);
	if (pid < 0)
		fail("process");
	message.error = pid;
	_exit(send_message(channel, &message, sizeof(message), -1) ? 0 : 1);
}

static void write_maps(const struct step *maps, pid_t pid)
{
	static const char *const FILES[] = {"uid_map", "gid_map"};
	char path[64];

	begin_step(VERB_ID_MAPS);
	snprintf(path, sizeof(path), "/proc/%d/setgroups", pid);
	if (!maps->values[2].number && !write_text_at(AT_FDCWD, path, "deny"))
		fail(path);
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "/proc/%d/%s", pid, FILES[i]);
		if (!write_text_at(AT_FDCWD, path, maps->values[i].text))
			fail(FILES[i]);
	}
}

static void join_cgroups(const struct plan *plan, pid_t pid)
{
	char number[16];

	begin_step(VERB_JOIN_CGROUP);
	snprintf(number, sizeof(number), "%d", pid);
	for (uint32_t i = 0; i < plan->count; i++) {
		const char *directory = plan->steps[i].values[0].text;

		if (plan->steps[i].verb != VERB_JOIN_CGROUP)
			continue;
		owned_fd cgroup = open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
		if (cgroup < 0 || !write_text_at(cgroup, "cgroup.procs", number))
			fail(directory);
	}
}

/* The child that the go-between leaves us. */
static pid_t await_first(int channel, pid_t between)
{
	struct message message;
	enum report report;
	int passed;

	do
		report = receive_report(channel, &message, &passed);
	while (report == REPORT_NOTHING);
	waitpid(between, NULL, 0);
	close_and_forget(&passed);
	if (report == REPORT_END)
		fail_with(ECHILD, "its process was killed");
	if (message.kind == MESSAGE_READY)
		return message.error;
	begin_step(message.verb);
	fail_with(message.error, message.object);
}

pid_t begin_first(struct beginning *beginning, int *channel)
{
	struct plan *plan = beginning->plan;
	const struct step *made = find_step(plan, VERB_NEW_NAMESPACES);
	const struct step *join = find_step(plan, VERB_JOIN_NAMESPACES);
	const struct step *maps = find_step(plan, VERB_ID_MAPS);
	struct target target = {.pidfd = -1, .root = -1};
	int sockets[2];
	pid_t between;
	pid_t first;

	begun = beginning;
	begin_step(VERB_HANDOVER);
	beginning->start_fd = open_fifo(beginning->start);
	beginning->done_fd = open_fifo(beginning->done);
	open_namespaces(plan);
	attach_device_filters(plan);
	begin_step(join ? VERB_JOIN_NAMESPACES : VERB_NEW_NAMESPACES);
	if (join)
		target = open_target(join);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0)
		fail("channel");
	between = fork();
	if (between < 0)
		fail("process");
	if (between == 0) {
		close(sockets[0]);
		be_go_between(sockets[1], made ? (unsigned long)made->values[0].number : 0, &target);
	}
	close(sockets[1]);
	first = await_first(sockets[0], between);
	*channel = sockets[0];
	for (int stream = 0; stream <= 2 && !find_step(plan, VERB_TERMINAL); stream++)
		close_and_forget(&beginning->streams[stream]);
	close_and_forget(&beginning->done_fd);
	if (maps)
		write_maps(maps, first);
	join_cgroups(plan, first);
	return first;
}
