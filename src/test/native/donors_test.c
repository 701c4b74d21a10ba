#include <stdio.h>

#include "check.h"
#include "donors.h"
#include "facts.h"

static char file[4096];
static struct plan plan;

static void put(uint32_t place, enum verb verb, int64_t pid, int64_t start)
{
	plan.steps[place].verb = verb;
	plan.steps[place].values[0].number = pid;
	plan.steps[place].values[1].number = start;
	plan.steps[place].values[2].text = file;
	plan.count = place + 1;
}

static int64_t pid_of(uint32_t place)
{
	return plan.steps[place].values[0].number;
}

void test_donors(void)
{
	snprintf(file, sizeof(file), "%s/donor", scratch_directory());
	put(0, VERB_DONOR, 10, 100);
	put(1, VERB_JOIN_NAMESPACES, 10, 100);
	put(2, VERB_SHARE_MOUNT, 10, 100);
	/* The same number, but of another process. */
	put(3, VERB_JOIN_NAMESPACES, 10, 99);

	find_donors(&plan);
	CHECK(pid_of(1) == 10);

	CHECK(replace_file(file, "boot-id x\npid 20\nstart-time 200\n", false));
	find_donors(&plan);
	CHECK(pid_of(0) == 20 && pid_of(1) == 20 && pid_of(2) == 20 && pid_of(3) == 10);
	CHECK(plan.steps[1].values[1].number == 200);

	CHECK(replace_file(file, "pid 30\n", false));
	find_donors(&plan);
	CHECK(pid_of(1) == 20);

	CHECK(replace_file(file, "pid 30\nstart-time 300\n", false));
	find_donors(&plan);
	CHECK(pid_of(2) == 30 && plan.steps[2].values[1].number == 300);
}
