/* Asks the running program now and then whether it is well, by docker's rules, and writes down what it found. */
#ifndef DARSENA_HEALTH_H
#define DARSENA_HEALTH_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "plan.h"

#define HEALTH_OUTPUT 4096U
#define HEALTH_PROBES 5

enum health_status { HEALTH_STARTING, HEALTHY, UNHEALTHY };

/* What the process that runs a probe tells its monitor. */
struct probe_result {
	enum { PROBE_ENDED, PROBE_LATE, PROBE_FAILED, PROBE_PAUSED } kind;
	int code;  /* as a shell tells it */
	int error; /* why it could not be run, with the output naming what */
	struct timespec start;
	struct timespec end;
	uint32_t size;
	char output[HEALTH_OUTPUT];
};

struct health {
	const struct step *step; /* NULL: nobody asks */
	enum health_status status;
	int64_t failures;
	long started_ms;
	long due_ms;
	unsigned count; /* of results so far */
	struct probe_result results[HEALTH_PROBES];
};

/* Whose only change is in `health`: pure, but for the results it keeps. `now_ms` is the probe's start. */
void count_probe(struct health *health, const struct probe_result *result, long now_ms);
/* Milliseconds until the next probe from the end of the last. */
int64_t pause_before_probe(const struct health *health, long now_ms);

/* The program has been executed; the plan says whether it is asked. */
void begin_health(struct plan *plan);
/* It has ended. */
void end_health(void);
/* A child of the monitor has been reaped. */
void forget_prober(pid_t ended_child);
/* Milliseconds until a probe is due; -1 while there is nothing to wait for. */
int health_wait(void);
/* What a probe's result is read from, or -1. */
int health_answer(void);
/* After each turn: starts a probe that is due, or reads the result when `answered`. */
void tend_health(bool answered);

#endif
