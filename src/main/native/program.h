/* The program that a monitor looks after: its process and the near ends of its streams. */
#ifndef DARSENA_PROGRAM_H
#define DARSENA_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "log.h"

struct program {
	pid_t pid;
	int pidfd;
	bool started;
	bool terminal;
	int input;            /* a pipe, or the terminal's master; -1 when there is none or it was ended */
	int output[STREAMS];  /* pipes; the first may be the master */
	int far[3];           /* what becomes descriptors 0, 1, 2 of the program */
};

extern struct program program;

/* The program has ended, and another one is to take its place. */
void forget_program(void);
/* As if there had never been one; descriptors are not closed. */
void reset_program(void);
/* Pipes, or /dev/null for what a terminal will replace. */
void open_streams(bool terminal, bool stdin_open);
void take_terminal(int master);
/* How many bytes the program's standard input took; 0 when it has no room now, size when nobody reads. */
size_t give_input(const unsigned char *data, size_t size);
void end_input(void);
void resize_terminal(uint16_t rows, uint16_t columns);

#endif
