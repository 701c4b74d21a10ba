#include "passwd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LINE_BYTES 65536
#define FILE_BYTES (10L << 20)
#define FIELDS 7

/* Lines longer than the buffer are skipped, as are bytes beyond 10 MiB. */
struct lines {
	int fd;
	off_t offset;
	size_t start;
	size_t end;
	char buffer[LINE_BYTES];
};

static struct lines lines;

static void start_reading(int fd)
{
	lines.fd = fd;
	lines.offset = 0;
	lines.start = 0;
	lines.end = 0;
}

static bool fill(void)
{
	ssize_t count;

	memmove(lines.buffer, lines.buffer + lines.start, lines.end - lines.start);
	lines.end -= lines.start;
	lines.start = 0;
	if (lines.end == sizeof(lines.buffer) - 1)
		lines.end = 0;
	if (lines.offset >= FILE_BYTES)
		return false;
	do
		count = pread(lines.fd, lines.buffer + lines.end, sizeof(lines.buffer) - 1 - lines.end, lines.offset);
	while (count < 0 && errno == EINTR);
	if (count <= 0)
		return false;
	lines.offset += count;
	lines.end += (size_t)count;
	return true;
}

static char *next_line(void)
{
	char *line;

	for (;;) {
		char *newline = memchr(lines.buffer + lines.start, '\n', lines.end - lines.start);

		if (!newline) {
			if (fill())
				continue;
			if (lines.start == lines.end)
				return NULL;
			newline = lines.buffer + lines.end;
		}
		line = lines.buffer + lines.start;
		lines.start = (size_t)(newline - lines.buffer) + 1;
		if (lines.start > lines.end)
			lines.start = lines.end;
		*newline = '\0';
		return line;
	}
}

/* Splits at colons; missing fields are empty. */
static void split(char *line, char *fields[FIELDS])
{
	for (int i = 0; i < FIELDS; i++) {
		char *colon = strchr(line, ':');

		fields[i] = line;
		line = colon ? colon + 1 : line + strlen(line);
		if (colon)
			*colon = '\0';
	}
}

bool parse_id(const char *text, uint32_t *id)
{
	size_t length = strlen(text);
	unsigned long long value;

	if (length == 0 || length > 10 || strspn(text, "0123456789") != length)
		return false;
	value = strtoull(text, NULL, 10);
	*id = (uint32_t)value;
	return value <= INT32_MAX;
}

bool find_user(int passwd, const char *name, uid_t uid, struct user *user)
{
	char *line;
	char *fields[FIELDS];

	start_reading(passwd);
	while ((line = next_line()) != NULL) {
		uint32_t line_uid;
		uint32_t line_gid;

		split(line, fields);
		if (!parse_id(fields[2], &line_uid) || !parse_id(fields[3], &line_gid))
			continue;
		if (name ? strcmp(name, fields[0]) != 0 : uid != line_uid)
			continue;
		user->uid = line_uid;
		user->gid = line_gid;
		snprintf(user->name, sizeof(user->name), "%s", fields[0]);
		snprintf(user->home, sizeof(user->home), "%s", fields[5]);
		return true;
	}
	return false;
}

bool find_group(int group, const char *name, gid_t *gid)
{
	char *line;
	char *fields[FIELDS];

	start_reading(group);
	while ((line = next_line()) != NULL) {
		uint32_t line_gid;

		split(line, fields);
		if (strcmp(name, fields[0]) == 0 && parse_id(fields[2], &line_gid)) {
			*gid = line_gid;
			return true;
		}
	}
	return false;
}

static bool names(char *members, const char *user)
{
	char *rest = members;
	const char *member;

	while ((member = strsep(&rest, ",")) != NULL)
		if (strcmp(member, user) == 0)
			return true;
	return false;
}

size_t add_memberships(int group, const char *user, gid_t *groups, size_t count, size_t limit)
{
	char *line;
	char *fields[FIELDS];

	start_reading(group);
	while (count < limit && (line = next_line()) != NULL) {
		uint32_t gid;

		split(line, fields);
		if (parse_id(fields[2], &gid) && names(fields[3], user))
			groups[count++] = gid;
	}
	return count;
}
