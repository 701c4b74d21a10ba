/*
 * lanterna [shine|hello|crash|CODE]: what runs in the sample image.
 * By any other name it is one of the small tools, or the shell.
 */
#include "sample.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { OIL_BLOCK = 256 * 1024, OIL_BLOCKS = 48, TURNS_PER_SECOND = 2 };

static volatile sig_atomic_t asked_to_stop;
static volatile sig_atomic_t asked_to_report;

static void on_stop(int signal_number)
{
	asked_to_stop = signal_number;
}

static void on_report(int signal_number)
{
	(void)signal_number;
	asked_to_report = 1;
}

static void listen_to_signals(void)
{
	struct sigaction stop = {.sa_handler = on_stop};
	struct sigaction report = {.sa_handler = on_report};
	sigaction(SIGTERM, &stop, NULL);
	sigaction(SIGINT, &stop, NULL);
	sigaction(SIGUSR1, &report, NULL);
}

static void say(FILE *stream, const char *level, const char *text)
{
	struct timespec now;
	struct tm calendar;
	clock_gettime(CLOCK_REALTIME, &now);
	gmtime_r(&now.tv_sec, &calendar);
	fprintf(stream, "%02d:%02d:%02d.%03ld %s %s\n", calendar.tm_hour, calendar.tm_min, calendar.tm_sec,
		now.tv_nsec / 1000000, level, text);
	fflush(stream);
}

/* A few milliseconds of real work, so that there is something to see in the graphs. */
static uint32_t grind_the_lens(unsigned turn)
{
	uint32_t value = turn | 1;
	for (unsigned i = 0; i < 3000000u + 2000000u * (turn % 5); i++)
		value = value * 1664525u + 1013904223u;
	return value;
}

static void burn_oil(char **tank, unsigned turn)
{
	unsigned slot = turn % OIL_BLOCKS;
	if (tank[slot]) {
		free(tank[slot]);
		tank[slot] = NULL;
		return;
	}
	tank[slot] = malloc(OIL_BLOCK);
	if (tank[slot])
		memset(tank[slot], (int)turn, OIL_BLOCK);
}

static void report_turn(unsigned turn, uint32_t lens)
{
	static const char *const ships[] = {"Andrea Doria", "Rex", "Conte di Savoia", "Elettra", "Leudo Zigoela"};
	char line[160];
	snprintf(line, sizeof line, "turn %u: bearing %03u°, lens %08x", turn, (turn * 30) % 360, lens);
	say(stdout, "INF", line);
	if (turn % 7 == 3) {
		snprintf(line, sizeof line, "%s enters the basin, berth %u", ships[turn / 7 % 5], turn % 12 + 1);
		say(stdout, "INF", line);
	}
	if (turn % 11 == 5)
		say(stderr, "WRN", "fog on the outer mole, horn sounding");
	if (turn % 23 == 17)
		say(stderr, "ERR", "mains lost for a moment, running on oil");
}

static int shine(void)
{
	static char *tank[OIL_BLOCKS];
	listen_to_signals();
	say(stdout, "INF", "the lantern is lit; two flashes every twenty seconds");
	for (unsigned turn = 1; !asked_to_stop; turn++) {
		burn_oil(tank, turn);
		report_turn(turn, grind_the_lens(turn));
		if (asked_to_report) {
			asked_to_report = 0;
			say(stdout, "INF", "the keeper signals back");
		}
		struct timespec pause = {0, 1000000000L / TURNS_PER_SECOND};
		nanosleep(&pause, NULL);
	}
	say(stdout, "INF", asked_to_stop == SIGTERM ? "asked to stop: the lantern goes out" : "interrupted: the lantern goes out");
	return 0;
}

static int hello(void)
{
	char host[65] = "";
	gethostname(host, sizeof host - 1);
	printf("Ahoy from %s!\n\n", host);
	puts("You are reading this because Darsena put an image's layers together, made a container of it\n"
	     "(its own processes, mounts, host name, network and limits) and ran this program in it.\n\n"
	     "Try next:\n"
	     "  darsena run -d --name light lanterna     a lighthouse that logs\n"
	     "  darsena logs -f light                    its log\n"
	     "  darsena exec -it light sh                a shell beside it\n"
	     "  darsena                                  all of it on the screen");
	return 0;
}

static int usage(void)
{
	fputs("usage: lanterna [shine | hello | crash | CODE]\n"
	      "  shine  log a line now and then until told to stop (the default)\n"
	      "  hello  greet and end\n"
	      "  crash  end by a signal\n"
	      "  CODE   end with that status\n",
	      stderr);
	return 2;
}

int main(int argc, char **argv)
{
	const char *slash = strrchr(argv[0], '/');
	const char *name = slash ? slash + 1 : argv[0];
	if (*name == '-')
		name++;
	const struct tool *tool = find_tool(name);
	if (tool)
		return tool->run(argc, argv);
	if (argc < 2 || strcmp(argv[1], "shine") == 0)
		return shine();
	if (strcmp(argv[1], "hello") == 0)
		return hello();
	if (strcmp(argv[1], "crash") == 0)
		abort();
	char *end;
	long code = strtol(argv[1], &end, 10);
	if (*end == '\0' && code >= 0 && code <= 255)
		return (int)code;
	tool = find_tool(argv[1]);
	return tool ? tool->run(argc - 1, argv + 1) : usage();
}
