#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"

/* LaunchStep.Journal */
enum { JOURNAL, MAXIMUM_BYTES, SUBJECT, STARTED, ENDED, ATTRIBUTES };

#define LINE_BYTES (128U << 10)
#define SUBJECT_BYTES (48U << 10)

/* The lock is on the file, whatever its name: of several who find it full, one renames it, and that once. */
static void rotate_if_full(int file, const char *path, int64_t maximum)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	struct stat opened;
	struct stat named;
	char older[4096];

	if (fstat(file, &opened) < 0 || opened.st_size < maximum || fcntl(file, F_OFD_SETLK, &whole) < 0)
		return;
	if (stat(path, &named) < 0 || named.st_ino != opened.st_ino || named.st_dev != opened.st_dev)
		return;
	if ((size_t)snprintf(older, sizeof(older), "%s.1", path) < sizeof(older))
		rename(path, older);
}

/* One write, so that lines of several writers do not mix. */
static void append(const struct step *step, const char *line, size_t size)
{
	const char *path = step->values[JOURNAL].text;
	owned_fd file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	ssize_t written;

	if (file < 0)
		return;
	do
		written = write(file, line, size);
	while (written < 0 && errno == EINTR);
	rotate_if_full(file, path, step->values[MAXIMUM_BYTES].number);
}

void note_event(struct plan *plan, const char *action, const char *attributes)
{
	static char line[LINE_BYTES];
	static char subject[SUBJECT_BYTES];
	const struct step *step = find_step(plan, VERB_JOURNAL);
	struct timespec time;
	int size;

	/* A container may have another name by now, so what it is called is read each time; one that is gone is told of, too. */
	if (!step || (!read_text_at(AT_FDCWD, step->values[SUBJECT].text, subject, sizeof(subject)) && *subject == '\0'))
		return;
	clock_gettime(CLOCK_REALTIME, &time);
	size = snprintf(line, sizeof(line),
			"{\"time\":%lld,\"timeNano\":%lld%09ld,\"Type\":\"container\",\"Action\":\"%s\",%s%s%s}}}\n",
			(long long)time.tv_sec, (long long)time.tv_sec, time.tv_nsec, action, subject,
			step->values[ATTRIBUTES].text, attributes);
	if (size > 0 && (size_t)size < sizeof(line))
		append(step, line, (size_t)size);
}

void note_start(struct plan *plan)
{
	const struct step *step = find_step(plan, VERB_JOURNAL);

	if (step)
		note_event(plan, step->values[STARTED].text, "");
}

void note_end(struct plan *plan, const struct ending *ending)
{
	const struct step *step = find_step(plan, VERB_JOURNAL);
	char how[96];
	int size;

	if (!step)
		return;
	size = snprintf(how, sizeof(how), ",\"exitCode\":\"%d\"", shell_status(ending));
	/* Docker tells how long a container ran, and not how long what was executed in it. */
	if (*plan->steps[0].values[1].text != '\0')
		snprintf(how + size, sizeof(how) - (size_t)size, ",\"execDuration\":\"%lld\"",
			 (long long)(ending->finished.tv_sec - ending->started.tv_sec));
	note_event(plan, step->values[ENDED].text, how);
}
