/* What of the kernel's own file systems a container may not see or change. */
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "fd.h"
#include "kernel.h"
#include "mounts.h"
#include "paths.h"
#include "report.h"
#include "steps.h"

void make_path_read_only(const struct step *step)
{
	const char *path = step->values[0].text;
	owned_fd target = open_inside(root_fd, path, O_PATH);
	owned_fd mount = -1;

	if (target < 0 && (errno == ENOENT || errno == ENOTDIR))
		return;
	if (target < 0)
		fail(path);
	/* What is a mount itself needs no other on top; anything else is EINVAL here. */
	if (change_mount(target, MOUNT_ATTR_RDONLY, 0, true))
		return;
	mount = clone_mount(target, "", true);
	if (mount < 0 || !change_mount(mount, MOUNT_ATTR_RDONLY, 0, true) || sys_move_mount(mount, target) < 0)
		fail(path);
}

/* The container's own /dev/null could be anything: it must be the device. */
static void cover_file(int target, const char *path)
{
	struct stat null;
	owned_fd device = open_inside(root_fd, "/dev/null", O_PATH);
	owned_fd mount = -1;

	if (device < 0 || fstat(device, &null) < 0)
		fail("/dev/null");
	if (!S_ISCHR(null.st_mode) || null.st_rdev != makedev(1, 3))
		fail_with(ENODEV, "/dev/null");
	mount = clone_mount(device, "", false);
	if (mount < 0 || sys_move_mount(mount, target) < 0)
		fail(path);
}

/* One empty file system serves all directories: the first mount of it is copied for the others. */
static void cover_directory(int target, const char *path)
{
	static int empty = -1;
	owned_fd copy = -1;

	if (empty < 0) {
		empty = new_mount("tmpfs", "tmpfs", "ro,nr_blocks=1,nr_inodes=1,mode=555",
				  MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC);
		if (empty < 0 || sys_move_mount(empty, target) < 0)
			fail(path);
		return;
	}
	copy = clone_mount(empty, "", false);
	if (copy < 0 || sys_move_mount(copy, target) < 0)
		fail(path);
}

static void mask_one(const char *path)
{
	struct stat kind;
	owned_fd target = open_inside(root_fd, path, O_PATH);

	if (target < 0 && (errno == ENOENT || errno == ENOTDIR))
		return;
	if (target < 0 || fstat(target, &kind) < 0)
		fail(path);
	if (S_ISDIR(kind.st_mode))
		cover_directory(target, path);
	else
		cover_file(target, path);
}

/* `before/pattern after`, where pattern is the one component with a star. */
static void mask_matches(const char *path, const char *star)
{
	char before[4096];
	char pattern[256];
	char one[8192];
	const char *component = star;
	size_t length;
	const struct dirent *entry;

	while (component > path && component[-1] != '/')
		component--;
	length = strcspn(component, "/");
	snprintf(before, sizeof(before), "%.*s", (int)(component - path), path);
	snprintf(pattern, sizeof(pattern), "%.*s", (int)length, component);
	int directory_fd = open_inside(root_fd, before, O_RDONLY | O_DIRECTORY);
	DIR *directory = directory_fd < 0 ? NULL : fdopendir(directory_fd);
	if (!directory) {
		if (directory_fd >= 0)
			close(directory_fd);
		return;
	}
	while ((entry = readdir(directory)) != NULL) {
		if (entry->d_name[0] == '.' || fnmatch(pattern, entry->d_name, 0) != 0)
			continue;
		if ((size_t)snprintf(one, sizeof(one), "%s%s%s", before, entry->d_name, component + length) < sizeof(one))
			mask_one(one);
	}
	closedir(directory);
}

void mask_path(const struct step *step)
{
	const char *path = step->values[0].text;
	const char *star = strchr(path, '*');

	if (star)
		mask_matches(path, star);
	else
		mask_one(path);
}

void make_root_read_only(const struct step *step)
{
	owned_fd root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);

	(void)step;
	if (root < 0 || !change_mount(root, MOUNT_ATTR_RDONLY, 0, false))
		fail("/");
}
