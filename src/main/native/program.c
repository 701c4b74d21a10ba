#include "program.h"

#include <errno.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "fd.h"
#include "kernel.h"
#include "report.h"

#define NO_PROGRAM {.pidfd = -1, .input = -1, .output = {-1, -1}, .far = {-1, -1, -1}}

struct program program = NO_PROGRAM;

void reset_program(void)
{
	program = (struct program)NO_PROGRAM;
}

void forget_program(void)
{
	close_and_forget(&program.pidfd);
	close_and_forget(&program.input);
	reset_program();
}

static void open_null(int *far)
{
	*far = open("/dev/null", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (*far < 0)
		fail("/dev/null");
}

static void open_pipe(int *reading, int *writing, const int *near)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		fail("pipe");
	*reading = ends[0];
	*writing = ends[1];
	set_nonblocking(*near);
}

void open_streams(bool terminal, bool stdin_open)
{
	program.terminal = terminal;
	if (stdin_open && !terminal)
		open_pipe(&program.far[0], &program.input, &program.input);
	else
		open_null(&program.far[0]);
	for (int stream = 0; stream < STREAMS; stream++)
		if (terminal)
			open_null(&program.far[stream + 1]);
		else
			open_pipe(&program.output[stream], &program.far[stream + 1], &program.output[stream]);
}

void take_terminal(int master)
{
	set_nonblocking(master);
	program.input = master;
	program.output[STREAM_OUT] = master;
}

size_t give_input(const unsigned char *data, size_t size)
{
	ssize_t count;

	if (program.input < 0)
		return size;
	do
		count = write(program.input, data, size);
	while (count < 0 && errno == EINTR);
	if (count >= 0)
		return (size_t)count;
	if (errno == EAGAIN)
		return 0;
	end_input();
	return size;
}

void end_input(void)
{
	/* A terminal has no end: a program at one learns of it by the terminal's own key. */
	if (!program.terminal)
		close_and_forget(&program.input);
}

void resize_terminal(uint16_t rows, uint16_t columns)
{
	struct winsize size = {.ws_row = rows, .ws_col = columns};

	if (program.terminal && program.input >= 0)
		ioctl(program.input, TIOCSWINSZ, &size);
}
