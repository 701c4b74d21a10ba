/* The sample program: a lighthouse that logs, and a shell small enough to read. */
#ifndef DARSENA_SAMPLE_H
#define DARSENA_SAMPLE_H

enum { MAX_WORDS = 64 };

/* A command of the shell; argv ends with NULL. Returns an exit status. */
typedef int tool_main(int argc, char **argv);

struct tool {
	const char *name;
	const char *usage;
	tool_main *run;
};

/* The tools, ended by one without a name. */
extern const struct tool tools[];

const struct tool *find_tool(const char *name);
int shell_main(int argc, char **argv);

#endif
