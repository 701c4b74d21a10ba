#include "paths.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"
#include "kernel.h"

#define TRIES 128
#define LINKS 8

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

static int make_directories(int root, const char *path, mode_t mode, int links);

static int open_prefix(int root, const char *path, size_t length)
{
	char prefix[PATH_MAX];

	memcpy(prefix, path, length);
	prefix[length] = '\0';
	return open_inside(root, length == 0 ? "/" : prefix, O_PATH | O_DIRECTORY);
}

/* A link that leads to nothing: what it names is made, as seen from inside. */
static bool make_linked(int root, const char *path, size_t parent_length, const char *link, mode_t mode, int links)
{
	char whole[2 * PATH_MAX];

	if (link[0] == '/')
		snprintf(whole, sizeof(whole), "%s", link);
	else
		snprintf(whole, sizeof(whole), "%.*s/%s", (int)parent_length, path, link);
	owned_fd made = make_directories(root, whole, mode, links + 1);
	return made >= 0;
}

/* The component of path that ends at length. */
static bool make_component(int root, const char *path, size_t length, mode_t mode, int links)
{
	char name[NAME_MAX + 1];
	char link[PATH_MAX];
	size_t parent_length = length;
	ssize_t link_length;

	while (parent_length > 0 && path[parent_length - 1] != '/')
		parent_length--;
	if (length - parent_length > NAME_MAX) {
		errno = ENAMETOOLONG;
		return false;
	}
	memcpy(name, path + parent_length, length - parent_length);
	name[length - parent_length] = '\0';
	owned_fd parent = open_prefix(root, path, parent_length);
	if (parent < 0)
		return false;
	if (mkdirat(parent, name, mode) == 0)
		return true;
	if (errno != EEXIST)
		return false;
	link_length = readlinkat(parent, name, link, sizeof(link) - 1);
	if (link_length < 0)
		return errno == EINVAL; /* no link: somebody else has just made it */
	link[link_length] = '\0';
	return make_linked(root, path, parent_length, link, mode, links);
}

static int make_directories(int root, const char *path, mode_t mode, int links)
{
	size_t length = 0;
	int whole = open_inside(root, path, O_PATH | O_DIRECTORY);

	if (whole >= 0 || errno != ENOENT)
		return whole;
	if (strlen(path) >= PATH_MAX || links > LINKS) {
		errno = links > LINKS ? ELOOP : ENAMETOOLONG;
		return -1;
	}
	while (path[length] != '\0') {
		length += strspn(path + length, "/");
		length += strcspn(path + length, "/");
		owned_fd there = open_prefix(root, path, length);
		if (there < 0 && (errno != ENOENT || !make_component(root, path, length, mode, links)))
			return -1;
	}
	return open_inside(root, path, O_PATH | O_DIRECTORY);
}

int make_directory_inside(int root, const char *path, mode_t mode)
{
	return make_directories(root, path, mode, 0);
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
