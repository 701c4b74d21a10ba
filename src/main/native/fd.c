#include "fd.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void close_owned(int *fd)
{
	int saved = errno;

	close_and_forget(fd);
	errno = saved;
}

void close_and_forget(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

int release_fd(int *fd)
{
	int kept = *fd;

	*fd = -1;
	return kept;
}

bool read_whole(int fd, void *buffer, size_t size)
{
	char *next = buffer;

	while (size > 0) {
		ssize_t count = read(fd, next, size);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return false;
		if (count == 0) {
			errno = EPIPE;
			return false;
		}
		next += count;
		size -= (size_t)count;
	}
	return true;
}

bool write_whole(int fd, const void *buffer, size_t size)
{
	const char *next = buffer;

	while (size > 0) {
		ssize_t count = write(fd, next, size);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return false;
		next += count;
		size -= (size_t)count;
	}
	return true;
}

bool read_text_at(int directory, const char *path, char *buffer, size_t size)
{
	owned_fd file = openat(directory, path, O_RDONLY | O_CLOEXEC);
	size_t length = 0;

	if (file < 0)
		return false;
	while (length < size - 1) {
		ssize_t count = read(file, buffer + length, size - 1 - length);

		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return false;
		if (count == 0)
			break;
		length += (size_t)count;
	}
	buffer[length] = '\0';
	return true;
}

bool write_text_at(int directory, const char *path, const char *text)
{
	owned_fd file = openat(directory, path, O_WRONLY | O_CLOEXEC | O_NOCTTY);

	return file >= 0 && write_whole(file, text, strlen(text));
}

void set_nonblocking(int fd)
{
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

bool place_fd(int fd, int number)
{
	/* dup2 onto itself would leave the close-on-exec flag on. */
	if (fd == number)
		return fcntl(fd, F_SETFD, 0) == 0;
	return dup2(fd, number) == number;
}

bool send_message(int socket, const void *message, size_t size, int passed)
{
	union {
		char bytes[CMSG_SPACE(sizeof(int))];
		struct cmsghdr alignment;
	} control;
	struct iovec part = {.iov_base = (void *)(uintptr_t)message, .iov_len = size};
	struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};

	if (passed >= 0) {
		struct cmsghdr *rights;

		memset(&control, 0, sizeof(control));
		header.msg_control = control.bytes;
		header.msg_controllen = sizeof(control.bytes);
		rights = CMSG_FIRSTHDR(&header);
		rights->cmsg_level = SOL_SOCKET;
		rights->cmsg_type = SCM_RIGHTS;
		rights->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(rights), &passed, sizeof(int));
	}
	return sendmsg(socket, &header, MSG_NOSIGNAL) == (ssize_t)size;
}

ssize_t receive_message(int socket, void *message, size_t size, int *passed)
{
	union {
		char bytes[CMSG_SPACE(sizeof(int))];
		struct cmsghdr alignment;
	} control;
	struct iovec part = {.iov_base = message, .iov_len = size};
	struct msghdr header = {
		.msg_iov = &part,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof(control.bytes),
	};
	ssize_t count = recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
	struct cmsghdr *rights = count < 0 ? NULL : CMSG_FIRSTHDR(&header);

	*passed = -1;
	if (rights && rights->cmsg_level == SOL_SOCKET && rights->cmsg_type == SCM_RIGHTS)
		memcpy(passed, CMSG_DATA(rights), sizeof(int));
	return count;
}
