#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "cleanup.h"
#include "detach_keys.h"
#include "facts.h"
#include "fd.h"
#include "signals.h"

static const char *passed(struct detach_keys *keys, const char *typed)
{
	static unsigned char buffer[256];
	size_t size;

	filter_detach_keys(keys, (const unsigned char *)typed, strlen(typed), buffer, &size);
	buffer[size] = '\0';
	return (const char *)buffer;
}

void test_detach_keys(void)
{
	struct detach_keys keys;
	unsigned char buffer[64];
	size_t size;

	CHECK(parse_detach_keys("ctrl-p,ctrl-q", &keys) && keys.count == 2 && keys.keys[0] == 16 && keys.keys[1] == 17);
	CHECK(strcmp(passed(&keys, "ab\020"), "ab") == 0);
	CHECK(strcmp(passed(&keys, "c"), "\020c") == 0);
	CHECK(strcmp(passed(&keys, "\020\020"), "\020") == 0);
	CHECK(filter_detach_keys(&keys, (const unsigned char *)"\021", 1, buffer, &size));
	CHECK(parse_detach_keys("a,a,b", &keys));
	CHECK(strcmp(passed(&keys, "aaac"), "aaac") == 0);
	CHECK(filter_detach_keys(&keys, (const unsigned char *)"xaaab", 5, buffer, &size) && size == 2);
	CHECK(parse_detach_keys("ctrl-@,DEL,ctrl-\\", &keys) && keys.keys[0] == 0 && keys.keys[1] == 127);
	CHECK(!parse_detach_keys("", &keys));
	CHECK(!parse_detach_keys("ctrl-", &keys));
	CHECK(!parse_detach_keys("ctrl-1", &keys));
	CHECK(!parse_detach_keys("a,,b", &keys));
	CHECK(!parse_detach_keys("a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a", &keys));
}

void test_facts(void)
{
	char path[256];

	CHECK(start_time_of(getpid()) > 0);
	CHECK(start_time_of(-5) == 0);
	CHECK(start_time_in("1 (a) b) c) S 0 1 1 0 -1 4 1 2 3 4 5 6 7 8 20 0 1 0 4711 0") == 4711);
	CHECK(start_time_in("garbage") == 0);
	CHECK(start_time_in("1 (x) S 0") == 0);
	snprintf(path, sizeof(path), "%s/events", scratch_directory());
	owned_fd file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	CHECK(write_whole(file, "low 0\noom_kill_disable 1\noom_kill 0\n", 36) && oom_kills_in(path) == 0);
	CHECK(ftruncate(file, 0) == 0 && lseek(file, 0, SEEK_SET) == 0 && write_whole(file, "oom 1\noom_kill 2\n", 17));
	CHECK(oom_kills_in(path) > 0);
}

void test_signals(void)
{
	static const char STATUS[] = "Name:\tsh\nNSpid:\t4711\t1\nSigQ:\t0/1\nSigBlk:\t0000000000000000\nSigCgt:\t0000000000004002\n";

	CHECK(signal_mask_in(STATUS, "SigCgt") == 0x4002);
	CHECK(signal_mask_in(STATUS, "SigBlk") == 0);
	CHECK(signal_mask_in(STATUS, "Sig") == 0 && signal_mask_in("", "SigCgt") == 0);
	CHECK(is_first_in_namespace(STATUS));
	CHECK(!is_first_in_namespace("NSpid:\t4711\t11\n"));
	CHECK(!is_first_in_namespace("Pid:\t1\n"));
}

void test_cleanup(void)
{
	char path[256];
	char outside[256];
	struct stat unused;

	snprintf(path, sizeof(path), "%s/doomed", scratch_directory());
	snprintf(outside, sizeof(outside), "%s/outside", scratch_directory());
	mkdir(path, 0755);
	mkdir(outside, 0755);
	owned_fd top = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	owned_fd deep = dup(top);
	/* Deeper than any path is long, and than descriptors are many. */
	for (int i = 0; i < 3000; i++) {
		owned_fd next = -1;

		mkdirat(deep, "deeper", 0755);
		next = openat(deep, "deeper", O_PATH | O_DIRECTORY | O_CLOEXEC);
		close_and_forget(&deep);
		deep = release_fd(&next);
	}
	CHECK(deep >= 0 && symlinkat(outside, deep, "link") == 0);
	CHECK(mkdirat(top, ".1.moved", 0700) == 0 && symlinkat("x", top, "y") == 0);
	remove_tree(path);
	CHECK(stat(path, &unused) < 0);
	CHECK(stat(outside, &unused) == 0);
}
