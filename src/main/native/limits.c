/* What a process may use, and the kernel's own settings inside its namespaces. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"
#include "kernel.h"
#include "mounts.h"
#include "report.h"
#include "steps.h"

/* A procfs of our own: /proc inside the container may be covered with anything. */
static int private_procfs(void)
{
	static int procfs = -1;

	if (procfs < 0)
		procfs = new_mount("proc", "proc", "", MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | MOUNT_ATTR_NOEXEC);
	if (procfs < 0)
		fail("procfs");
	return procfs;
}

static bool write_proc(const char *path, const char *value)
{
	struct open_how how = {
		.flags = O_WRONLY | O_CLOEXEC,
		/* No RESOLVE_NO_MAGICLINKS trouble: `self` is an ordinary link to a number. */
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS,
	};
	owned_fd file = sys_openat2(private_procfs(), path, &how);

	return file >= 0 && write_whole(file, value, strlen(value));
}

void set_sysctl(const struct step *step)
{
	const char *key = step->values[0].text;
	char path[512];
	size_t length;

	if ((size_t)snprintf(path, sizeof(path), "sys/%s", key) >= sizeof(path) || strstr(key, ".."))
		fail_with(EINVAL, key);
	length = strlen(path);
	/* With a slash anywhere, dots belong to names (an interface eth0.1). */
	if (!strchr(key, '/'))
		for (size_t i = 4; i < length; i++)
			if (path[i] == '.')
				path[i] = '/';
	if (!write_proc(path, step->values[1].text))
		fail(key);
}

void set_hostname(const struct step *step)
{
	const char *name = step->values[0].text;

	if (sethostname(name, strlen(name)) < 0)
		fail(name);
}

void set_domain_name(const struct step *step)
{
	const char *name = step->values[0].text;

	if (setdomainname(name, strlen(name)) < 0)
		fail(name);
}

void set_process_label(const struct step *step)
{
	char path[256];

	if ((size_t)snprintf(path, sizeof(path), "self/attr/%s", step->values[0].text) >= sizeof(path) ||
	    !write_proc(path, step->values[1].text))
		fail(step->values[1].text);
}

static rlim_t smaller(rlim_t one, rlim_t other)
{
	return one < other ? one : other;
}

void set_resource_limit(const struct step *step)
{
	int resource = (int)step->values[0].number;
	/* -1 is RLIM_INFINITY, as prlimit and setrlimit have it. */
	struct rlimit limit = {
		.rlim_cur = (rlim_t)step->values[1].number,
		.rlim_max = (rlim_t)step->values[2].number,
	};
	struct rlimit current;
	char object[16];

	snprintf(object, sizeof(object), "%d", resource);
	if (setrlimit(resource, &limit) == 0)
		return;
	if (errno != EPERM)
		fail(object);
	warn(object);
	if (getrlimit(resource, &current) < 0)
		fail(object);
	limit.rlim_max = smaller(limit.rlim_max, current.rlim_max);
	limit.rlim_cur = smaller(limit.rlim_cur, limit.rlim_max);
	if (setrlimit(resource, &limit) < 0)
		fail(object);
}

void set_oom_score(const struct step *step)
{
	char value[16];

	snprintf(value, sizeof(value), "%d", (int)step->values[0].number);
	if (write_proc("self/oom_score_adj", value))
		return;
	if (errno != EACCES && errno != EPERM)
		fail(value);
	warn(value);
}

void use_app_armor(const struct step *step)
{
	char value[512];

	if ((size_t)snprintf(value, sizeof(value), "exec %s", step->values[0].text) >= sizeof(value))
		fail_with(EINVAL, step->values[0].text);
	/* Where several modules share attr/, each has a directory of its own since 5.8. */
	if (!write_proc("thread-self/attr/apparmor/exec", value) && !write_proc("thread-self/attr/exec", value))
		fail(step->values[0].text);
}

void set_umask(const struct step *step)
{
	umask((mode_t)step->values[0].number & 0777);
}
