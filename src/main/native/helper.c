/* What the helper can be asked for; docs/helper.md describes each. */
#include <stdio.h>
#include <string.h>

#include "attach.h"
#include "errands.h"
#include "handover.h"
#include "kernel.h"
#include "launch.h"
#include "plan.h"
#include "seal.h"

static int usage(void)
{
	fputs("usage: darsena-helper launch | handover | attach [OPTION...] SOCKET | version\n", stderr);
	return 125;
}

int main(int count, char **arguments)
{
	/* Whatever else was inherited is not ours to pass on. */
	sys_close_range(3, ~0U, 0);
	if (count < 2)
		return usage();
	if (strcmp(arguments[1], "launch") == 0) {
		become_sealed(arguments);
		return launch();
	}
	if (strcmp(arguments[1], "handover") == 0) {
		become_sealed(arguments);
		return handover();
	}
	if (strcmp(arguments[1], "become") == 0)
		return become(count - 2, arguments + 2);
	if (strcmp(arguments[1], "signal") == 0)
		return send_signals(count - 2, arguments + 2);
	if (strcmp(arguments[1], "attach") == 0)
		return attach(count - 2, arguments + 2);
	if (strcmp(arguments[1], "version") == 0)
		return printf("%d\n", PLAN_VERSION) < 0;
	return usage();
}
