/* The program's output on its way to the log and the clients. */
#ifndef DARSENA_OUTPUT_H
#define DARSENA_OUTPUT_H

#include <stdbool.h>

#include "log.h"

/* One read; false when nothing was there. */
bool pass_output(enum stream stream);
/* The program has ended: what it left is passed on, and its streams are closed. */
void end_output(void);

#endif
