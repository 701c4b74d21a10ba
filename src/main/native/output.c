#include "output.h"

#include <errno.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

#include "clients.h"
#include "clock.h"
#include "fd.h"
#include "program.h"

#define READ_BYTES 65536
#define DRAIN_READS 16
#define DRAIN_QUIET_MS 100
#define DRAIN_MS 5000

bool pass_output(enum stream stream)
{
	static char buffer[READ_BYTES];
	struct timespec time;
	ssize_t size = read(program.output[stream], buffer, sizeof(buffer));

	if (size < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	/* EIO: nobody has the terminal open any more. Its master stays, for its input end is the same. */
	if (size <= 0) {
		if (program.terminal)
			program.output[stream] = -1;
		else
			close_and_forget(&program.output[stream]);
		return false;
	}
	clock_gettime(CLOCK_REALTIME, &time);
	log_output(stream, buffer, (size_t)size, &time);
	send_output(stream, buffer, (size_t)size);
	return true;
}

/* What the program wrote is in its pipes when it has ended. What orphans go on to write is nobody's. */
static void drain_pipes(void)
{
	for (int stream = 0; stream < STREAMS; stream++)
		for (int i = 0; i < DRAIN_READS && program.output[stream] >= 0; i++)
			if (!pass_output((enum stream)stream))
				break;
}

/* A terminal hands over what was written to it a little later, and ends when nobody has it open. */
static void drain_terminal(void)
{
	long end = milliseconds() + DRAIN_MS;

	while (program.output[STREAM_OUT] >= 0 && milliseconds() < end) {
		struct pollfd entry = {.fd = program.output[STREAM_OUT], .events = POLLIN};

		if (poll(&entry, 1, DRAIN_QUIET_MS) == 0)
			return;
		pass_output(STREAM_OUT);
	}
}

void end_output(void)
{
	if (program.terminal)
		drain_terminal();
	else
		drain_pipes();
	/* A terminal is one descriptor for both ways. */
	if (program.terminal)
		program.output[STREAM_OUT] = -1;
	close_and_forget(&program.output[STREAM_OUT]);
	close_and_forget(&program.output[STREAM_ERR]);
	close_and_forget(&program.input);
}
