/* Signals on their way to the program. */
#ifndef DARSENA_SIGNALS_H
#define DARSENA_SIGNALS_H

#include <stdbool.h>
#include <stdint.h>

/* Sent as soon as the program can hear it. */
void signal_program(int signal);
/* What the program has not heard is not for the next one. */
void forget_signals(void);
/* The program has been executed. */
void open_ears(void);
/* Sends what can be heard by now; true while some is kept, to be looked at again soon. */
bool pass_kept_signals(void);

/* Every signal as the kernel does it, none held back. */
void restore_signals(void);

/* One of the masks of /proc/PID/status, such as "SigCgt"; 0 when it is not there. */
uint64_t signal_mask_in(const char *status, const char *name);
/* Whether the process of this status is the first of its namespace. */
bool is_first_in_namespace(const char *status);

#endif
