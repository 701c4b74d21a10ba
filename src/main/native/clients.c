#include "clients.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "backlog.h"
#include "fd.h"
#include "frames.h"
#include "program.h"
#include "signals.h"

struct client {
	int fd; /* -1: a free place */
	unsigned wants;
	bool sends_input;
	bool input_waits; /* the frame at the front is input that the program has no room for */
	bool ends;	  /* nothing comes after the backlog */
	unsigned char frame[FRAME_HEADER + FRAME_PAYLOAD];
	size_t frame_size;
	size_t frame_used; /* of the payload at the front */
	struct backlog backlog;
};

static struct client clients[MAXIMUM_CLIENTS];
static bool places_are_free;
static unsigned attached;

static void clear_places(void)
{
	for (int i = 0; i < MAXIMUM_CLIENTS && !places_are_free; i++)
		clients[i].fd = -1;
	places_are_free = true;
}

static void drop_client(struct client *client)
{
	close_and_forget(&client->fd);
	client->wants = 0;
	client->sends_input = false;
	client->input_waits = false;
}

static void send_parts(struct client *client, struct iovec *parts, int count)
{
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = (size_t)count};
	size_t sent = 0;

	if (client->backlog.size == 0) {
		ssize_t taken = sendmsg(client->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (taken < 0 && errno != EAGAIN && errno != EINTR) {
			drop_client(client);
			return;
		}
		sent = taken < 0 ? 0 : (size_t)taken;
	}
	for (int i = 0; i < count && client->fd >= 0; i++) {
		size_t skipped = sent < parts[i].iov_len ? sent : parts[i].iov_len;

		sent -= skipped;
		/* One that cannot keep up at all is dropped. */
		if (!keep_backlog(&client->backlog, (const unsigned char *)parts[i].iov_base + skipped,
				  parts[i].iov_len - skipped))
			drop_client(client);
	}
}

static void send_frame(struct client *client, char type, const void *payload, size_t size)
{
	unsigned char header[FRAME_HEADER];
	struct iovec parts[2] = {
		{.iov_base = header, .iov_len = sizeof(header)},
		{.iov_base = (void *)(uintptr_t)payload, .iov_len = size},
	};

	put_frame_header(header, type, size);
	send_parts(client, parts, 2);
}

static void send_backlog(struct client *client)
{
	if (!flush_backlog(&client->backlog, client->fd))
		drop_client(client);
}

static bool somebody_sends_input(void)
{
	for (int i = 0; i < MAXIMUM_CLIENTS; i++)
		if (clients[i].fd >= 0 && clients[i].sends_input)
			return true;
	return false;
}

static void attach(struct client *client, unsigned wants)
{
	unsigned char hello = program.terminal ? HAS_TERMINAL : 0;

	if (wants & WANT_STDIN && !somebody_sends_input()) {
		client->sends_input = true;
		hello |= WANT_STDIN;
	}
	client->wants = wants & (WANT_STDOUT | WANT_STDERR);
	if (program.terminal && wants & WANT_STDERR)
		client->wants |= WANT_STDOUT;
	/* Who only waits for the end attaches to nothing. */
	if (wants != 0)
		attached++;
	send_frame(client, 'H', &hello, 1);
}

/* False when the payload, or its rest, has to wait. */
static bool take_frame(struct client *client, char type, const unsigned char *payload, size_t size)
{
	if (type == 'A' && size == 1)
		attach(client, payload[0]);
	else if (type == 'W' && size == 4)
		resize_terminal(get_u16(payload), get_u16(payload + 2));
	else if (type == 'S' && size == 1)
		signal_program(payload[0]);
	else if (type == 'E' && size == 0 && client->sends_input)
		end_input();
	else if (type == 'I' && client->sends_input)
		client->frame_used += give_input(payload + client->frame_used, size - client->frame_used);
	else if (type != 'I' && type != 'E')
		drop_client(client);
	return type != 'I' || !client->sends_input || client->frame_used == size;
}

static void take_frames(struct client *client)
{
	client->input_waits = false;
	while (client->fd >= 0 && client->frame_size >= FRAME_HEADER) {
		size_t size = get_u32(client->frame + 1);
		size_t whole = FRAME_HEADER + size;

		if (size > FRAME_PAYLOAD) {
			drop_client(client);
			return;
		}
		if (client->frame_size < whole)
			return;
		if (!take_frame(client, (char)client->frame[0], client->frame + FRAME_HEADER, size)) {
			client->input_waits = true;
			return;
		}
		client->frame_used = 0;
		client->frame_size -= whole;
		memmove(client->frame, client->frame + whole, client->frame_size);
	}
}

static void receive(struct client *client)
{
	ssize_t count = recv(client->fd, client->frame + client->frame_size, sizeof(client->frame) - client->frame_size,
			     MSG_DONTWAIT);

	if (count < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (count <= 0) {
		drop_client(client);
		return;
	}
	client->frame_size += (size_t)count;
	take_frames(client);
}

bool accept_client(int listener)
{
	struct ucred peer;
	socklen_t size = sizeof(peer);
	owned_fd connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

	clear_places();
	if (connection < 0)
		return false;
	if (getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) < 0)
		return true;
	if (peer.uid != 0 && peer.uid != geteuid())
		return true;
	for (int i = 0; i < MAXIMUM_CLIENTS; i++) {
		if (clients[i].fd >= 0)
			continue;
		clients[i].fd = release_fd(&connection);
		clients[i].frame_size = 0;
		clients[i].frame_used = 0;
		empty_backlog(&clients[i].backlog);
		clients[i].ends = false;
		break;
	}
	return true;
}

void watch_clients(struct pollfd entries[MAXIMUM_CLIENTS])
{
	clear_places();
	for (int i = 0; i < MAXIMUM_CLIENTS; i++) {
		entries[i].fd = clients[i].fd;
		entries[i].revents = 0;
		entries[i].events = (short)((clients[i].input_waits ? 0 : POLLIN) | (clients[i].backlog.size > 0 ? POLLOUT : 0));
	}
}

void serve_clients(const struct pollfd entries[MAXIMUM_CLIENTS])
{
	for (int i = 0; i < MAXIMUM_CLIENTS; i++) {
		struct client *client = &clients[i];

		if (entries[i].fd < 0 || client->fd != entries[i].fd)
			continue;
		if (entries[i].revents & POLLOUT)
			send_backlog(client);
		if (client->fd >= 0 && entries[i].revents & POLLIN)
			receive(client);
		else if (client->fd >= 0 && entries[i].revents & (POLLERR | POLLHUP))
			drop_client(client);
		if (client->fd >= 0 && client->ends && client->backlog.size == 0)
			drop_client(client);
	}
}

bool input_is_blocked(void)
{
	for (int i = 0; i < MAXIMUM_CLIENTS; i++)
		if (clients[i].fd >= 0 && clients[i].input_waits)
			return true;
	return false;
}

void resume_input(void)
{
	for (int i = 0; i < MAXIMUM_CLIENTS; i++)
		if (clients[i].fd >= 0 && clients[i].input_waits)
			take_frames(&clients[i]);
}

static unsigned wanted_by(enum stream stream)
{
	return stream == STREAM_OUT ? WANT_STDOUT : WANT_STDERR;
}

bool clients_have_room(enum stream stream)
{
	for (int i = 0; i < MAXIMUM_CLIENTS; i++)
		if (clients[i].fd >= 0 && clients[i].wants & wanted_by(stream) && clients[i].backlog.size > BACKLOG_MARK)
			return false;
	return true;
}

void send_output(enum stream stream, const char *data, size_t size)
{
	for (int i = 0; i < MAXIMUM_CLIENTS; i++)
		if (clients[i].fd >= 0 && clients[i].wants & wanted_by(stream))
			send_frame(&clients[i], stream == STREAM_OUT ? 'O' : 'R', data, size);
}

void send_exit(int status)
{
	unsigned char payload[4];

	put_u32(payload, (uint32_t)status);
	for (int i = 0; i < MAXIMUM_CLIENTS; i++) {
		if (clients[i].fd < 0)
			continue;
		clients[i].ends = true;
		clients[i].wants = 0;
		clients[i].sends_input = false;
		clients[i].input_waits = false;
		send_frame(&clients[i], 'X', payload, sizeof(payload));
		if (clients[i].fd >= 0 && clients[i].backlog.size == 0)
			drop_client(&clients[i]);
	}
}

bool clients_are_gone(void)
{
	for (int i = 0; i < MAXIMUM_CLIENTS; i++)
		if (clients[i].fd >= 0)
			return false;
	return true;
}

unsigned attached_clients(void)
{
	return attached;
}
