/* What only bundles ask for: other ways to the root, attributes of mounts, devices with owners. */
#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "fd.h"
#include "kernel.h"
#include "mounts.h"
#include "paths.h"
#include "report.h"
#include "steps.h"

/* Where no pivot is possible: the root of a machine that runs from its memory, or a mount namespace that is shared. */
void change_root(const struct step *step)
{
	bool move = step->values[0].number != 0;

	if (fchdir(root_fd) < 0)
		fail("/");
	if (move && sys_mount(".", "/", NULL, MS_MOVE, NULL) < 0)
		fail("/");
	if (chroot(".") < 0 || chdir("/") < 0)
		fail("/");
	close_and_forget(&root_fd);
	open_root("/");
}

static unsigned attributes_of(const union value *flags)
{
	unsigned attributes = mount_attributes((unsigned long)flags->number);

	/* The kernel's own way is the absence of the others. */
	return (unsigned long)flags->number & MS_RELATIME ? attributes | MOUNT_ATTR__ATIME : attributes;
}

void adjust_mount(const struct step *step)
{
	const char *path = step->values[0].text;
	unsigned clear = attributes_of(&step->values[2]);
	owned_fd mount = open_inside(root_fd, path, O_PATH);

	if (mount < 0 || !set_and_clear_mount(mount, mount_attributes((unsigned long)step->values[1].number), clear,
					      (unsigned long)step->values[4].number, step->values[3].number != 0))
		fail(path);
}

static mode_t kind_of(int64_t type)
{
	return type == 'b' ? S_IFBLK : type == 'p' ? S_IFIFO : S_IFCHR;
}

/* In a user namespace no node may be made: the host's own is bound there instead. */
static void bind_device(const char *path)
{
	owned_fd mount = clone_mount(AT_FDCWD, path, false);
	owned_fd target = mount < 0 ? -1 : make_target_inside(root_fd, path, false);

	if (target < 0 || sys_move_mount(mount, target) < 0)
		fail(path);
}

void make_owned_device(const struct step *step)
{
	const char *path = step->values[0].text;
	const union value *values = step->values;
	mode_t kind = kind_of(values[1].number);
	dev_t device = kind == S_IFIFO ? 0 : makedev((unsigned)values[2].number, (unsigned)values[3].number);
	mode_t mode = (mode_t)values[4].number & 07777;
	char name[NAME_MAX + 1];
	struct stat there;
	owned_fd parent = open_parent_inside(root_fd, path, name);

	if (parent < 0)
		fail(path);
	if (mknodat(parent, name, kind | mode, device) < 0) {
		if (errno == EPERM) {
			bind_device(path);
			return;
		}
		if (errno != EEXIST || fstatat(parent, name, &there, AT_SYMLINK_NOFOLLOW) < 0)
			fail(path);
		if ((there.st_mode & S_IFMT) != kind || there.st_rdev != device)
			fail_with(EEXIST, path);
		return;
	}
	/* What was just made cannot be a link. */
	if (fchmodat(parent, name, mode, 0) < 0 ||
	    fchownat(parent, name, (uid_t)values[5].number, (gid_t)values[6].number, AT_SYMLINK_NOFOLLOW) < 0)
		fail(path);
}
