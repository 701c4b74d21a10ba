/* What a monitor knows of its session: where its facts are, how the present run goes, how it ended. */
#ifndef DARSENA_SESSION_H
#define DARSENA_SESSION_H

#include <stdbool.h>
#include <stdint.h>

#include "facts.h"
#include "plan.h"
#include "report.h"
#include "restart.h"

struct session {
	struct plan *plan;
	const char *process_file;
	const char *exit_file;
	const char *socket;
	struct restart restart;
	bool again; /* this is not the first run */
	bool ended;
	bool told_end; /* the journal has it */
	long began_ms;
	struct ending ending;
};

extern struct session session;

/* Before the first run. */
void open_session(struct plan *plan);
/* What an earlier session has left would be taken for this one's. */
void remove_old_facts(void);
void remove_facts(void);
/* The program's process is there, and waits for its start. */
void record_start(void);
/* `restarting`: there will be another run. */
void record_end(bool restarting);

/* Sees to children that have ended, the program perhaps. */
void reap(void);
void kill_program(void);
/* A start after the first one is a run, too, and its failure is how it ended. */
void fail_run(const struct message *failure);
/* The streams are at their end: what is still to be known about the run. */
void conclude_run(void);
/* What the next run needs as if it were the first; cgroups and trees stay. */
void forget_run(void);

#endif
