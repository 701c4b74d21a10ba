/* The container's tree: its root, what is mounted on it, devices, and the move into it. */
#include <errno.h>
#include <limits.h>
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

void open_root(const char *path)
{
	root_fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (root_fd < 0)
		fail(path);
}

/* The directories get numbers for names: mount options are limited to a page, and so stay far below it. */
static void number_layers(const struct list *lowers, char *options, size_t size)
{
	size_t length = (size_t)snprintf(options, size, "lowerdir=");

	for (uint32_t i = 0; i < lowers->count; i++) {
		char name[16];

		snprintf(name, sizeof(name), "%u", i);
		if (symlink(lowers->items[i], name) < 0)
			fail(lowers->items[i]);
		length += (size_t)snprintf(options + length, size - length, i == 0 ? "%s" : ":%s", name);
	}
}

static void add_writable_layer(const char *upper, const char *work, char *options)
{
	if (symlink(upper, "upper") < 0)
		fail(upper);
	if (symlink(work, "work") < 0)
		fail(work);
	strcat(options, ",upperdir=upper,workdir=work");
}

void mount_overlay_root(const struct step *step)
{
	const char *at = step->values[0].text;
	const struct list *lowers = &step->values[1].list;
	const char *upper = step->values[2].text;
	char options[4096];

	if (mkdir(at, 0700) < 0 && errno != EEXIST)
		fail(at);
	if (sys_mount("darsena", at, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "mode=700") < 0 || chdir(at) < 0 ||
	    mkdir("root", 0755) < 0)
		fail(at);
	number_layers(lowers, options, sizeof(options) - 64);
	/* A read-only overlay needs two lower trees at least: an empty one is no difference. */
	if (*upper == '\0' && lowers->count == 1) {
		if (mkdir("empty", 0755) < 0)
			fail(at);
		strcat(options, ":empty");
	}
	if (*upper != '\0')
		add_writable_layer(upper, step->values[3].text, options);
	if (sys_mount("overlay", "root", "overlay", (unsigned long)step->values[4].number, options) < 0)
		fail(at);
	open_root("root");
}

/* A root's parent must not be shared, or the kernel refuses to pivot. Where it is mounted is the first path that is one. */
static void keep_parent_private(const char *at)
{
	char path[PATH_MAX];
	size_t length = strlen(at);

	if (length >= sizeof(path))
		fail_with(ENAMETOOLONG, at);
	memcpy(path, at, length + 1);
	while (sys_mount(NULL, length == 0 ? "/" : path, NULL, MS_PRIVATE, NULL) < 0) {
		if (errno != EINVAL || length == 0)
			fail(at);
		while (length > 0 && path[length - 1] != '/')
			length--;
		if (length > 0)
			length--;
		path[length] = '\0';
	}
}

void mount_bind_root(const struct step *step)
{
	const char *at = step->values[0].text;
	const char *source = step->values[1].text;
	owned_fd tree = clone_mount(AT_FDCWD, source, true);
	owned_fd target = -1;

	if (tree < 0 || !change_mount(tree, mount_attributes((unsigned long)step->values[2].number), MS_PRIVATE, false))
		fail(source);
	if (mkdir(at, 0700) < 0 && errno != EEXIST)
		fail(at);
	keep_parent_private(at);
	target = open(at, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (target < 0 || sys_move_mount(tree, target) < 0)
		fail(at);
	open_root(at);
}

void mount_file_system(const struct step *step)
{
	const char *target_path = step->values[2].text;
	owned_fd mount = -1;
	owned_fd target = -1;

	mount = new_mount(step->values[0].text, step->values[1].text, step->values[4].text,
			  mount_attributes((unsigned long)step->values[3].number));
	if (mount < 0)
		fail(target_path);
	target = make_target_inside(root_fd, target_path, true);
	if (target < 0 || sys_move_mount(mount, target) < 0)
		fail(target_path);
}

void bind_path(const struct step *step)
{
	const char *source = step->values[0].text;
	const char *target_path = step->values[1].text;
	unsigned attributes = mount_attributes((unsigned long)step->values[2].number);
	bool recursive = step->values[3].number != 0;
	unsigned long propagation = (unsigned long)step->values[5].number;
	struct stat kind;
	owned_fd mount = clone_mount(AT_FDCWD, source, recursive);
	owned_fd target = -1;

	if (mount < 0 || fstat(mount, &kind) < 0)
		fail(source);
	if (!change_mount(mount, attributes, 0, false))
		fail(source);
	if (step->values[4].number && !change_mount(mount, attributes & MOUNT_ATTR_RDONLY, 0, true))
		fail(source);
	target = make_target_inside(root_fd, target_path, S_ISDIR(kind.st_mode));
	if (target < 0 || sys_move_mount(mount, target) < 0)
		fail(target_path);
	if (!change_mount(mount, 0, propagation & ~(unsigned long)MS_REC, (propagation & MS_REC) != 0))
		fail(target_path);
}

void make_device(const struct step *step)
{
	const char *path = step->values[0].text;
	mode_t kind = step->values[1].number == 'b' ? S_IFBLK : S_IFCHR;
	dev_t device = makedev((unsigned)step->values[2].number, (unsigned)step->values[3].number);
	mode_t mode = (mode_t)step->values[4].number & 0777;
	uid_t user = (uid_t)step->values[5].number;
	gid_t group = (gid_t)step->values[6].number;
	char name[NAME_MAX + 1];
	struct stat there;
	owned_fd parent = open_parent_inside(root_fd, path, name);

	if (parent < 0)
		fail(path);
	if (mknodat(parent, name, kind | mode, device) == 0) {
		/* The mask of the manager has cut the mode; what was just made cannot be a link. */
		if (fchmodat(parent, name, mode, 0) < 0 || fchownat(parent, name, user, group, AT_SYMLINK_NOFOLLOW) < 0)
			fail(path);
		return;
	}
	if (errno != EEXIST || fstatat(parent, name, &there, AT_SYMLINK_NOFOLLOW) < 0)
		fail(path);
	if ((there.st_mode & S_IFMT) != kind || there.st_rdev != device)
		fail_with(EEXIST, path);
}

void make_symlink(const struct step *step)
{
	const char *path = step->values[1].text;
	char name[NAME_MAX + 1];
	owned_fd parent = open_parent_inside(root_fd, path, name);

	if (parent < 0)
		fail(path);
	if (symlinkat(step->values[0].text, parent, name) < 0 && errno != EEXIST)
		fail(path);
}

void pivot_root(const struct step *step)
{
	(void)step;
	/* Both in one place: the old root comes to lie over the new one, and is taken away. No directory is needed. */
	if (fchdir(root_fd) < 0 || sys_pivot_root(".", ".") < 0)
		fail("/");
	if (sys_umount(".", MNT_DETACH) < 0 || chdir("/") < 0)
		fail("/");
	close_and_forget(&root_fd);
	open_root("/");
}
