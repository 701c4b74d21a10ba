/* Who the program is and what it may: privileges, filters, users, capabilities. */
#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include "execute.h"
#include "fd.h"
#include "kernel.h"
#include "passwd.h"
#include "paths.h"
#include "report.h"
#include "steps.h"

#define GROUPS 1024

void forbid_new_privileges(const struct step *step)
{
	(void)step;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		fail("no_new_privs");
}

void load_seccomp(const struct step *step)
{
	const struct list *filters = &step->values[0].list;

	for (uint32_t i = 0; i < filters->count; i++) {
		struct sock_fprog program = {
			.len = (unsigned short)(filters->sizes[i] / sizeof(struct sock_filter)),
			.filter = (struct sock_filter *)(void *)filters->items[i],
		};

		if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) < 0)
			fail("filter");
	}
}

void limit_bounding_set(const struct step *step)
{
	uint64_t mask = (uint64_t)step->values[0].number;

	for (int capability = 0; capability < 64; capability++) {
		int held = prctl(PR_CAPBSET_READ, capability, 0, 0, 0);
		char object[16];

		if (held < 0)
			break; /* the kernel knows no more */
		snprintf(object, sizeof(object), "%d", capability);
		if (held > 0 && !(mask >> capability & 1) && prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0)
			fail(object);
	}
}

static uint64_t known_capabilities(void)
{
	uint64_t known = 0;

	for (int capability = 0; capability < 64; capability++)
		if (prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0)
			known |= 1ULL << capability;
	return known;
}

static void set_ambient(uint64_t mask)
{
	if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) < 0)
		fail("ambient set");
	for (unsigned long capability = 0; capability < 64; capability++)
		if (mask >> capability & 1 && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) < 0)
			fail("ambient set");
}

void set_capabilities(const struct step *step)
{
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct sets[2];
	uint64_t known = known_capabilities();
	uint64_t effective = (uint64_t)step->values[0].number & known;
	uint64_t permitted = (uint64_t)step->values[1].number & known;
	uint64_t inheritable = (uint64_t)step->values[2].number & known;

	for (int half = 0; half < 2; half++) {
		sets[half].effective = (uint32_t)(effective >> 32 * half);
		sets[half].permitted = (uint32_t)(permitted >> 32 * half);
		sets[half].inheritable = (uint32_t)(inheritable >> 32 * half);
	}
	if (syscall(SYS_capset, &header, sets) < 0)
		fail("capability sets");
	set_ambient((uint64_t)step->values[3].number & known);
}

/* Only a regular file: a fifo in its place would hold the launch for ever. It may be replaced while we look. */
static int open_database(const char *path)
{
	struct stat kind;
	owned_fd looked = open_inside(root_fd, path, O_PATH);
	owned_fd found = -1;

	/* To open a device would have effects. */
	if (looked < 0 || fstat(looked, &kind) < 0 || !S_ISREG(kind.st_mode))
		return -1;
	found = open_inside(root_fd, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (found < 0 || fstat(found, &kind) < 0 || !S_ISREG(kind.st_mode))
		return -1;
	return release_fd(&found);
}

static void find_ids(const char *name, struct user *user)
{
	char object[NAME_BYTES + 8];
	uint32_t uid;
	owned_fd passwd = open_database("/etc/passwd");

	snprintf(object, sizeof(object), "user %.255s", name);
	if (parse_id(*name == '\0' ? "0" : name, &uid)) {
		user->uid = uid;
		/* A number needs no line, but takes group and home from one. */
		if (passwd >= 0)
			find_user(passwd, NULL, uid, user);
		return;
	}
	if (strspn(name, "0123456789") == strlen(name))
		fail_with(ERANGE, object);
	if (passwd < 0 || !find_user(passwd, name, 0, user))
		fail_with(ENOENT, object);
}

static gid_t find_group_id(int group, const char *name)
{
	char object[NAME_BYTES + 8];
	uint32_t gid;

	if (parse_id(name, &gid))
		return gid;
	snprintf(object, sizeof(object), "group %.255s", name);
	if (group < 0 || !find_group(group, name, &gid))
		fail_with(ENOENT, object);
	return gid;
}

/* The program may open /dev/stdout and the like anew, which takes the owner's right. */
static void own_streams(uid_t uid)
{
	for (int stream = 0; stream <= 2; stream++) {
		struct stat kind;

		if (fstat(stream, &kind) == 0 && (S_ISFIFO(kind.st_mode) || isatty(stream)) && kind.st_uid != uid)
			(void)!fchown(stream, uid, (gid_t)-1);
	}
}

static bool contains(const gid_t *groups, size_t count, gid_t gid)
{
	for (size_t i = 0; i < count; i++)
		if (groups[i] == gid)
			return true;
	return false;
}

void become_user(const struct step *step)
{
	static struct user user;
	static gid_t groups[GROUPS];
	const struct list *more = &step->values[1].list;
	char *name = step->values[0].text;
	char *group_name = strchr(name, ':');
	size_t count = 0;
	owned_fd group = open_database("/etc/group");

	if (group_name)
		*group_name++ = '\0';
	find_ids(name, &user);
	if (group_name && *group_name != '\0')
		user.gid = find_group_id(group, group_name);
	else if (group >= 0 && user.name[0] != '\0')
		count = add_memberships(group, user.name, groups, count, GROUPS);
	for (uint32_t i = 0; i < more->count && count < GROUPS; i++) {
		gid_t gid = find_group_id(group, more->items[i]);

		if (!contains(groups, count, gid))
			groups[count++] = gid;
	}
	/* Listed too: else a program that gives its group away would pass where files refuse that group. */
	if (count < GROUPS && !contains(groups, count, user.gid))
		groups[count++] = user.gid;
	own_streams(user.uid);
	if (setgroups(count, groups) < 0)
		fail("groups");
	/* The permitted set stays, for the Capabilities step to choose from; execve ends this. */
	if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) < 0 || setresgid(user.gid, user.gid, user.gid) < 0 ||
	    setresuid(user.uid, user.uid, user.uid) < 0)
		fail("ids");
	provide_home(user.home[0] == '\0' ? "/" : user.home);
	retry_working_directory();
}
