#include "relay.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "fd.h"

static int master = -1;

void keep_master(int fd)
{
	master = fd;
}

bool has_master(void)
{
	return master >= 0;
}

static void take_size(int terminal)
{
	struct winsize size;

	if (ioctl(terminal, TIOCGWINSZ, &size) == 0)
		ioctl(master, TIOCSWINSZ, &size);
}

/* False when there is nothing more to pass on. */
static bool pass(int from, int to)
{
	char buffer[32768];
	ssize_t count = read(from, buffer, sizeof(buffer));

	if (count < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	return count > 0 && write_whole(to, buffer, (size_t)count);
}

static int watch_size(void)
{
	sigset_t watched;

	sigemptyset(&watched);
	sigaddset(&watched, SIGWINCH);
	sigprocmask(SIG_BLOCK, &watched, NULL);
	return signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void pass_all(int in, int out, int sizes)
{
	struct pollfd entries[] = {
		{.fd = master, .events = POLLIN},
		{.fd = in, .events = POLLIN},
		{.fd = sizes, .events = POLLIN},
	};
	struct signalfd_siginfo info;

	for (;;) {
		if (poll(entries, 3, -1) < 0 && errno != EINTR)
			return;
		if (entries[0].revents && !pass(master, out))
			return;
		/* A terminal has no end of input that could be passed on. */
		if (entries[1].revents && !pass(in, master))
			entries[1].fd = -1;
		while (read(sizes, &info, sizeof(info)) == (ssize_t)sizeof(info))
			take_size(in);
	}
}

void relay(int in, int out)
{
	struct termios saved;
	struct termios raw;
	bool terminal = tcgetattr(in, &saved) == 0;
	int sizes = watch_size();

	if (terminal) {
		take_size(in);
		raw = saved;
		cfmakeraw(&raw);
		tcsetattr(in, TCSADRAIN, &raw);
	}
	pass_all(in, out, sizes);
	if (terminal)
		tcsetattr(in, TCSADRAIN, &saved);
	close_and_forget(&sizes);
	close_and_forget(&master);
}
