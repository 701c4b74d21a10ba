/* What a client's socket has not taken yet. */
#ifndef DARSENA_BACKLOG_H
#define DARSENA_BACKLOG_H

#include <stdbool.h>
#include <stddef.h>

/* Beyond the mark the program waits; the rest is for what its pipes still hold when it has ended. */
#define BACKLOG_MARK (1U << 20)
#define BACKLOG_BYTES (BACKLOG_MARK + (512U << 10))

struct backlog {
	size_t start;
	size_t size;
	size_t depth; /* the most since it was empty */
	unsigned char ring[BACKLOG_BYTES];
};

void empty_backlog(struct backlog *backlog);
/* False when there is no room. */
bool keep_backlog(struct backlog *backlog, const unsigned char *data, size_t size);
/* Sends what the socket takes now; false when the connection is broken. */
bool flush_backlog(struct backlog *backlog, int socket);

#endif
