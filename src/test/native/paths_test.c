#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "fd.h"
#include "paths.h"

static int tree(void)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/tree", scratch_directory());
	mkdir(path, 0755);
	return open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

static bool is_there(const char *path)
{
	char whole[512];
	struct stat unused;

	snprintf(whole, sizeof(whole), "%s/%s", scratch_directory(), path);
	return lstat(whole, &unused) == 0;
}

static void directories_are_made(int root)
{
	owned_fd made = make_directory_inside(root, "/a//b/c/", 0755);
	owned_fd again = make_directory_inside(root, "a/b/c", 0755);
	owned_fd up = make_directory_inside(root, "/../../up", 0755);

	CHECK(made >= 0 && again >= 0 && up >= 0);
	CHECK(is_there("tree/a/b/c"));
	CHECK(is_there("tree/up"));
}

static void links_stay_inside(int root)
{
	CHECK(symlinkat("../../../../etc", root, "escape") == 0);
	CHECK(symlinkat("/elsewhere", root, "absolute") == 0);
	CHECK(symlinkat("loop", root, "loop") == 0);
	owned_fd escaped = make_directory_inside(root, "/escape/darsena-was-here", 0755);
	owned_fd absolute = make_target_inside(root, "/absolute/file", false);
	owned_fd loop = make_directory_inside(root, "/loop/x", 0755);

	CHECK(escaped >= 0 && is_there("tree/etc/darsena-was-here"));
	CHECK(absolute >= 0 && is_there("tree/elsewhere/file"));
	CHECK(loop < 0);
}

static void parents_have_names(int root)
{
	char name[256];
	owned_fd parent = open_parent_inside(root, "/dev/pts/ptmx", name);
	owned_fd dots = open_parent_inside(root, "/dev/..", name);
	owned_fd none = open_parent_inside(root, "/", name);

	CHECK(parent >= 0 && is_there("tree/dev/pts"));
	CHECK(dots < 0 && errno == EINVAL);
	CHECK(none < 0);
}

static void a_file_in_the_way_is_an_error(int root)
{
	owned_fd file = make_target_inside(root, "/plain", false);
	owned_fd below = make_directory_inside(root, "/plain/below", 0755);

	CHECK(file >= 0);
	CHECK(below < 0 && errno == ENOTDIR);
}

void test_paths(void)
{
	owned_fd root = tree();

	CHECK(root >= 0);
	directories_are_made(root);
	links_stay_inside(root);
	parents_have_names(root);
	a_file_in_the_way_is_an_error(root);
}
