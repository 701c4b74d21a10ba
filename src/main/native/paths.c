#include "paths.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"
#include "kernel.h"

#define TRIES 128

int root_fd = -1;

int open_inside(int root, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned)flags | O_CLOEXEC,
		.resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS,
	};
	int fd = -1;

	/* The kernel gives up when something is renamed meanwhile (EAGAIN); a volume is shared with others. */
	for (int i = 0; i < TRIES; i++) {
		fd = sys_openat2(root, path, &how);
		if (fd >= 0 || errno != EAGAIN)
			break;
	}
	return fd;
}

/* The last component of prefix, of that length, made inside its parent. */
static bool make_component(int root, const char *path, size_t length, mode_t mode)
{
	char prefix[PATH_MAX];
	char *name;

	memcpy(prefix, path, length);
	prefix[length] = '\0';
	name = strrchr(prefix, '/');
	name = name ? name + 1 : prefix;
	owned_fd parent = -1;
	if (name == prefix) {
		parent = open_inside(root, "/", O_PATH | O_DIRECTORY);
	} else {
		name[-1] = '\0';
		parent = open_inside(root, name - 1 == prefix ? "/" : prefix, O_PATH | O_DIRECTORY);
	}
	return parent >= 0 && (mkdirat(parent, name, mode) == 0 || errno == EEXIST);
}

static int open_prefix(int root, const char *path, size_t length)
{
	char prefix[PATH_MAX];

	memcpy(prefix, path, length);
	prefix[length] = '\0';
	return open_inside(root, prefix, O_PATH | O_DIRECTORY);
}

int make_directory_inside(int root, const char *path, mode_t mode)
{
	size_t length = 0;
	int whole = open_inside(root, path, O_PATH | O_DIRECTORY);

	if (whole >= 0 || errno != ENOENT)
		return whole;
	if (strlen(path) >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	while (path[length] != '\0') {
		length += strspn(path + length, "/");
		length += strcspn(path + length, "/");
		owned_fd there = open_prefix(root, path, length);
		if (there < 0 && (errno != ENOENT || !make_component(root, path, length, mode)))
			return -1;
	}
	return open_inside(root, path, O_PATH | O_DIRECTORY);
}

int open_parent_inside(int root, const char *path, char name[256])
{
	char parent[PATH_MAX];
	char *slash;

	if (strlen(path) >= sizeof(parent)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	strcpy(parent, path);
	for (size_t end = strlen(parent); end > 1 && parent[end - 1] == '/'; end--)
		parent[end - 1] = '\0';
	slash = strrchr(parent, '/');
	if (!slash || slash[1] == '\0' || strlen(slash + 1) > 255 || strcmp(slash + 1, "..") == 0 ||
	    strcmp(slash + 1, ".") == 0) {
		errno = EINVAL;
		return -1;
	}
	strcpy(name, slash + 1);
	*slash = '\0';
	return make_directory_inside(root, parent[0] == '\0' ? "/" : parent, 0755);
}

int make_target_inside(int root, const char *path, bool directory)
{
	char name[256];
	int there;

	if (directory)
		return make_directory_inside(root, path, 0755);
	there = open_inside(root, path, O_PATH);
	if (there >= 0 || errno != ENOENT)
		return there;
	owned_fd parent = open_parent_inside(root, path, name);
	if (parent < 0)
		return -1;
	owned_fd made = openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (made < 0)
		return -1;
	return openat(parent, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
}
