/* The session's terminal, of the container's own making. */
#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include "fd.h"
#include "kernel.h"
#include "first.h"
#include "mounts.h"
#include "paths.h"
#include "report.h"
#include "steps.h"

#define DEVPTS_MAGIC 0x1cd1
#ifndef TIOCGPTPEER
#define TIOCGPTPEER _IO('T', 0x41)
#endif

/* The image may have put anything at /dev/pts/ptmx: only the device on a devpts will do. */
static int open_master(void)
{
	static const char PTMX[] = "/dev/pts/ptmx";
	struct stat kind;
	struct statfs file_system;
	int unlocked = 0;
	owned_fd master = open_inside(root_fd, PTMX, O_RDWR | O_NOCTTY | O_NOFOLLOW);

	if (master < 0 || fstat(master, &kind) < 0 || fstatfs(master, &file_system) < 0)
		fail(PTMX);
	if (!S_ISCHR(kind.st_mode) || kind.st_rdev != makedev(5, 2) || file_system.f_type != DEVPTS_MAGIC)
		fail_with(ENODEV, PTMX);
	if (ioctl(master, TIOCSPTLCK, &unlocked) < 0)
		fail(PTMX);
	return release_fd(&master);
}

static void bind_console(int terminal)
{
	static const char CONSOLE[] = "/dev/console";
	owned_fd mount = clone_mount(terminal, "", false);
	owned_fd target = make_target_inside(root_fd, CONSOLE, false);

	if (mount < 0 || target < 0 || sys_move_mount(mount, target) < 0)
		fail(CONSOLE);
}

void open_terminal(const struct step *step)
{
	owned_fd master = open_master();
	owned_fd terminal = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);

	(void)step;
	if (terminal < 0)
		fail("/dev/pts");
	if (!joins_root())
		bind_console(terminal);
	if (ioctl(terminal, TIOCSCTTY, 0) < 0)
		fail("/dev/tty");
	for (int stream = 0; stream <= 2; stream++)
		if (!place_fd(terminal, stream))
			fail("/dev/tty");
	hand_over_terminal(master);
}

void set_terminal_size(const struct step *step)
{
	struct winsize size = {
		.ws_row = (unsigned short)step->values[0].number,
		.ws_col = (unsigned short)step->values[1].number,
	};

	if (ioctl(STDIN_FILENO, TIOCSWINSZ, &size) < 0)
		fail("/dev/tty");
}
