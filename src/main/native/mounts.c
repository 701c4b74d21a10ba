#include "mounts.h"

#include <errno.h>
#include <string.h>

#include "fd.h"
#include "kernel.h"

unsigned mount_attributes(unsigned long flags)
{
	static const struct {
		unsigned long flag;
		unsigned attribute;
	} PAIRS[] = {
		{MS_RDONLY, MOUNT_ATTR_RDONLY},	    {MS_NOSUID, MOUNT_ATTR_NOSUID},
		{MS_NODEV, MOUNT_ATTR_NODEV},	    {MS_NOEXEC, MOUNT_ATTR_NOEXEC},
		{MS_NODIRATIME, MOUNT_ATTR_NODIRATIME}, {MS_NOATIME, MOUNT_ATTR_NOATIME},
		{MS_STRICTATIME, MOUNT_ATTR_STRICTATIME}, {MS_NOSYMFOLLOW, MOUNT_ATTR_NOSYMFOLLOW},
	};
	unsigned attributes = 0;

	for (size_t i = 0; i < sizeof(PAIRS) / sizeof(PAIRS[0]); i++)
		if (flags & PAIRS[i].flag)
			attributes |= PAIRS[i].attribute;
	return attributes;
}

/* `mode=755,size=64k,newinstance`: each part is a key with a value or a flag. */
static bool configure(int fs, const char *data)
{
	char part[4096];

	while (*data != '\0') {
		size_t length = strcspn(data, ",");
		char *value;

		if (length >= sizeof(part)) {
			errno = EINVAL;
			return false;
		}
		memcpy(part, data, length);
		part[length] = '\0';
		value = strchr(part, '=');
		if (value)
			*value++ = '\0';
		if (length > 0 && sys_fsconfig(fs, value ? FSCONFIG_SET_STRING : FSCONFIG_SET_FLAG, part, value) < 0)
			return false;
		data += length + (data[length] == ',');
	}
	return true;
}

int new_mount(const char *type, const char *source, const char *data, unsigned attributes)
{
	owned_fd fs = sys_fsopen(type);

	if (fs < 0)
		return -1;
	if (*source != '\0' && sys_fsconfig(fs, FSCONFIG_SET_STRING, "source", source) < 0)
		return -1;
	if (!configure(fs, data) || sys_fsconfig(fs, FSCONFIG_CMD_CREATE, NULL, NULL) < 0)
		return -1;
	return sys_fsmount(fs, attributes);
}

int clone_mount(int directory, const char *path, bool recursive)
{
	return sys_open_tree(directory, path,
			     OPEN_TREE_CLONE | (*path == '\0' ? AT_EMPTY_PATH : 0) | (recursive ? AT_RECURSIVE : 0));
}

bool change_mount(int mount, unsigned attributes, unsigned long propagation, bool recursive)
{
	return set_and_clear_mount(mount, attributes, 0, propagation, recursive);
}

bool set_and_clear_mount(int mount, unsigned set, unsigned clear, unsigned long propagation, bool recursive)
{
	/* The ways to treat access times are one field: the kernel wants it cleared to be set. */
	bool times = ((set | clear) & (MOUNT_ATTR__ATIME)) != 0;
	struct mount_attr change = {
		.attr_set = set,
		.attr_clr = (clear & ~(unsigned)(MOUNT_ATTR__ATIME)) | (times ? MOUNT_ATTR__ATIME : 0),
		.propagation = propagation,
	};

	if (set == 0 && clear == 0 && propagation == 0)
		return true;
	return sys_mount_setattr(mount, recursive ? AT_RECURSIVE : 0, &change) == 0;
}
