#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "fd.h"
#include "log.h"

static const struct timespec TIME = {.tv_sec = 1475799429, .tv_nsec = 669794202};

static char path[256];
static char text[1 << 20];

static void name_log(const char *name)
{
	snprintf(path, sizeof(path), "%s/%s", scratch_directory(), name);
}

static const char *content(const char *file)
{
	if (!read_text_at(AT_FDCWD, file, text, sizeof(text)))
		text[0] = '\0';
	return text;
}

static void frames_lines(void)
{
	name_log("frames");
	CHECK(open_log(path, 0, 0));
	log_output(STREAM_OUT, "one\ntw", 6, &TIME);
	log_output(STREAM_ERR, "err\n", 4, &TIME);
	log_output(STREAM_OUT, "o\n\nrest", 7, &TIME);
	close_log(&TIME);
	CHECK(strcmp(content(path), "2016-10-07T00:17:09.669794202Z stdout F one\n"
				    "2016-10-07T00:17:09.669794202Z stderr F err\n"
				    "2016-10-07T00:17:09.669794202Z stdout F two\n"
				    "2016-10-07T00:17:09.669794202Z stdout F \n"
				    "2016-10-07T00:17:09.669794202Z stdout P rest\n") == 0);
}

static void splits_long_lines(void)
{
	static char line[16384 * 2 + 6];
	int parts = 0;
	int ends = 0;

	memset(line, 'x', sizeof(line));
	line[16384 * 2 + 4] = '\n';
	name_log("long");
	CHECK(open_log(path, 0, 0));
	log_output(STREAM_OUT, line, 10, &TIME);
	log_output(STREAM_OUT, line + 10, 16384 * 2 + 5 - 10, &TIME);
	close_log(&TIME);
	for (const char *next = strstr(content(path), "stdout "); next; next = strstr(next + 1, "stdout ")) {
		parts += next[7] == 'P';
		ends += next[7] == 'F';
	}
	CHECK(parts == 2);
	CHECK(ends == 1);
}

static void rotates_by_size(void)
{
	char rotated[300];
	struct stat size;

	name_log("rotated");
	CHECK(open_log(path, 200, 3));
	for (int i = 0; i < 100; i++) {
		char line[16];

		log_output(STREAM_OUT, line, (size_t)snprintf(line, sizeof(line), "line %d\n", i), &TIME);
	}
	close_log(&TIME);
	CHECK(strstr(content(path), "line 99\n") != NULL);
	for (int i = 1; i <= 2; i++) {
		snprintf(rotated, sizeof(rotated), "%s.%d", path, i);
		CHECK(stat(rotated, &size) == 0 && size.st_size <= 200 && size.st_size > 100);
	}
	snprintf(rotated, sizeof(rotated), "%s.3", path);
	CHECK(stat(rotated, &size) < 0);
}

void test_logs(void)
{
	frames_lines();
	splits_long_lines();
	rotates_by_size();
}
