/* What is left on disk about a session: who runs, how it ended. */
#ifndef DARSENA_FACTS_H
#define DARSENA_FACTS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

/* How the program ended. */
struct ending {
	bool by_signal;
	int number; /* exit code or signal */
	bool out_of_memory;
	bool failed; /* it could not be started again; `why` says more */
	char why[1536]; /* one line */
	struct timespec started;
	struct timespec finished;
};

/* Clock ticks after boot, field 22 of /proc/PID/stat; 0 when there is no such process. */
uint64_t start_time_of(pid_t pid);
/* Field 22 of the text of a stat file, whose second field may hold anything; 0 when malformed. */
uint64_t start_time_in(const char *stat);

/* `restarts`: how often the program was started again by its monitor. */
bool write_process_file(const char *path, pid_t pid, const struct timespec *started, int64_t restarts);
/* `restarting`: its monitor is going to start it again. */
bool write_exit_file(const char *path, const struct ending *ending, int64_t restarts, bool restarting, bool durable);
/* As a shell tells it: the code, or 128 and the signal. */
int shell_status(const struct ending *ending);
/* N of a file's line `oom_kill N`, or 0. */
uint64_t oom_kills_in(const char *path);
/* One line, whatever it was: control characters and backslashes as \xHH. `to` has room for 4 * size + 1 bytes. */
size_t escape_text(char *to, const char *from, size_t size);
/* Aside and renamed: a reader sees all of it or nothing. */
bool replace_file(const char *path, const char *text, bool durable);

#endif
