#include "health.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock.h"
#include "facts.h"
#include "fd.h"
#include "journal.h"
#include "probing.h"
#include "program.h"

/* LaunchStep.Health */
enum { REPORT, INTERVAL, TIMEOUT, START_PERIOD, START_INTERVAL, RETRIES, PROBE };

#define ESCAPED (HEALTH_OUTPUT * 4 + 256)

static struct health health;
static struct plan *journaled;
static pid_t prober;
static long asked_ms;
static int answer = -1;

static const char *const STATUS_WORDS[] = {"starting", "healthy", "unhealthy"};
static const char *const KIND_WORDS[] = {"ended", "late", "failed", "paused"};

static int64_t setting(const struct health *of, int index)
{
	return of->step->values[index].number;
}

void count_probe(struct health *of, const struct probe_result *result, long now_ms)
{
	bool in_start_period =
		of->status == HEALTH_STARTING && now_ms - of->started_ms < setting(of, START_PERIOD);

	of->results[of->count++ % HEALTH_PROBES] = *result;
	if (result->kind == PROBE_ENDED && result->code == 0) {
		of->failures = 0;
		of->status = HEALTHY;
		return;
	}
	if (in_start_period)
		return;
	if (++of->failures >= setting(of, RETRIES))
		of->status = UNHEALTHY;
}

int64_t pause_before_probe(const struct health *of, long now_ms)
{
	bool starting = of->status == HEALTH_STARTING && now_ms - of->started_ms < setting(of, START_PERIOD);

	return setting(of, starting ? START_INTERVAL : INTERVAL);
}

static void write_report(void)
{
	static char text[HEALTH_PROBES * ESCAPED];
	unsigned kept = health.count < HEALTH_PROBES ? health.count : HEALTH_PROBES;
	size_t length = (size_t)snprintf(text, sizeof(text), "status %s\nfailures %lld\nprobes %u\n",
					 STATUS_WORDS[health.status], (long long)health.failures, kept);

	for (unsigned i = 0; i < kept; i++) {
		const struct probe_result *result = &health.results[(health.count - kept + i) % HEALTH_PROBES];

		length += (size_t)snprintf(text + length, sizeof(text) - length, "probe-%u %lld.%09ld %lld.%09ld %s %d %d ", i,
					   (long long)result->start.tv_sec, result->start.tv_nsec, (long long)result->end.tv_sec,
					   result->end.tv_nsec, KIND_WORDS[result->kind], result->code, result->error);
		length += escape_text(text + length, result->output, result->size);
		text[length++] = '\n';
	}
	text[length] = '\0';
	replace_file(health.step->values[REPORT].text, text, false);
}

void begin_health(struct plan *plan)
{
	health.step = find_step(plan, VERB_HEALTH);
	if (!health.step)
		return;
	journaled = plan;
	health.status = HEALTH_STARTING;
	health.failures = 0;
	health.count = 0;
	health.started_ms = milliseconds();
	health.due_ms = health.started_ms + pause_before_probe(&health, health.started_ms);
	write_report();
}

static void end_prober(void)
{
	if (prober == 0)
		return;
	kill(prober, SIGKILL);
	while (waitpid(prober, NULL, 0) < 0 && errno == EINTR)
		continue;
	prober = 0;
}

void forget_prober(pid_t ended_child)
{
	if (ended_child == prober)
		prober = 0;
}

void end_health(void)
{
	end_prober();
	close_and_forget(&answer);
	if (!health.step)
		return;
	/* As docker has it: what nobody asks any more is not healthy. */
	health.status = UNHEALTHY;
	write_report();
	health.step = NULL;
}

int health_answer(void)
{
	return answer;
}

int health_wait(void)
{
	if (!health.step || answer >= 0)
		return -1;
	return poll_time(health.due_ms - milliseconds());
}

static void start_probe(void)
{
	const struct list *plan = &health.step->values[PROBE].list;
	pid_t monitor = getpid();
	int sockets[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) < 0) {
		health.due_ms = milliseconds() + pause_before_probe(&health, milliseconds());
		return;
	}
	asked_ms = milliseconds();
	prober = fork();
	if (prober == 0)
		probe_program(plan, setting(&health, TIMEOUT), sockets[1], monitor);
	close(sockets[1]);
	answer = sockets[0];
	if (prober < 0)
		prober = 0;
}

/* No answer: the prober was killed, or could not be made. Then nothing is known. */
static void read_result(void)
{
	static struct probe_result result;
	ssize_t size = recv(answer, &result, sizeof(result), 0);
	long now = milliseconds();

	end_prober();
	close_and_forget(&answer);
	if (size == (ssize_t)sizeof(result) && result.kind != PROBE_PAUSED) {
		enum health_status before = health.status;

		count_probe(&health, &result, asked_ms);
		write_report();
		if (health.status != before)
			note_event(journaled, health.status == HEALTHY ? "health_status: healthy" : "health_status: unhealthy", "");
	}
	health.due_ms = now + pause_before_probe(&health, now);
}

void tend_health(bool answered)
{
	if (!health.step)
		return;
	if (answered)
		read_result();
	else if (answer < 0 && program.started && health.due_ms <= milliseconds())
		start_probe();
}
