/* /etc/passwd and /etc/group of a container, read line by line; the C library's readers would load modules. */
#ifndef DARSENA_PASSWD_H
#define DARSENA_PASSWD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define NAME_BYTES 256
#define HOME_BYTES 4096

struct user {
	char name[NAME_BYTES]; /* empty when only the number is known */
	uid_t uid;
	gid_t gid;
	char home[HOME_BYTES];
};

/* Only digits, 0 to 2^31 - 1. */
bool parse_id(const char *text, uint32_t *id);
/* The first line with that name, or with that uid when the name is NULL. The descriptor is read from its start. */
bool find_user(int passwd, const char *name, uid_t uid, struct user *user);
bool find_group(int group, const char *name, gid_t *gid);
/* Adds the groups that name the user, up to the limit; returns the new count. */
size_t add_memberships(int group, const char *user, gid_t *groups, size_t count, size_t limit);

#endif
