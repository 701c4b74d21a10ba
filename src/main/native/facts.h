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
	struct timespec started;
	struct timespec finished;
};

/* Clock ticks after boot, field 22 of /proc/PID/stat; 0 when there is no such process. */
uint64_t start_time_of(pid_t pid);
/* Field 22 of the text of a stat file, whose second field may hold anything; 0 when malformed. */
uint64_t start_time_in(const char *stat);

bool write_process_file(const char *path, pid_t pid, const struct timespec *started);
bool write_exit_file(const char *path, const struct ending *ending, bool durable);
/* As a shell tells it: the code, or 128 and the signal. */
int shell_status(const struct ending *ending);
/* Whether a file has a line `oom_kill N` with N above 0. */
bool saw_oom_kill(const char *path);

#endif
