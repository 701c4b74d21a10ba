#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "fd.h"
#include "passwd.h"

static int file_of(const char *content, size_t size)
{
	char path[256];
	int file;

	snprintf(path, sizeof(path), "%s/passwd", scratch_directory());
	file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	CHECK(file >= 0 && write_whole(file, content, size));
	return file;
}

static void ids_are_numbers(void)
{
	uint32_t id = 7;

	CHECK(parse_id("0", &id) && id == 0);
	CHECK(parse_id("2147483647", &id) && id == 2147483647U);
	CHECK(!parse_id("2147483648", &id));
	CHECK(!parse_id("", &id));
	CHECK(!parse_id("-1", &id));
	CHECK(!parse_id("+1", &id));
	CHECK(!parse_id(" 1", &id));
	CHECK(!parse_id("1x", &id));
	CHECK(!parse_id("99999999999999999999", &id));
}

static void users_are_found(void)
{
	static const char TEXT[] = "# comment\n\nroot:x:0:0:root:/root:/bin/sh\nbad:x:zero:0::/:\n"
				   "1000:x:0:0::/trap:\nann:x:1001:1002:Ann:/home/ann:/bin/sh\nlast:x:5:6::/last";
	struct user user = {0};
	int file = file_of(TEXT, sizeof(TEXT) - 1);

	CHECK(find_user(file, "ann", 0, &user) && user.uid == 1001 && user.gid == 1002);
	CHECK(strcmp(user.home, "/home/ann") == 0);
	CHECK(find_user(file, "last", 0, &user) && user.gid == 6 && strcmp(user.home, "/last") == 0);
	CHECK(find_user(file, NULL, 0, &user) && strcmp(user.name, "root") == 0);
	CHECK(!find_user(file, "bad", 0, &user));
	CHECK(!find_user(file, "nobody", 0, &user));
	CHECK(!find_user(file, NULL, 1000, &user)); /* a user that is called 1000 is not user 1000 */
	close(file);
}

static void hostile_files_are_survived(void)
{
	static char text[200000];
	struct user user = {0};
	int file;

	memset(text, 'x', sizeof(text));
	memcpy(text + 150000, "\nann:x:1:2::/a:\n", 16);
	file = file_of(text, sizeof(text));
	CHECK(find_user(file, "ann", 0, &user) && user.uid == 1);
	close(file);
	memset(text, ':', sizeof(text));
	file = file_of(text, sizeof(text));
	CHECK(!find_user(file, "ann", 0, &user));
	close(file);
	memset(text, 0, sizeof(text));
	file = file_of(text, sizeof(text));
	CHECK(!find_user(file, "ann", 0, &user));
	close(file);
}

static void groups_name_their_members(void)
{
	static const char TEXT[] = "root:x:0:\nwheel:x:10:bob,ann\nusers:x:100:annabel\naudio:x:29:ann\n";
	gid_t groups[3] = {0};
	gid_t gid = 0;
	int file = file_of(TEXT, sizeof(TEXT) - 1);

	CHECK(find_group(file, "users", &gid) && gid == 100);
	CHECK(!find_group(file, "nogroup", &gid));
	CHECK(add_memberships(file, "ann", groups, 0, 3) == 2 && groups[0] == 10 && groups[1] == 29);
	CHECK(add_memberships(file, "ann", groups, 0, 1) == 1);
	CHECK(add_memberships(file, "", groups, 0, 3) == 1);
	close(file);
}

void test_passwd(void)
{
	ids_are_numbers();
	users_are_found();
	hostile_files_are_survived();
	groups_name_their_members();
}
