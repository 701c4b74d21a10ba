#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "cleanup.h"
#include "clock.h"
#include "facts.h"
#include "fd.h"
#include "health.h"
#include "report.h"

/* Interval 30 s, timeout 5 s, a start period of 10 s asked in every 2 s, three failures. */
static const struct step STEP = {
	.verb = VERB_HEALTH,
	.values = {{.number = 0}, {.number = 30000}, {.number = 5000}, {.number = 10000}, {.number = 2000}, {.number = 3}},
};

static struct health starting(void)
{
	return (struct health){.step = &STEP, .status = HEALTH_STARTING, .started_ms = 1000};
}

static void count(struct health *health, int kind, int code, long at)
{
	static struct probe_result result;

	result.kind = kind;
	result.code = code;
	count_probe(health, &result, at);
}

static void failures_in_the_start_period_do_not_count(void)
{
	struct health health = starting();

	for (int i = 0; i < 5; i++)
		count(&health, PROBE_ENDED, 1, 2000 + i);
	CHECK(health.status == HEALTH_STARTING && health.failures == 0 && health.count == 5);
	CHECK(pause_before_probe(&health, 2000) == 2000);
	CHECK(pause_before_probe(&health, 11000) == 30000);
}

static void a_success_ends_the_start_period(void)
{
	struct health health = starting();

	count(&health, PROBE_ENDED, 0, 2000);
	CHECK(health.status == HEALTHY && pause_before_probe(&health, 2001) == 30000);
	count(&health, PROBE_ENDED, 1, 3000);
	CHECK(health.status == HEALTHY && health.failures == 1);
}

static void so_many_failures_in_a_row_are_unhealthy(void)
{
	struct health health = starting();

	count(&health, PROBE_ENDED, 1, 20000);
	count(&health, PROBE_LATE, -1, 20001);
	CHECK(health.status == HEALTH_STARTING && health.failures == 2);
	count(&health, PROBE_FAILED, -1, 20002);
	CHECK(health.status == UNHEALTHY && health.failures == 3);
	count(&health, PROBE_ENDED, 0, 20003);
	CHECK(health.status == HEALTHY && health.failures == 0);
	count(&health, PROBE_ENDED, 2, 20004);
	count(&health, PROBE_ENDED, 0, 20005);
	count(&health, PROBE_ENDED, 2, 20006);
	CHECK(health.status == HEALTHY && health.failures == 1);
}

static void the_last_five_are_kept(void)
{
	struct health health = starting();

	for (int i = 1; i <= 7; i++)
		count(&health, PROBE_ENDED, i, 20000 + i);
	CHECK(health.count == 7 && health.results[7 % HEALTH_PROBES].code == 3 && health.results[6 % HEALTH_PROBES].code == 7);
}

static void waiting_is_never_negative_nor_cut(void)
{
	CHECK(poll_time(-1) == 0 && poll_time(0) == 0 && poll_time(1234) == 1234);
	/* Forty days are more milliseconds than poll(2) can be told. */
	CHECK(poll_time(INT64_C(40) * 24 * 3600 * 1000) == 2147483647);
}

void test_health(void)
{
	failures_in_the_start_period_do_not_count();
	a_success_ends_the_start_period();
	so_many_failures_in_a_row_are_unhealthy();
	the_last_five_are_kept();
	waiting_is_never_negative_nor_cut();
}

void test_reports(void)
{
	struct message message = {.kind = MESSAGE_READY};
	char escaped[64];
	int passed = -1;
	int sockets[2];

	CHECK(escape_text(escaped, "a\nstatus code 0\\\177", 17) == 26 && strcmp(escaped, "a\\x0Astatus code 0\\x5C\\x7F") == 0);
	CHECK(escape_text(escaped, "", 0) == 0 && escaped[0] == '\0');
	CHECK(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, sockets) == 0);
	CHECK(receive_report(sockets[0], &message, &passed) == REPORT_NOTHING && passed == -1);
	memset(&message, 'x', sizeof(message));
	message.kind = MESSAGE_READY;
	/* A text without an end, and a descriptor that nobody asked for. */
	CHECK(send_message(sockets[1], &message, sizeof(message), STDERR_FILENO));
	CHECK(receive_report(sockets[0], &message, &passed) == REPORT_MESSAGE && passed == -1);
	CHECK(strlen(message.object) == sizeof(message.object) - 1);
	CHECK(send_message(sockets[1], "short", 5, -1));
	CHECK(receive_report(sockets[0], &message, &passed) == REPORT_END);
	close_and_forget(&sockets[1]);
	CHECK(receive_report(sockets[0], &message, &passed) == REPORT_END);
	close_and_forget(&sockets[0]);
}

void test_members(void)
{
	const char *next = "12\n345\n67";
	pid_t pid = 0;

	CHECK((next = next_member(next, &pid)) != NULL && pid == 12);
	CHECK((next = next_member(next, &pid)) != NULL && pid == 345);
	/* The list was cut off: 67 may be the beginning of another number. */
	CHECK(next_member(next, &pid) == NULL && pid == 345);
	CHECK(next_member("", &pid) == NULL && next_member("\n", &pid) == NULL && next_member("x\n", &pid) == NULL);
}
