#include "backlog.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>

/* A backlog that was deeper gives its memory back once it is empty: in pages, of whatever size up to this. */
#define KEPT_BYTES (128U << 10)
#define LARGEST_PAGE 65536U

void empty_backlog(struct backlog *backlog)
{
	uintptr_t inner = ((uintptr_t)backlog->ring + LARGEST_PAGE - 1) & ~(uintptr_t)(LARGEST_PAGE - 1);

	if (backlog->depth > KEPT_BYTES)
		madvise((void *)inner, BACKLOG_BYTES - LARGEST_PAGE, MADV_DONTNEED);
	backlog->start = 0;
	backlog->size = 0;
	backlog->depth = 0;
}

bool keep_backlog(struct backlog *backlog, const unsigned char *data, size_t size)
{
	size_t end = (backlog->start + backlog->size) % BACKLOG_BYTES;
	size_t first = size < BACKLOG_BYTES - end ? size : BACKLOG_BYTES - end;

	if (size > BACKLOG_BYTES - backlog->size)
		return false;
	memcpy(backlog->ring + end, data, first);
	memcpy(backlog->ring, data + first, size - first);
	backlog->size += size;
	if (backlog->size > backlog->depth)
		backlog->depth = backlog->size;
	return true;
}

bool flush_backlog(struct backlog *backlog, int socket)
{
	size_t first = BACKLOG_BYTES - backlog->start;
	struct iovec parts[2];
	struct msghdr message = {.msg_iov = parts, .msg_iovlen = 2};
	ssize_t taken;

	if (first > backlog->size)
		first = backlog->size;
	parts[0] = (struct iovec){.iov_base = backlog->ring + backlog->start, .iov_len = first};
	parts[1] = (struct iovec){.iov_base = backlog->ring, .iov_len = backlog->size - first};
	taken = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
	if (taken < 0)
		return errno == EAGAIN || errno == EINTR;
	backlog->start = (backlog->start + (size_t)taken) % BACKLOG_BYTES;
	backlog->size -= (size_t)taken;
	if (backlog->size == 0)
		empty_backlog(backlog);
	return true;
}
