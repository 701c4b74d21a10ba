#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "fd.h"
#include "journal.h"

static char journal[4096];
static char older[4096];
static char subject[4096];

static char *texts[] = {journal, "", subject, "start", "die", ",\"execID\":\"7\"", "", "/exit"};

static struct plan plan_of(int64_t maximum)
{
	struct plan plan = {.count = 2};

	plan.steps[0].verb = VERB_SESSION;
	plan.steps[0].values[1].text = texts[7];
	plan.steps[1].verb = VERB_JOURNAL;
	for (int i = 0; i < 6; i++)
		plan.steps[1].values[i].text = texts[i];
	plan.steps[1].values[1].number = maximum;
	return plan;
}

static bool holds(const char *path, const char *text)
{
	static char content[8192];

	return read_text_at(AT_FDCWD, path, content, sizeof(content)) && strstr(content, text) != NULL;
}

static off_t size_of(const char *path)
{
	struct stat status;

	return stat(path, &status) < 0 ? -1 : status.st_size;
}

static void test_lines(void)
{
	static struct plan plan;
	struct ending ending = {.by_signal = true, .number = 9, .finished = {.tv_sec = 5}};

	plan = plan_of(1 << 20);
	note_start(&plan);
	CHECK(size_of(journal) < 0);
	CHECK(replace_file(subject, "\"Actor\":{\"ID\":\"7\",\"Attributes\":{\"name\":\"web\"", false));
	note_end(&plan, &ending);
	CHECK(holds(journal, "\"Type\":\"container\",\"Action\":\"die\",\"Actor\":{\"ID\":\"7\",\"Attributes\":{\"name\":\"web\","
			     "\"execID\":\"7\",\"exitCode\":\"137\",\"execDuration\":\"5\"}}}\n"));
	/* What was removed is known a last time. */
	CHECK(unlink(subject) == 0);
	note_event(&plan, "destroy", "");
	CHECK(holds(journal, "\"Action\":\"destroy\",\"Actor\":{\"ID\":\"7\""));
}

static void test_rotation(void)
{
	static struct plan plan;

	plan = plan_of(1);
	note_start(&plan);
	CHECK(size_of(journal) < 0);
	CHECK(holds(older, "\"Action\":\"destroy\"") && holds(older, "\"Action\":\"start\""));
	note_event(&plan, "oom", "");
	CHECK(holds(older, "\"Action\":\"oom\"") && !holds(older, "\"Action\":\"start\""));
}

void test_journal(void)
{
	snprintf(journal, sizeof(journal), "%s/journal", scratch_directory());
	snprintf(older, sizeof(older), "%s/journal.1", scratch_directory());
	snprintf(subject, sizeof(subject), "%s/subject", scratch_directory());
	test_lines();
	test_rotation();
}
