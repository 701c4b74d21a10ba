/* A plan as docs/helper.md describes it: read once, checked whole, never trusted about sizes. */
#ifndef DARSENA_PLAN_H
#define DARSENA_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLAN_VERSION 1
#define PLAN_BYTES (4U << 20)
#define PLAN_HEADER 12U /* magic, version, size */
#define PLAN_STEPS 1024U
#define PLAN_VALUES 8U

/* The position of a record in LaunchStep. */
enum verb {
	VERB_PLAN, /* not a step: failures of the plan itself */
	VERB_SESSION,
	VERB_LOG,
	VERB_JOIN_CGROUP,
	VERB_WATCH_OOM,
	VERB_AT_EXIT,
	VERB_NEW_NAMESPACES,
	VERB_JOIN_NAMESPACES,
	VERB_SESSION_KEYRING,
	VERB_LOOPBACK_UP,
	VERB_ROOT_PROPAGATION,
	VERB_OVERLAY_ROOT,
	VERB_BIND_ROOT,
	VERB_MOUNT,
	VERB_BIND,
	VERB_DEVICE,
	VERB_SYMLINK,
	VERB_PIVOT_ROOT,
	VERB_TERMINAL,
	VERB_SYSCTL,
	VERB_READ_ONLY_PATH,
	VERB_MASKED_PATH,
	VERB_READ_ONLY_ROOT,
	VERB_HOSTNAME,
	VERB_RESOURCE_LIMIT,
	VERB_OOM_SCORE,
	VERB_UMASK,
	VERB_WORKING_DIRECTORY,
	VERB_NO_NEW_PRIVILEGES,
	VERB_SECCOMP,
	VERB_BOUNDING_SET,
	VERB_USER,
	VERB_CAPABILITIES,
	VERB_INIT,
	VERB_EXECUTE,
	VERB_DEVICE_FILTER,
	VERB_APP_ARMOR,
	VERB_SHARE_MOUNT,
	VERB_RESTART,
	VERB_HEALTH,
	VERB_HANDOVER,
	VERB_JOIN_NAMESPACE,
	VERB_ID_MAPS,
	VERB_TIME_OFFSETS,
	VERB_AWAIT_HOOKS,
	VERB_HOOK,
	VERB_CHANGE_ROOT,
	VERB_MOUNT_ATTRIBUTES,
	VERB_FILLED_MOUNT,
	VERB_OWNED_DEVICE,
	VERB_TERMINAL_SIZE,
	VERB_DOMAIN_NAME,
	VERB_PROCESS_LABEL,
	VERB_SCHEDULER,
	VERB_IO_PRIORITY,
	VERB_PERSONALITY,
	VERB_JOURNAL,
	VERB_DONOR,
	VERB_COUNT
};

struct list {
	uint32_t count;
	char **items;    /* two empty places follow: one to add to, one for the end */
	uint32_t *sizes; /* of byte lists */
};

union value {
	int64_t number;
	char *text;
	struct list list;
};

struct step {
	enum verb verb;
	union value values[PLAN_VALUES];
};

struct plan {
	uint32_t count;
	struct step steps[PLAN_STEPS];
	void *body; /* what the values point into */
	size_t body_size;
	void *memory; /* where lists are */
	size_t memory_size;
};

/* Both return what is wrong, or NULL; `body` is changed and stays in use. */
const char *read_plan(int fd, struct plan *plan);
const char *parse_plan(unsigned char *body, size_t size, struct plan *plan);
/* Unmaps everything that values point to. */
void forget_plan(struct plan *plan);
const char *verb_name(enum verb verb);
/* The kinds of its values. n: number, s: text, l: texts, L: texts of a command line, b: filters, p: plans. */
const char *verb_values(enum verb verb);
/* Whether a step with this verb is the monitor's to do. */
bool is_monitors(enum verb verb);
/* The first step with this verb, or NULL. */
struct step *find_step(struct plan *plan, enum verb verb);

#endif
