/* A shell for looking around: words, quotes, $NAME, cd, exit, and programs of the image. */
#include "sample.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int last_status;

/* Appends one variable's value; returns where the name ended. */
static const char *expand(const char *name, char **out, const char *out_end)
{
	char key[64];
	char number[16];
	size_t length = 0;
	const char *value;
	if (*name == '?') {
		snprintf(number, sizeof number, "%d", last_status);
		value = number;
		name++;
	} else {
		while ((isalnum((unsigned char)*name) || *name == '_') && length < sizeof key - 1)
			key[length++] = *name++;
		key[length] = '\0';
		value = length ? getenv(key) : "$";
	}
	for (; value && *value && *out < out_end; value++)
		*(*out)++ = *value;
	return name;
}

/* Copies one word, without its quotes and with its variables replaced; returns where it ended. */
static const char *copy_word(const char *line, char **out, const char *out_end)
{
	char quote = '\0';
	while (*line && (quote || !isspace((unsigned char)*line))) {
		if (quote ? *line == quote : (*line == '\'' || *line == '"')) {
			quote = quote ? '\0' : *line;
			line++;
		} else if (*line == '$' && quote != '\'') {
			line = expand(line + 1, out, out_end);
		} else {
			if (*line == '\\' && !quote && line[1])
				line++;
			if (*out < out_end)
				*(*out)++ = *line;
			line++;
		}
	}
	return line;
}

/* Splits a line into words inside buffer; returns how many. */
static int split(const char *line, char *buffer, size_t size, char **words)
{
	int count = 0;
	char *out = buffer;
	const char *out_end = buffer + size - 1;
	for (;;) {
		while (isspace((unsigned char)*line))
			line++;
		if (!*line || *line == '#' || count == MAX_WORDS - 1 || out >= out_end)
			break;
		words[count++] = out;
		line = copy_word(line, &out, out_end);
		*out = '\0';
		if (out < out_end)
			out++;
	}
	words[count] = NULL;
	return count;
}

static int run_program(char **words)
{
	pid_t child = fork();
	if (child == 0) {
		execvp(words[0], words);
		int missing = errno == ENOENT;
		fprintf(stderr, "sh: %s: %s\n", words[0], missing ? "not found" : strerror(errno));
		_exit(missing ? 127 : 126);
	}
	int status = 0;
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (child < 0)
		return 126;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static int change_directory(const char *path)
{
	if (chdir(path ? path : "/") == 0)
		return 0;
	fprintf(stderr, "sh: cd: %s: %s\n", path, strerror(errno));
	return 1;
}

static void run_line(const char *line)
{
	char buffer[4096];
	char *words[MAX_WORDS];
	int count = split(line, buffer, sizeof buffer, words);
	if (count == 0)
		return;
	if (strcmp(words[0], "exit") == 0)
		exit(words[1] ? atoi(words[1]) & 255 : last_status);
	const struct tool *tool = find_tool(words[0]);
	if (strcmp(words[0], "cd") == 0)
		last_status = change_directory(words[1]);
	else if (tool && tool->run != shell_main)
		last_status = tool->run(count, words);
	else
		last_status = run_program(words);
	fflush(stdout);
}

/* Runs what stands between semicolons, one after the other. */
static void run_lines(char *text)
{
	for (char *line = strtok(text, ";\n"); line; line = strtok(NULL, ";\n"))
		run_line(line);
}

static void prompt(void)
{
	char directory[256];
	char host[65] = "";
	gethostname(host, sizeof host - 1);
	printf("%s:%s# ", host, getcwd(directory, sizeof directory) ? directory : "?");
	fflush(stdout);
}

int shell_main(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "-c") == 0) {
		run_lines(argv[2]);
		return last_status;
	}
	int interactive = isatty(STDIN_FILENO);
	if (interactive)
		puts("A small shell: type help for what it knows.");
	char line[4096];
	for (;;) {
		if (interactive)
			prompt();
		if (!fgets(line, sizeof line, stdin))
			break;
		run_lines(line);
	}
	if (interactive)
		putchar('\n');
	return last_status;
}
