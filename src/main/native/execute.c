#include "execute.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include "fd.h"
#include "kernel.h"
#include "first.h"
#include "paths.h"
#include "report.h"
#include "steps.h"

static const char DEFAULT_PATH[] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

static struct list *environment;
static const char *working_directory;
static bool directory_is_due;
static int passed_on;

void pass_on_descriptors(int count)
{
	passed_on = count;
}

void set_environment(struct list *list)
{
	environment = list;
}

static const char *variable(const char *name)
{
	size_t length = strlen(name);

	for (uint32_t i = 0; i < environment->count; i++)
		if (strncmp(environment->items[i], name, length) == 0 && environment->items[i][length] == '=')
			return environment->items[i] + length + 1;
	return NULL;
}

void provide_home(const char *home)
{
	static char setting[PATH_MAX + 8];
	const char *present = variable("HOME");

	if (present && *present != '\0')
		return;
	snprintf(setting, sizeof(setting), "HOME=%s", home);
	/* The list of a plan has room for one more. */
	environment->items[environment->count++] = setting;
}

/* A path that getcwd cannot tell is outside of the root, through a descriptor that leaked. */
static void check_working_directory(void)
{
	char path[PATH_MAX];
	long length = syscall(SYS_getcwd, path, sizeof(path));

	if (length < 0 || path[0] != '/')
		fail_with(length < 0 ? errno : ENOENT, working_directory ? working_directory : "/");
}

void enter_working_directory(const struct step *step)
{
	owned_fd made = -1;

	working_directory = step->values[0].text;
	made = step->values[1].number ? make_directory_inside(root_fd, working_directory, 0755)
				      : open_inside(root_fd, working_directory, O_PATH | O_DIRECTORY);
	if (made < 0 && errno != EACCES && errno != EPERM)
		fail(working_directory);
	directory_is_due = made < 0 || fchdir(made) < 0;
	if (!directory_is_due)
		check_working_directory();
}

void retry_working_directory(void)
{
	if (!directory_is_due)
		return;
	begin_step(VERB_WORKING_DIRECTORY);
	if (chdir(working_directory) < 0)
		fail(working_directory);
	check_working_directory();
	directory_is_due = false;
}

/* 0, or why this path cannot be executed. */
static int obstacle(const char *path)
{
	struct stat kind;

	if (stat(path, &kind) < 0)
		return errno;
	if (S_ISDIR(kind.st_mode))
		return EISDIR;
	if (access(path, X_OK) < 0)
		return errno;
	return kind.st_mode & 0111 ? 0 : EACCES;
}

static const char *search(const char *name, const char *directories)
{
	static char found[PATH_MAX];
	int worst = ENOENT;

	for (const char *next = directories;;) {
		size_t length = strcspn(next, ":");
		/* An empty entry would be the working directory: it is left out, as Go's and so docker's search does. */
		if (length > 0 &&
		    (size_t)snprintf(found, sizeof(found), "%.*s/%s", (int)length, next, name) < sizeof(found)) {
			int error = obstacle(found);

			if (error == 0)
				return found;
			if (error == EACCES)
				worst = EACCES;
		}
		if (next[length] == '\0')
			break;
		next += length + 1;
	}
	fail_with(worst, name);
}

static const char *locate(const char *name)
{
	const char *directories = variable("PATH");
	int error;

	if (*name == '\0')
		fail_with(ENOENT, name);
	if (!strchr(name, '/'))
		return search(name, directories ? directories : DEFAULT_PATH);
	error = obstacle(name);
	if (error != 0)
		fail_with(error, name);
	return name;
}

void execute(struct plan *plan, uint32_t first_of_last)
{
	struct step *last = &plan->steps[plan->count - 1];
	char **arguments = last->values[0].list.items;
	const char *program;

	retry_working_directory();
	begin_step(VERB_EXECUTE);
	program = locate(arguments[0]);
	check_working_directory();
	wait_for_start();
	if (sys_close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) < 0)
		fail("descriptors");
	for (uint32_t i = first_of_last; i < plan->count - 1; i++)
		if (plan->steps[i].verb != VERB_INIT)
			perform(&plan->steps[i]);
	begin_step(VERB_EXECUTE);
	if (find_step(plan, VERB_INIT))
		stay_as_init();
	for (int fd = 3; fd < 3 + passed_on; fd++)
		fcntl(fd, F_SETFD, 0);
	execve(program, arguments, environment->items);
	fail(arguments[0]);
}
