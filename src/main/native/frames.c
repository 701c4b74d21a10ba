#include "frames.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "fd.h"

/* An address has 108 bytes: a longer path goes through a descriptor of its directory. */
static int fill_address(const char *path, struct sockaddr_un *address)
{
	const char *slash = strrchr(path, '/');
	char directory[4096];
	owned_fd parent = -1;

	address->sun_family = AF_UNIX;
	if ((size_t)snprintf(address->sun_path, sizeof(address->sun_path), "%s", path) < sizeof(address->sun_path))
		return -1;
	if (!slash || (size_t)(slash - path) >= sizeof(directory))
		return -1;
	snprintf(directory, sizeof(directory), "%.*s", (int)(slash - path), path);
	parent = open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
	snprintf(address->sun_path, sizeof(address->sun_path), "/proc/self/fd/%d%.64s", parent, slash);
	return release_fd(&parent);
}

int listen_at(const char *path)
{
	struct sockaddr_un address = {0};
	owned_fd directory = fill_address(path, &address);
	owned_fd listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	mode_t mask = umask(0177);
	int bound;

	(void)directory;
	unlink(path);
	bound = listener < 0 ? -1 : bind(listener, (const struct sockaddr *)&address, sizeof(address));
	umask(mask);
	if (bound < 0 || listen(listener, 16) < 0)
		return -1;
	return release_fd(&listener);
}

int connect_to(const char *path)
{
	struct sockaddr_un address = {0};
	owned_fd directory = fill_address(path, &address);
	owned_fd connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	(void)directory;
	if (connection < 0 || connect(connection, (const struct sockaddr *)&address, sizeof(address)) < 0)
		return -1;
	return release_fd(&connection);
}
