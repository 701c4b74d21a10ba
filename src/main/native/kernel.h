/* System calls that the C libraries do not wrap alike, and what the kernel's headers say about them. */
#ifndef DARSENA_KERNEL_H
#define DARSENA_KERNEL_H

#include <fcntl.h>
#include <linux/mount.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <linux/types.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/* <sys/mount.h> and <linux/mount.h> define the same structures; this one is only in the former. */
#ifndef MNT_DETACH
#define MNT_DETACH 2
#endif
#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif
#ifndef AT_RECURSIVE
#define AT_RECURSIVE 0x8000
#endif

static inline int sys_clone3(struct clone_args *arguments)
{
	return (int)syscall(SYS_clone3, arguments, sizeof(*arguments));
}

static inline int sys_pidfd_open(pid_t pid)
{
	return (int)syscall(SYS_pidfd_open, pid, 0);
}

static inline int sys_pidfd_send_signal(int pidfd, int signal)
{
	return (int)syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0);
}

static inline int sys_close_range(unsigned first, unsigned last, unsigned flags)
{
	return (int)syscall(SYS_close_range, first, last, flags);
}

static inline int sys_mount(const char *source, const char *target, const char *type, unsigned long flags,
			    const char *data)
{
	return (int)syscall(SYS_mount, source, target, type, flags, data);
}

static inline int sys_umount(const char *target, int flags)
{
	return (int)syscall(SYS_umount2, target, flags);
}

static inline int sys_pivot_root(const char *new_root, const char *old_root)
{
	return (int)syscall(SYS_pivot_root, new_root, old_root);
}

static inline int sys_fsopen(const char *type)
{
	return (int)syscall(SYS_fsopen, type, FSOPEN_CLOEXEC);
}

static inline int sys_fsconfig(int fs, unsigned command, const char *key, const char *value)
{
	return (int)syscall(SYS_fsconfig, fs, command, key, value, 0);
}

static inline int sys_fsmount(int fs, unsigned attributes)
{
	return (int)syscall(SYS_fsmount, fs, FSMOUNT_CLOEXEC, attributes);
}

static inline int sys_open_tree(int directory, const char *path, unsigned flags)
{
	return (int)syscall(SYS_open_tree, directory, path, flags | OPEN_TREE_CLOEXEC);
}

static inline int sys_move_mount(int mount, int target)
{
	return (int)syscall(SYS_move_mount, mount, "", target, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH);
}

static inline int sys_mount_setattr(int mount, unsigned flags, struct mount_attr *attributes)
{
	return (int)syscall(SYS_mount_setattr, mount, "", flags | AT_EMPTY_PATH, attributes, sizeof(*attributes));
}

static inline int sys_openat2(int directory, const char *path, const struct open_how *how)
{
	return (int)syscall(SYS_openat2, directory, path, how, sizeof(*how));
}

#endif
