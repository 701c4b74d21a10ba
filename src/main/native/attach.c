#include "attach.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include "attach_options.h"
#include "fd.h"
#include "frames.h"
#include "kernel.h"

#define STATUS_LOST 125
#define STATUS_PIPE 141
#define TYPED_BYTES 32768

static struct attach_options options;

static struct {
	int connection;
	int signals;
	int parent; /* pidfd: without its manager a client has nobody to report to */
	bool terminal;
	bool greeted;
	bool sends_input;
	bool raw;
	struct termios saved;
	size_t received_size;
	size_t outgoing_size;
} session = {.connection = -1, .signals = -1, .parent = -1};

static unsigned char received[FRAME_HEADER + FRAME_PAYLOAD];
/* Frames for the monitor that the socket has not taken yet. */
static unsigned char outgoing[TYPED_BYTES + DETACH_KEYS + 256];

static void restore_terminal(void)
{
	if (session.raw)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &session.saved);
	session.raw = false;
}

/* The outcome may be NULL: then there is nobody to read it. */
static void leave(int status, const char *outcome)
{
	restore_terminal();
	if (options.outcome_file && outcome) {
		owned_fd file = open(options.outcome_file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);

		if (file >= 0)
			write_whole(file, outcome, strlen(outcome));
	}
	_exit(status);
}

static void leave_with_exit(int status)
{
	char outcome[32];

	snprintf(outcome, sizeof(outcome), "exited %d\n", status);
	leave(status & 255, outcome);
}

static void complain(const char *problem)
{
	dprintf(STDERR_FILENO, "darsena: %s%s", problem, session.raw ? "\r\n" : "\n");
}

static void lose(void)
{
	complain("the container's monitor has ended");
	leave(STATUS_LOST, "lost\n");
}

/* Queues a frame; callers leave room. */
static void queue_frame(char type, const void *payload, size_t size)
{
	if (session.outgoing_size + FRAME_HEADER + size > sizeof(outgoing))
		return;
	put_frame_header(outgoing + session.outgoing_size, type, size);
	memcpy(outgoing + session.outgoing_size + FRAME_HEADER, payload, size);
	session.outgoing_size += FRAME_HEADER + size;
}

static void send_queue(void)
{
	ssize_t sent = send(session.connection, outgoing, session.outgoing_size, MSG_NOSIGNAL | MSG_DONTWAIT);

	/* A broken connection is learnt by reading, after the last frames. */
	if (sent <= 0)
		return;
	session.outgoing_size -= (size_t)sent;
	memmove(outgoing, outgoing + sent, session.outgoing_size);
}

static void send_size(void)
{
	struct winsize size;
	unsigned char payload[4];

	if (!session.terminal || (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) < 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0))
		return;
	payload[0] = (unsigned char)size.ws_row;
	payload[1] = (unsigned char)(size.ws_row >> 8);
	payload[2] = (unsigned char)size.ws_col;
	payload[3] = (unsigned char)(size.ws_col >> 8);
	queue_frame('W', payload, sizeof(payload));
}

static void enter_raw_mode(void)
{
	struct termios raw;

	if (!session.terminal || !session.sends_input || tcgetattr(STDIN_FILENO, &session.saved) < 0)
		return;
	raw = session.saved;
	cfmakeraw(&raw);
	session.raw = tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) == 0;
}

static void greet(unsigned hello)
{
	session.greeted = true;
	session.terminal = (hello & HAS_TERMINAL) != 0;
	session.sends_input = (hello & WANT_STDIN) != 0;
	if (options.wants & WANT_STDIN && !session.sends_input)
		complain("standard input is another client's; watching only");
	enter_raw_mode();
	send_size();
}

static void pass_on(int stream, const unsigned char *data, size_t size)
{
	if (write_whole(stream, data, size))
		return;
	/* As for any program in a pipe whose reader has left; the container goes on. */
	leave(errno == EPIPE ? STATUS_PIPE : STATUS_LOST, "detached\n");
}

static void take_frame(char type, const unsigned char *payload, size_t size)
{
	if (type == 'H' && size == 1)
		greet(payload[0]);
	else if (type == 'O')
		pass_on(STDOUT_FILENO, payload, size);
	else if (type == 'R')
		pass_on(STDERR_FILENO, payload, size);
	else if (type == 'X' && size == 4)
		leave_with_exit((int)get_u32(payload));
}

static void receive(void)
{
	ssize_t count = recv(session.connection, received + session.received_size,
			     sizeof(received) - session.received_size, 0);
	size_t start = 0;

	if (count < 0 && errno == EINTR)
		return;
	if (count <= 0)
		lose();
	session.received_size += (size_t)count;
	while (session.received_size - start >= FRAME_HEADER) {
		size_t size = get_u32(received + start + 1);

		if (size > FRAME_PAYLOAD)
			lose();
		if (session.received_size - start < FRAME_HEADER + size)
			break;
		take_frame((char)received[start], received + start + FRAME_HEADER, size);
		start += FRAME_HEADER + size;
	}
	session.received_size -= start;
	memmove(received, received + start, session.received_size);
}

static void type(void)
{
	unsigned char typed[TYPED_BYTES];
	unsigned char passed[TYPED_BYTES + DETACH_KEYS];
	size_t size;
	ssize_t count = read(STDIN_FILENO, typed, sizeof(typed));

	if (count < 0 && (errno == EINTR || errno == EAGAIN))
		return;
	if (count <= 0) {
		session.sends_input = false;
		queue_frame('E', "", 0);
		return;
	}
	if (!session.raw) {
		queue_frame('I', typed, (size_t)count);
		return;
	}
	if (filter_detach_keys(&options.keys, typed, (size_t)count, passed, &size))
		leave(0, "detached\n");
	if (size > 0)
		queue_frame('I', passed, size);
}

static void hear_signal(void)
{
	struct signalfd_siginfo info;
	unsigned char number;

	if (read(session.signals, &info, sizeof(info)) != (ssize_t)sizeof(info))
		return;
	number = (unsigned char)info.ssi_signo;
	if (number == SIGWINCH)
		send_size();
	else if (!options.signal_proxy)
		leave(128 + number, "detached\n");
	/* What the terminal sends goes to our manager too, which passes it on. */
	else if (info.ssi_code != SI_KERNEL)
		queue_frame('S', &number, 1);
}

static void watch_signals(void)
{
	static const int WATCHED[] = {SIGWINCH, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM};
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(WATCHED) / sizeof(WATCHED[0]); i++)
		sigaddset(&set, WATCHED[i]);
	sigprocmask(SIG_SETMASK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	/* A change of the terminal's mode from the background would stop us. */
	signal(SIGTTOU, SIG_IGN);
	session.signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void run_session(void)
{
	for (;;) {
		bool room = session.outgoing_size < 128;
		struct pollfd entries[] = {
			{.fd = session.connection, .events = (short)(POLLIN | (session.outgoing_size > 0 ? POLLOUT : 0))},
			{.fd = session.greeted && session.sends_input && room ? STDIN_FILENO : -1, .events = POLLIN},
			{.fd = session.signals, .events = POLLIN},
			{.fd = session.parent, .events = POLLIN},
		};

		if (poll(entries, sizeof(entries) / sizeof(entries[0]), -1) < 0)
			continue;
		if (entries[0].revents & POLLOUT)
			send_queue();
		if (entries[0].revents & (POLLIN | POLLHUP | POLLERR))
			receive();
		if (entries[1].revents)
			type();
		if (entries[2].revents)
			hear_signal();
		if (entries[3].revents)
			leave(STATUS_LOST, NULL);
	}
}

int attach(int count, char **arguments)
{
	unsigned char wants;

	if (!parse_attach_options(count, arguments, &options)) {
		complain("malformed attach options");
		return STATUS_LOST;
	}
	session.parent = sys_pidfd_open(getppid());
	session.connection = connect_to(options.socket_path);
	if (session.connection < 0)
		lose();
	watch_signals();
	wants = (unsigned char)options.wants;
	queue_frame('A', &wants, 1);
	run_session();
	return 0;
}
