#include "cleanup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"

/* AtExit.Cleanup */
enum { REMOVE_CGROUP, REMOVE_FILE, REMOVE_TREE };

static void clean(const struct step *step)
{
	const char *path = step->values[1].text;
	const char *destination = step->values[2].text;

	switch (step->values[0].number) {
	case REMOVE_CGROUP:
		remove_cgroup(path);
		break;
	case REMOVE_FILE:
		if (unlink(path) < 0 && (errno == EISDIR || errno == EPERM))
			rmdir(path);
		break;
	default:
		/* Another file system cannot take it over: then it goes where it is. */
		if (rename(path, destination) < 0 && errno == EXDEV)
			remove_tree(path);
	}
}

void clean_up(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->count; i++)
		if (plan->steps[i].verb == VERB_AT_EXIT)
			clean(&plan->steps[i]);
}

void empty_cgroups(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->count; i++)
		if (plan->steps[i].verb == VERB_AT_EXIT && plan->steps[i].values[0].number == REMOVE_CGROUP)
			empty_cgroup(plan->steps[i].values[1].text);
}

void remove_moved_trees(const struct plan *plan)
{
	for (uint32_t i = 0; i < plan->count; i++)
		if (plan->steps[i].verb == VERB_AT_EXIT && plan->steps[i].values[0].number == REMOVE_TREE)
			remove_tree(plan->steps[i].values[2].text);
}

bool goes_at_exit(const struct plan *plan, const char *path)
{
	for (uint32_t i = 0; i < plan->count; i++) {
		const struct step *step = &plan->steps[i];
		size_t length;

		if (step->verb != VERB_AT_EXIT || step->values[0].number != REMOVE_TREE)
			continue;
		length = strlen(step->values[1].text);
		if (strncmp(path, step->values[1].text, length) == 0 && path[length] == '/')
			return true;
	}
	return false;
}

static bool is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Under a number that is free in top; false when it cannot be moved at all. */
static bool move_up(int directory, const char *name, int top, unsigned long *serial)
{
	char moved[32];

	do
		snprintf(moved, sizeof(moved), ".%lu.moved", ++*serial);
	while (renameat(directory, name, top, moved) < 0 && (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR));
	return faccessat(directory, name, F_OK, AT_SYMLINK_NOFOLLOW) < 0;
}

/* Empties `name` below top: files go, directories move up into top, to have their turn there. Gives what changed. */
static unsigned long flatten(int top, const char *name, unsigned long *serial)
{
	int directory_fd = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *directory = directory_fd < 0 ? NULL : fdopendir(directory_fd);
	const struct dirent *entry;
	unsigned long changes = 0;

	if (!directory) {
		if (directory_fd >= 0)
			close(directory_fd);
		return 0;
	}
	while ((entry = readdir(directory)) != NULL) {
		if (is_dots(entry->d_name))
			continue;
		if (unlinkat(directory_fd, entry->d_name, 0) == 0 || unlinkat(directory_fd, entry->d_name, AT_REMOVEDIR) == 0)
			changes++;
		else
			changes += move_up(directory_fd, entry->d_name, top, serial);
	}
	closedir(directory);
	return changes + (unlinkat(top, name, AT_REMOVEDIR) == 0);
}

static bool remove_entries(int top, unsigned long *serial, bool *progress)
{
	int copy = openat(top, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *directory = copy < 0 ? NULL : fdopendir(copy);
	const struct dirent *entry;
	bool empty = true;

	*progress = false;
	if (!directory) {
		if (copy >= 0)
			close(copy);
		return false;
	}
	while ((entry = readdir(directory)) != NULL) {
		if (is_dots(entry->d_name))
			continue;
		empty = false;
		if (unlinkat(top, entry->d_name, 0) == 0 || flatten(top, entry->d_name, serial) > 0)
			*progress = true;
	}
	closedir(directory);
	return empty;
}

void remove_tree(const char *path)
{
	owned_fd top = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	unsigned long serial = 0;
	bool progress = true;

	/* What cannot be removed (an immutable file) stays for whoever sweeps the trash. */
	while (top >= 0 && progress)
		if (remove_entries(top, &serial, &progress))
			break;
	rmdir(path);
}
