/* A process 1 that does what a program seldom does: reaps, and passes signals on. */
#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdnoreturn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "execute.h"
#include "kernel.h"
#include "report.h"

static noreturn void attend(pid_t program, const sigset_t *signals)
{
	for (;;) {
		siginfo_t info;
		int status;
		pid_t ended;

		if (sigwaitinfo(signals, &info) < 0)
			continue;
		if (info.si_signo != SIGCHLD) {
			kill(program, info.si_signo);
			continue;
		}
		while ((ended = waitpid(-1, &status, WNOHANG)) > 0)
			if (ended == program)
				_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	}
}

void stay_as_init(void)
{
	sigset_t all;
	sigset_t none;
	pid_t program;

	sigfillset(&all);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &all, NULL);
	program = fork();
	if (program < 0)
		fail("init");
	if (program == 0) {
		setpgid(0, 0);
		/* Every signal is blocked, SIGTTOU too: a background group may take the terminal then. */
		tcsetpgrp(STDIN_FILENO, getpgrp());
		sigprocmask(SIG_SETMASK, &none, NULL);
		return;
	}
	/* The program's execve is seen by the last descriptor of the channel closing. */
	sys_close_range(3, ~0U, 0);
	prctl(PR_SET_NAME, "darsena-init", 0, 0, 0);
	attend(program, &all);
}
