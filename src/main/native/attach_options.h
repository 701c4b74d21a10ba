/* What a client of an attach socket was asked for. */
#ifndef DARSENA_ATTACH_OPTIONS_H
#define DARSENA_ATTACH_OPTIONS_H

#include <stdbool.h>

#include "detach_keys.h"

struct attach_options {
	const char *socket_path;
	const char *outcome_file; /* NULL when nobody wants to know */
	struct detach_keys keys;
	unsigned wants; /* WANT_* */
	bool signal_proxy;
};

bool parse_attach_options(int count, char **arguments, struct attach_options *options);

#endif
