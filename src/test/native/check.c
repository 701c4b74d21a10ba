#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cleanup.h"

static int checks;
static int failures;
static char scratch[] = "/tmp/darsena-native-XXXXXX";

void check(bool holds, const char *condition, const char *file, int line)
{
	checks++;
	if (holds)
		return;
	failures++;
	fprintf(stderr, "%s:%d: not so: %s\n", file, line, condition);
}

const char *scratch_directory(void)
{
	return scratch;
}

int main(void)
{
	if (!mkdtemp(scratch))
		return 1;
	test_plans();
	test_logs();
	test_passwd();
	test_paths();
	test_detach_keys();
	test_facts();
	test_signals();
	test_cleanup();
	test_restarts();
	test_health();
	test_journal();
	test_donors();
	test_reports();
	test_members();
	remove_tree(scratch);
	printf("%d checks, %d failed\n", checks, failures);
	return failures != 0;
}
