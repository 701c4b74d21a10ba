#include "launch.h"

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdnoreturn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "device_filter.h"
#include "fd.h"
#include "first.h"
#include "kernel.h"
#include "monitor.h"
#include "namespaces.h"
#include "paths.h"
#include "program.h"
#include "report.h"
#include "signals.h"

#define HIERARCHIES 16
#define JOINED 8

static struct plan plan;

static struct {
	int procs[HIERARCHIES];
	int count;
} cgroups;

/* Opened by the monitor, for their paths are the host's; joined by the program's process. */
static void open_cgroups(void)
{
	begin_step(VERB_JOIN_CGROUP);
	cgroups.count = 0;
	for (uint32_t i = 0; i < plan.count; i++) {
		const char *directory = plan.steps[i].values[0].text;
		char path[4096];

		if (plan.steps[i].verb != VERB_JOIN_CGROUP)
			continue;
		if (cgroups.count == HIERARCHIES ||
		    (size_t)snprintf(path, sizeof(path), "%s/cgroup.procs", directory) >= sizeof(path))
			fail_with(E2BIG, directory);
		cgroups.procs[cgroups.count] = open(path, O_WRONLY | O_CLOEXEC);
		if (cgroups.procs[cgroups.count++] < 0)
			fail(directory);
	}
}

static void join_cgroups(void)
{
	begin_step(VERB_JOIN_CGROUP);
	for (int i = 0; i < cgroups.count; i++) {
		if (!write_whole(cgroups.procs[i], "0", 1))
			fail("cgroup.procs");
		close_and_forget(&cgroups.procs[i]);
	}
}

static void take_streams(void)
{
	setsid();
	for (int stream = 0; stream <= 2; stream++)
		if (!place_fd(program.far[stream], stream))
			fail("standard streams");
}

static struct {
	struct target targets[JOINED];
	int count;
} joined;

static void open_targets(void)
{
	joined.count = 0;
	for (uint32_t i = 0; i < plan.count; i++) {
		if (plan.steps[i].verb != VERB_JOIN_NAMESPACES)
			continue;
		if (joined.count == JOINED)
			fail_with(E2BIG, "namespaces");
		joined.targets[joined.count] = open_target(&plan.steps[i]);
		join_pid_namespace(&joined.targets[joined.count++]);
	}
}

/* Children to come, such as probes, are of the monitor's own namespace again. */
static void leave_pid_namespace(void)
{
	owned_fd own = open("/proc/self/ns/pid", O_RDONLY | O_CLOEXEC);

	if (own < 0 || setns(own, CLONE_NEWPID) < 0)
		fail("pid namespace");
}

static void close_targets(void)
{
	if (joined.count > 0)
		leave_pid_namespace();
	for (int i = 0; i < joined.count; i++) {
		close_and_forget(&joined.targets[i].pidfd);
		close_and_forget(&joined.targets[i].root);
	}
}

static noreturn void be_first_process(int socket, unsigned long flags)
{
	report_over(socket);
	/* Nobody in a joined namespace may look into us, who still hold descriptors of the host; execve ends this. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	restore_signals();
	take_streams();
	umask(0022);
	join_cgroups();
	begin_step(VERB_NEW_NAMESPACES);
	/* After the cgroup was joined, which is its root then. */
	if (flags & CLONE_NEWCGROUP && unshare(CLONE_NEWCGROUP) < 0)
		fail("cgroup namespace");
	open_root("/");
	for (int i = 0; i < joined.count; i++)
		join_target(&joined.targets[i]);
	go_first(&plan, socket);
}

static int start_first_process(void)
{
	static bool has_filters;
	const struct step *new_namespaces = find_step(&plan, VERB_NEW_NAMESPACES);
	unsigned long flags = new_namespaces ? (unsigned long)new_namespaces->values[0].number : 0;
	struct clone_args arguments = {
		.flags = (flags & ~(unsigned long)CLONE_NEWCGROUP) | CLONE_PIDFD,
		.pidfd = (uint64_t)(uintptr_t)&program.pidfd,
		.exit_signal = SIGCHLD,
	};
	int sockets[2];

	open_cgroups();
	/* The cgroup keeps its filter when the program is started again. */
	if (!has_filters)
		attach_device_filters(&plan);
	has_filters = true;
	begin_step(VERB_JOIN_NAMESPACES);
	open_targets();
	begin_step(new_namespaces ? VERB_NEW_NAMESPACES : VERB_JOIN_NAMESPACES);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0)
		fail("channel");
	program.pid = sys_clone3(&arguments);
	if (program.pid == 0) {
		close(sockets[0]);
		be_first_process(sockets[1], flags);
	}
	if (program.pid < 0)
		fail("process");
	close(sockets[1]);
	close_targets();
	for (int i = 0; i < cgroups.count; i++)
		close_and_forget(&cgroups.procs[i]);
	for (int stream = 0; stream <= 2; stream++)
		close_and_forget(&program.far[stream]);
	set_nonblocking(sockets[0]);
	return sockets[0];
}

int start_program(void)
{
	const struct step *session = &plan.steps[0];

	open_streams(session->values[3].number != 0, session->values[4].number != 0);
	return start_first_process();
}

int start_other_program(const struct plan *other)
{
	plan = *other;
	return start_program();
}

static noreturn void be_monitor(int over)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	setsid();
	prctl(PR_SET_NAME, "darsena-monitor", 0, 0, 0);
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	if (null < 0 || !place_fd(null, STDERR_FILENO))
		fail("/dev/null");
	close_and_forget(&null);
	umask(0077);
	(void)!chdir("/");
	prepare_monitor(&plan, over);
	watch();
}

/* Stays until the conversation is over, for Java closes a child's streams when it ends. */
static int wait_for_conversation(int over)
{
	char byte;

	signal(SIGHUP, SIG_IGN);
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	close(STDIN_FILENO);
	close(STDOUT_FILENO);
	while (read(over, &byte, 1) < 0 && errno == EINTR)
		continue;
	return 0;
}

int launch(void)
{
	const char *error = read_plan(STDIN_FILENO, &plan);
	int over[2];
	pid_t monitor;

	if (error)
		fail_with(EPROTO, error);
	if (pipe2(over, O_CLOEXEC) < 0)
		fail("pipe");
	monitor = fork();
	if (monitor < 0)
		fail("monitor");
	if (monitor == 0) {
		close(over[0]);
		be_monitor(over[1]);
	}
	close(over[1]);
	return wait_for_conversation(over[0]);
}
