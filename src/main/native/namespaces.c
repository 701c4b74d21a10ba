#include "namespaces.h"

#include <errno.h>
#include <linux/keyctl.h>
#include <net/if.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "facts.h"
#include "fd.h"
#include "kernel.h"
#include "mounts.h"
#include "paths.h"
#include "report.h"
#include "steps.h"

struct target open_target(const struct step *join)
{
	pid_t pid = (pid_t)join->values[0].number;
	struct target target = {.flags = (unsigned long)join->values[2].number};
	char path[64];

	snprintf(path, sizeof(path), "/proc/%d/root", pid);
	target.pidfd = pid > 0 ? sys_pidfd_open(pid) : -1;
	if (target.pidfd < 0)
		fail("process");
	if (start_time_of(pid) != (uint64_t)join->values[1].number)
		fail_with(ESRCH, "process");
	target.root = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (target.root < 0)
		fail("root");
	/* Still the same process: then what was read by its number was its. */
	if (sys_pidfd_send_signal(target.pidfd, 0) < 0)
		fail("process");
	return target;
}

void join_pid_namespace(const struct target *target)
{
	if (target->flags & CLONE_NEWPID && setns(target->pidfd, CLONE_NEWPID) < 0)
		fail("pid namespace");
}

void join_target(const struct target *target)
{
	unsigned long flags = target->flags & ~(unsigned long)CLONE_NEWPID;

	begin_step(VERB_JOIN_NAMESPACES);
	if (flags != 0 && setns(target->pidfd, (int)flags) < 0)
		fail("namespaces");
	if (!(flags & CLONE_NEWNS))
		return;
	/* The join lands in the namespace's root mount, which is not the container's root in a chroot. */
	if (fchdir(target->root) < 0 || chroot(".") < 0 || chdir("/") < 0)
		fail("root");
	open_root("/");
}

/* What a process has mounted at a path, taken from inside its namespace: the kernel copies mounts only there. */
static int copy_mount_of(int process, const char *path)
{
	owned_fd own = open("/proc/self/ns/mnt", O_RDONLY | O_CLOEXEC);
	owned_fd own_root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	owned_fd theirs = openat(process, "ns/mnt", O_RDONLY | O_CLOEXEC);
	owned_fd their_root = openat(process, "root", O_PATH | O_DIRECTORY | O_CLOEXEC);
	owned_fd source = -1;
	owned_fd copy = -1;
	int error;

	if (own < 0 || own_root < 0 || theirs < 0 || their_root < 0 || setns(theirs, CLONE_NEWNS) < 0)
		return -1;
	source = open_inside(their_root, path, O_PATH);
	copy = source < 0 ? -1 : clone_mount(source, "", false);
	error = errno;
	if (setns(own, CLONE_NEWNS) < 0 || fchdir(own_root) < 0 || chroot(".") < 0)
		fail("/");
	errno = error;
	return release_fd(&copy);
}

void share_mount(const struct step *step)
{
	pid_t pid = (pid_t)step->values[0].number;
	const char *target_path = step->values[3].text;
	char path[64];
	struct stat kind;
	owned_fd process = -1;
	owned_fd mount = -1;
	owned_fd target = -1;

	snprintf(path, sizeof(path), "/proc/%d", pid);
	process = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	/* Opened before it is compared: were it another one's, it would be of a dead process, and show nothing. */
	if (process < 0 || start_time_of(pid) != (uint64_t)step->values[1].number)
		fail_with(ESRCH, "process");
	mount = copy_mount_of(process, step->values[2].text);
	if (mount < 0 || fstat(mount, &kind) < 0 || !change_mount(mount, 0, MS_PRIVATE, false))
		fail(step->values[2].text);
	target = make_target_inside(root_fd, target_path, S_ISDIR(kind.st_mode));
	if (target < 0 || sys_move_mount(mount, target) < 0)
		fail(target_path);
}

void join_session_keyring(const struct step *step)
{
	const char *name = step->values[0].text;

	if (syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, name, 0, 0, 0) >= 0 || errno == ENOSYS)
		return;
	if (errno != EDQUOT || syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL, 0, 0, 0) < 0)
		warn(name);
}

void bring_loopback_up(const struct step *step)
{
	struct ifreq request = {.ifr_flags = IFF_UP};
	owned_fd socket_fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	(void)step;
	strcpy(request.ifr_name, "lo");
	if (socket_fd < 0 || ioctl(socket_fd, SIOCSIFFLAGS, &request) < 0)
		fail("lo");
}

void set_root_propagation(const struct step *step)
{
	if (sys_mount(NULL, "/", NULL, (unsigned long)step->values[0].number, NULL) < 0)
		fail("/");
}
