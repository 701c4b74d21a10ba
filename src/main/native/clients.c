#include "clients.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "fd.h"
#include "frames.h"
#include "program.h"

/* Beyond the mark the program waits; the rest is for what its pipes still hold when it has ended. */
#define BACKLOG_MARK (1U << 20)
#define BACKLOG_BYTES (BACKLOG_MARK + (512U << 10))
/* A backlog that was deeper gives its memory back once it is empty. */
#define BACKLOG_KEPT (128U << 10)

struct client {
	int fd; /* -1: a free place */
	unsigned wants;
	bool sends_input;
	bool input_waits; /* the frame at the front is input that the program has no room for */
	bool ends;	  /* nothing comes after the backlog */
	unsigned char frame[FRAME_HEADER + FRAME_PAYLOAD];
	size_t frame_size;
	size_t frame_used; /* of the payload at the front */
	size_t backlog_start;
	size_t backlog_size;
	size_t backlog_depth; /* the most since it was empty */
	unsigned char backlog[BACKLOG_BYTES]; /* a ring; its pages are given back when it was deep */
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

/* Puts what the socket did not take behind what waits already; a client that cannot keep up at all is dropped. */
static void store(struct client *client, const unsigned char *data, size_t size)
{
	size_t end = (client->backlog_start + client->backlog_size) % BACKLOG_BYTES;
	size_t first = size < BACKLOG_BYTES - end ? size : BACKLOG_BYTES - end;

	if (size > BACKLOG_BYTES - client->backlog_size) {
		drop_client(client);
		return;
	}
	memcpy(client->backlog + end, data, first);
	memcpy(client->backlog, data + first, size - first);
	client->backlog_size += size;
	if (client->backlog_size > client->backlog_depth)
		client->backlog_depth = client->backlog_size;
}

static void send_parts(struct client *client, struct iovec *parts, int count)
{
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = (size_t)count};
	size_t sent = 0;

	if (client->backlog_size == 0) {
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
		store(client, (const unsigned char *)parts[i].iov_base + skipped, parts[i].iov_len - skipped);
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

static void forget_backlog(struct client *client)
{
	/* Inner pages only, whatever the size of a page. */
	uintptr_t inner = ((uintptr_t)client->backlog + 65535) & ~(uintptr_t)65535;

	if (client->backlog_depth > BACKLOG_KEPT)
		madvise((void *)inner, BACKLOG_BYTES - 65536, MADV_DONTNEED);
	client->backlog_start = 0;
	client->backlog_size = 0;
	client->backlog_depth = 0;
}

static void send_backlog(struct client *client)
{
	size_t first = BACKLOG_BYTES - client->backlog_start;
	struct iovec parts[2];
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
	ssize_t taken;

	if (first > client->backlog_size)
		first = client->backlog_size;
	parts[0] = (struct iovec){.iov_base = client->backlog + client->backlog_start, .iov_len = first};
	parts[1] = (struct iovec){.iov_base = client->backlog, .iov_len = client->backlog_size - first};
	taken = sendmsg(client->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (taken < 0) {
		if (errno != EAGAIN && errno != EINTR)
			drop_client(client);
		return;
	}
	client->backlog_start = (client->backlog_start + (size_t)taken) % BACKLOG_BYTES;
	client->backlog_size -= (size_t)taken;
	if (client->backlog_size == 0)
		forget_backlog(client);
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

void accept_client(int listener)
{
	struct ucred peer;
	socklen_t size = sizeof(peer);
	owned_fd connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

	clear_places();
	if (connection < 0 || getsockopt(connection, SOL_SOCKET, SO_PEERCRED, &peer, &size) < 0)
		return;
	if (peer.uid != 0 && peer.uid != geteuid())
		return;
	for (int i = 0; i < MAXIMUM_CLIENTS; i++) {
		if (clients[i].fd >= 0)
			continue;
		clients[i].fd = release_fd(&connection);
		clients[i].frame_size = 0;
		clients[i].frame_used = 0;
		forget_backlog(&clients[i]);
		clients[i].ends = false;
		return;
	}
}

void watch_clients(struct pollfd entries[MAXIMUM_CLIENTS])
{
	clear_places();
	for (int i = 0; i < MAXIMUM_CLIENTS; i++) {
		entries[i].fd = clients[i].fd;
		entries[i].revents = 0;
		entries[i].events = (short)((clients[i].input_waits ? 0 : POLLIN) | (clients[i].backlog_size > 0 ? POLLOUT : 0));
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
		if (client->fd >= 0 && client->ends && client->backlog_size == 0)
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
		if (clients[i].fd >= 0 && clients[i].wants & wanted_by(stream) && clients[i].backlog_size > BACKLOG_MARK)
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
		send_frame(&clients[i], 'X', payload, sizeof(payload));
		if (clients[i].fd >= 0 && clients[i].backlog_size == 0)
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
