#include "attach_options.h"

#include <string.h>

#include "frames.h"

static bool take_option(const char *name, const char *value, int *index, struct attach_options *options)
{
	if (strcmp(name, "--no-stdin") == 0)
		options->wants &= ~(unsigned)WANT_STDIN;
	else if (strcmp(name, "--no-stdout") == 0)
		options->wants &= ~(unsigned)WANT_STDOUT;
	else if (strcmp(name, "--no-stderr") == 0)
		options->wants &= ~(unsigned)WANT_STDERR;
	else if (strcmp(name, "--signal-proxy") == 0)
		options->signal_proxy = true;
	else if (strcmp(name, "--detach-keys") == 0 && value && ++*index)
		return parse_detach_keys(value, &options->keys);
	else if (strcmp(name, "--outcome") == 0 && value && ++*index)
		options->outcome_file = value;
	else if (name[0] != '-' && !value)
		options->socket_path = name;
	else
		return false;
	return true;
}

bool parse_attach_options(int count, char **arguments, struct attach_options *options)
{
	memset(options, 0, sizeof(*options));
	options->wants = WANT_STDIN | WANT_STDOUT | WANT_STDERR;
	parse_detach_keys("ctrl-p,ctrl-q", &options->keys);
	for (int i = 0; i < count; i++)
		if (!take_option(arguments[i], i + 1 < count ? arguments[i + 1] : NULL, &i, options))
			return false;
	return options->socket_path != NULL;
}
