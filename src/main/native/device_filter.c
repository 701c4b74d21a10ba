#include "device_filter.h"

#include <fcntl.h>
#include <linux/bpf.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fd.h"
#include "report.h"

static int load(char *instructions, uint32_t size)
{
	static const char LICENSE[] = "Apache-2.0";
	union bpf_attr request;

	/* The kernel refuses bytes that it does not know unless they are 0: padding too. */
	memset(&request, 0, sizeof(request));
	request.prog_type = BPF_PROG_TYPE_CGROUP_DEVICE;
	request.insns = (uint64_t)(uintptr_t)instructions;
	request.insn_cnt = size / sizeof(struct bpf_insn);
	request.license = (uint64_t)(uintptr_t)LICENSE;
	return (int)syscall(SYS_bpf, BPF_PROG_LOAD, &request, sizeof(request));
}

static void attach(const struct step *step)
{
	const char *directory = step->values[0].text;
	const struct list *programs = &step->values[1].list;
	owned_fd cgroup = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (cgroup < 0)
		fail(directory);
	for (uint32_t i = 0; i < programs->count; i++) {
		union bpf_attr request;
		owned_fd program = load(programs->items[i], programs->sizes[i]);

		if (program < 0)
			fail("program");
		memset(&request, 0, sizeof(request));
		request.target_fd = (uint32_t)cgroup;
		request.attach_bpf_fd = (uint32_t)program;
		request.attach_type = BPF_CGROUP_DEVICE;
		/* Beside filters that others have put on cgroups above. */
		request.attach_flags = BPF_F_ALLOW_MULTI;
		if (syscall(SYS_bpf, BPF_PROG_ATTACH, &request, sizeof(request)) < 0)
			fail(directory);
	}
}

void attach_device_filters(const struct plan *plan)
{
	begin_step(VERB_DEVICE_FILTER);
	for (uint32_t i = 0; i < plan->count; i++)
		if (plan->steps[i].verb == VERB_DEVICE_FILTER)
			attach(&plan->steps[i]);
}
