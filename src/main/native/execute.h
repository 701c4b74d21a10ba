/* The last step: the program. */
#ifndef DARSENA_EXECUTE_H
#define DARSENA_EXECUTE_H

#include <stdnoreturn.h>

#include "plan.h"

/* Where HOME goes when the environment has none. */
void set_environment(struct list *environment);
void provide_home(const char *home);
/* How many descriptors after the standard streams the program gets. */
void pass_on_descriptors(int count);
/* The working directory could not be entered as root; the user may. */
void retry_working_directory(void);
/* Finds the program, waits for the start signal, loads the filters that come last, and becomes it. */
noreturn void execute(struct plan *plan, uint32_t first_of_last);

/* init.c: stays as process 1 while a child returns from this to become the program. */
void stay_as_init(void);

#endif
