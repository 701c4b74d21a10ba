/* The keys that leave a session while it goes on, in docker's notation. */
#ifndef DARSENA_DETACH_KEYS_H
#define DARSENA_DETACH_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#define DETACH_KEYS 16

struct detach_keys {
	unsigned char keys[DETACH_KEYS];
	size_t count;
	size_t matched; /* of the keys, at the end of what was typed so far */
};

/* `ctrl-p,ctrl-q`: single characters, ctrl- and one of a-z @ [ \ ] ^ _, or DEL. False when malformed. */
bool parse_detach_keys(const char *text, struct detach_keys *keys);
/*
 * Takes what was typed, and gives what goes to the program (room for size + DETACH_KEYS): keys that may become the
 * sequence are held back. True when the sequence is complete; what follows it is dropped.
 */
bool filter_detach_keys(struct detach_keys *keys, const unsigned char *typed, size_t size, unsigned char *passed,
			size_t *passed_size);

#endif
