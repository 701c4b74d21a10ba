#include "seal.h"

#include <stdbool.h>
#include <sys/sendfile.h>
#include <sys/stat.h>

#include "fd.h"
#include "kernel.h"
#include "report.h"

#define SEALS (F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE)
#define COPY_NAME "darsena-helper"
#ifndef MFD_CLOEXEC
#define MFD_CLOEXEC 1U
#define MFD_ALLOW_SEALING 2U
#endif
#ifndef MFD_EXEC
#define MFD_EXEC 0x10U
#endif

extern char **environ;

static int make_memory_file(void)
{
	/* Kernels before 6.3 do not know MFD_EXEC, and make it executable anyhow. */
	int file = (int)syscall(SYS_memfd_create, COPY_NAME, MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC);

	return file >= 0 ? file : (int)syscall(SYS_memfd_create, COPY_NAME, MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

static bool copy_whole(int from, int to)
{
	struct stat source;
	off_t offset = 0;

	if (fstat(from, &source) < 0)
		return false;
	while (offset < source.st_size)
		if (sendfile(to, from, &offset, (size_t)(source.st_size - offset)) <= 0)
			return false;
	return true;
}

void become_sealed(char **arguments)
{
	owned_fd self = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	owned_fd copy = -1;
	int seals;

	begin_step(VERB_PLAN);
	if (self < 0)
		fail("/proc/self/exe");
	seals = fcntl(self, F_GET_SEALS);
	if (seals >= 0 && (seals & SEALS) == SEALS)
		return;
	copy = make_memory_file();
	if (copy < 0 || !copy_whole(self, copy) || fchmod(copy, 0511) < 0 || fcntl(copy, F_ADD_SEALS, SEALS) < 0)
		fail("sealed copy");
	syscall(SYS_execveat, copy, "", arguments, environ, AT_EMPTY_PATH);
	fail("sealed copy");
}
