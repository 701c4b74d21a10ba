#include "log.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fd.h"

#define LINE_BYTES 16384U
#define PREFIX_BYTES 64U
#define BATCH_BYTES (64U << 10)

static const char *const NAMES[STREAMS] = {"stdout", "stderr"};

static struct {
	int fd;
	const char *file;
	int64_t maximum_bytes;
	int64_t maximum_files;
	int64_t size;
	size_t batched;
} log_file = {.fd = -1};

/* Whole framed lines that go out in one write. */
static char batch[BATCH_BYTES + LINE_BYTES + PREFIX_BYTES];

/* The start of a line whose end has not come. */
static struct {
	char bytes[LINE_BYTES];
	size_t size;
} pending[STREAMS];

bool open_log(const char *file, int64_t maximum_bytes, int64_t maximum_files)
{
	struct stat there;

	log_file.fd = open(file, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0600);
	log_file.file = file;
	log_file.maximum_bytes = maximum_bytes;
	log_file.maximum_files = maximum_files;
	if (log_file.fd < 0 || fstat(log_file.fd, &there) < 0)
		return false;
	log_file.size = there.st_size;
	return true;
}

static void numbered(char *path, size_t size, int64_t number)
{
	if (number == 0)
		snprintf(path, size, "%s", log_file.file);
	else
		snprintf(path, size, "%s.%lld", log_file.file, (long long)number);
}

/* file.2 becomes file.3, file.1 file.2, file file.1; the last one is replaced and so gone. */
static void rotate(void)
{
	char from[4096];
	char to[4096];

	for (int64_t i = log_file.maximum_files - 1; i > 0; i--) {
		numbered(from, sizeof(from), i - 1);
		numbered(to, sizeof(to), i);
		rename(from, to);
	}
	if (log_file.maximum_files <= 1)
		unlink(log_file.file);
	close_and_forget(&log_file.fd);
	if (!open_log(log_file.file, log_file.maximum_bytes, log_file.maximum_files))
		close_and_forget(&log_file.fd);
}

static void write_batch(void)
{
	if (log_file.batched == 0)
		return;
	/* A disk that is full takes a part: no torn line stays. */
	if (write_whole(log_file.fd, batch, log_file.batched))
		log_file.size += (int64_t)log_file.batched;
	else
		(void)!ftruncate(log_file.fd, log_file.size);
	log_file.batched = 0;
}

/* RFC 3339 in UTC with nanoseconds, as CRI has it. The second's text is kept for the lines of the same second. */
static const char *time_text(const struct timespec *now)
{
	static char text[96];
	static time_t second = -1;

	if (now->tv_sec != second) {
		struct tm parts;

		second = now->tv_sec;
		gmtime_r(&second, &parts);
		snprintf(text, sizeof(text), "%04d-%02d-%02dT%02d:%02d:%02d.000000000Z", (parts.tm_year + 1900) % 10000,
			 parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
	}
	long rest = now->tv_nsec;
	for (int i = 28; i > 19; i--, rest /= 10)
		text[i] = (char)('0' + rest % 10);
	return text;
}

/* What stands before each line that is read at once; only the letter is each line's own. */
static struct {
	char text[PREFIX_BYTES];
	size_t size;
} prefix;

static void begin_lines(enum stream stream, const struct timespec *now)
{
	prefix.size = (size_t)snprintf(prefix.text, sizeof(prefix.text), "%s %s ? ", time_text(now), NAMES[stream]);
}

static void add_line(char completeness, const char *line, size_t size)
{
	int64_t whole = (int64_t)(log_file.batched + prefix.size + size + 1);

	if (log_file.maximum_bytes > 0 && log_file.size + whole > log_file.maximum_bytes &&
	    log_file.size + (int64_t)log_file.batched > 0) {
		write_batch();
		rotate();
	}
	if (log_file.fd < 0)
		return;
	prefix.text[prefix.size - 2] = completeness;
	memcpy(batch + log_file.batched, prefix.text, prefix.size);
	memcpy(batch + log_file.batched + prefix.size, line, size);
	log_file.batched += prefix.size + size;
	batch[log_file.batched++] = '\n';
	if (log_file.batched >= BATCH_BYTES)
		write_batch();
}

/* As much of the line as there is room for; the room is filled only by a line that is too long. */
static size_t keep(enum stream stream, const char *data, size_t size)
{
	size_t room = LINE_BYTES - pending[stream].size;
	size_t taken = size < room ? size : room;

	memcpy(pending[stream].bytes + pending[stream].size, data, taken);
	pending[stream].size += taken;
	return taken;
}

void log_output(enum stream stream, const char *data, size_t size, const struct timespec *now)
{
	if (!log_file.file)
		return;
	if (log_file.fd < 0 && !open_log(log_file.file, log_file.maximum_bytes, log_file.maximum_files))
		return;
	begin_lines(stream, now);
	while (size > 0) {
		const char *newline = memchr(data, '\n', size);
		size_t length = newline ? (size_t)(newline - data) : size;

		if (newline && pending[stream].size == 0 && length <= LINE_BYTES) {
			add_line('F', data, length);
			data += length + 1;
			size -= length + 1;
			continue;
		}
		size_t taken = keep(stream, data, length);
		data += taken;
		size -= taken;
		if (taken == length && newline) {
			add_line('F', pending[stream].bytes, pending[stream].size);
			pending[stream].size = 0;
			data++;
			size--;
		} else if (pending[stream].size == LINE_BYTES) {
			add_line('P', pending[stream].bytes, pending[stream].size);
			pending[stream].size = 0;
		}
	}
	if (log_file.fd >= 0)
		write_batch();
}

void close_log(const struct timespec *now)
{
	for (int stream = 0; stream < STREAMS; stream++) {
		if (log_file.fd < 0 || pending[stream].size == 0)
			continue;
		/* An end without a newline is the end of a line that is not whole. */
		begin_lines((enum stream)stream, now);
		add_line('P', pending[stream].bytes, pending[stream].size);
	}
	if (log_file.fd >= 0)
		write_batch();
	for (int stream = 0; stream < STREAMS; stream++)
		pending[stream].size = 0;
	close_and_forget(&log_file.fd);
}
