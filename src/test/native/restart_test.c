#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "check.h"
#include "restart.h"

static const struct ending GOOD = {.number = 0};
static const struct ending BAD = {.number = 1};
static const struct ending KILLED = {.by_signal = true, .number = 9};

static void test_back_off(void)
{
	static const long EXPECTED[] = {100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 51200, 60000, 60000};
	struct restart restart = {.policy = RESTART_ALWAYS, .stop_file = "/nowhere/stop"};

	for (size_t i = 0; i < sizeof(EXPECTED) / sizeof(*EXPECTED); i++) {
		CHECK(plan_restart(&restart, &GOOD, 9999));
		CHECK(restart.wait_ms == EXPECTED[i]);
	}
	CHECK(restart.count == 12);
	/* It has worked for a while: from the beginning. */
	CHECK(plan_restart(&restart, &BAD, 10000) && restart.wait_ms == 100);
	CHECK(plan_restart(&restart, &BAD, 0) && restart.wait_ms == 200);
}

static void test_policies(void)
{
	struct restart never = {.policy = RESTART_NEVER};
	struct restart failure = {.policy = RESTART_ON_FAILURE, .maximum = 2, .stop_file = "/nowhere/stop"};
	struct restart endless = {.policy = RESTART_ON_FAILURE, .stop_file = "/nowhere/stop"};

	CHECK(!plan_restart(&never, &BAD, 0));
	CHECK(!plan_restart(&failure, &GOOD, 0));
	CHECK(plan_restart(&failure, &BAD, 0));
	CHECK(plan_restart(&failure, &KILLED, 0));
	CHECK(!plan_restart(&failure, &BAD, 0));
	CHECK(failure.count == 2);
	for (int i = 0; i < 50; i++)
		CHECK(plan_restart(&endless, &KILLED, 0));
}

static void test_calling_off(void)
{
	char path[256];
	struct restart restart = {.policy = RESTART_ALWAYS, .stop_file = path};

	snprintf(path, sizeof(path), "%s/stopped", scratch_directory());
	CHECK(!is_called_off(&restart));
	close(open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
	CHECK(is_called_off(&restart));
	CHECK(!plan_restart(&restart, &BAD, 0));
	CHECK(restart.count == 0);
}

static void test_change(void)
{
	char path[256];
	struct restart restart = {.policy = RESTART_NEVER, .stop_file = "/nowhere/stop", .change_file = path};

	snprintf(path, sizeof(path), "%s/change", scratch_directory());
	CHECK(!plan_restart(&restart, &BAD, 0));
	CHECK(replace_file(path, "policy 1\nmaximum 1\n", false));
	CHECK(plan_restart(&restart, &BAD, 0) && !plan_restart(&restart, &BAD, 0));
	CHECK(replace_file(path, "policy 2\nmaximum 0\n", false));
	CHECK(plan_restart(&restart, &GOOD, 0) && !is_called_off(&restart));
	CHECK(replace_file(path, "policy 0\nmaximum 0\n", false));
	CHECK(is_called_off(&restart));
	/* Half a file is none. */
	CHECK(replace_file(path, "policy 2", false));
	CHECK(is_called_off(&restart));
}

void test_restarts(void)
{
	test_back_off();
	test_policies();
	test_calling_off();
	test_change();
}
