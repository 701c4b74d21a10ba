/* How a first process comes to be that is nobody's but its caller's. */
#ifndef DARSENA_BEGIN_H
#define DARSENA_BEGIN_H

#include <sys/types.h>

#include "plan.h"

#define BORROWED 1024

struct beginning {
	struct plan *plan;
	const char *start; /* a fifo: what is written there starts the program; or empty */
	const char *done;  /* a fifo: closed without a word when it has started */
	int streams[3];
	int count; /* descriptors 3 and on, at their places already */
	int start_fd;
	int done_fd;
};

/* The standard streams and so many descriptors after them of another process. */
void borrow_descriptors(struct beginning *beginning, pid_t owner, int count);
/* The process, a child of ours in its namespaces, waits for a word on the channel. */
pid_t begin_first(struct beginning *beginning, int *channel);

#endif
