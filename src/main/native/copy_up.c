/* A file system in memory that begins with what is at its mount point. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"
#include "kernel.h"
#include "mounts.h"
#include "paths.h"
#include "report.h"
#include "steps.h"

#define DEPTH 64

static bool copy_tree(int from, int to, int depth);

static bool copy_file(int from, int to, const char *name, mode_t mode)
{
	owned_fd source = openat(from, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	owned_fd copy = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode & 07777);
	ssize_t count;

	if (source < 0 || copy < 0)
		return false;
	while ((count = sendfile(copy, source, NULL, 1 << 20)) > 0)
		continue;
	return count == 0;
}

static bool copy_link(int from, int to, const char *name)
{
	char target[PATH_MAX];
	ssize_t length = readlinkat(from, name, target, sizeof(target) - 1);

	if (length < 0)
		return false;
	target[length] = '\0';
	return symlinkat(target, to, name) == 0;
}

static bool copy_directory(int from, int to, const char *name, mode_t mode, int depth)
{
	owned_fd source = openat(from, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	owned_fd copy = -1;

	if (source < 0 || mkdirat(to, name, mode & 07777) < 0)
		return false;
	copy = openat(to, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return copy >= 0 && copy_tree(source, copy, depth + 1);
}

static bool copy_content(int from, int to, const char *name, const struct stat *status, int depth)
{
	switch (status->st_mode & S_IFMT) {
	case S_IFDIR:
		return copy_directory(from, to, name, status->st_mode, depth);
	case S_IFREG:
		return copy_file(from, to, name, status->st_mode);
	case S_IFLNK:
		return copy_link(from, to, name);
	default:
		return mknodat(to, name, status->st_mode, status->st_rdev) == 0;
	}
}

static bool copy_entry(int from, int to, const char *name, int depth)
{
	struct stat status;
	struct timespec times[2];

	if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) < 0 || !copy_content(from, to, name, &status, depth))
		return false;
	times[0] = status.st_atim;
	times[1] = status.st_mtim;
	if (fchownat(to, name, status.st_uid, status.st_gid, AT_SYMLINK_NOFOLLOW) < 0)
		return false;
	if (!S_ISLNK(status.st_mode) && fchmodat(to, name, status.st_mode & 07777, 0) < 0)
		return false;
	return utimensat(to, name, times, AT_SYMLINK_NOFOLLOW) == 0;
}

static bool copy_tree(int from, int to, int depth)
{
	int reading = openat(from, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = reading < 0 ? NULL : fdopendir(reading);
	const struct dirent *entry;
	bool copied = depth < DEPTH;

	if (!directory) {
		close_and_forget(&reading);
		return false;
	}
	while (copied && (entry = readdir(directory)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			copied = copy_entry(from, to, entry->d_name, depth);
	closedir(directory);
	return copied;
}

void mount_filled(const struct step *step)
{
	const char *path = step->values[0].text;
	unsigned attributes = mount_attributes((unsigned long)step->values[1].number);
	struct stat status;
	owned_fd mount = new_mount("tmpfs", "tmpfs", step->values[2].text, attributes & ~(unsigned)MOUNT_ATTR_RDONLY);
	owned_fd target = mount < 0 ? -1 : make_target_inside(root_fd, path, true);

	if (target < 0 || fstat(target, &status) < 0)
		fail(path);
	if (!copy_tree(target, mount, 0) || fchownat(mount, ".", status.st_uid, status.st_gid, 0) < 0)
		fail(path);
	if (!strstr(step->values[2].text, "mode=") && fchmodat(mount, ".", status.st_mode & 07777, 0) < 0)
		fail(path);
	if (!change_mount(mount, attributes & MOUNT_ATTR_RDONLY, 0, false) || sys_move_mount(mount, target) < 0)
		fail(path);
}
