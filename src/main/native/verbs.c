/* What each verb is called, what its steps hold, and who performs them. */
#include "plan.h"

static const struct {
	const char *name;
	const char *values;
} VERBS[VERB_COUNT] = {
	[VERB_PLAN] = {"plan", ""},
	[VERB_SESSION] = {"session", "sssnn"},
	[VERB_LOG] = {"log", "snn"},
	[VERB_JOIN_CGROUP] = {"join-cgroup", "s"},
	[VERB_WATCH_OOM] = {"watch-oom", "s"},
	[VERB_AT_EXIT] = {"at-exit", "nss"},
	[VERB_NEW_NAMESPACES] = {"new-namespaces", "n"},
	[VERB_JOIN_NAMESPACES] = {"join-namespaces", "nnn"},
	[VERB_SESSION_KEYRING] = {"session-keyring", "s"},
	[VERB_LOOPBACK_UP] = {"loopback-up", ""},
	[VERB_ROOT_PROPAGATION] = {"root-propagation", "n"},
	[VERB_OVERLAY_ROOT] = {"overlay-root", "slssn"},
	[VERB_BIND_ROOT] = {"bind-root", "ssn"},
	[VERB_MOUNT] = {"mount", "sssns"},
	[VERB_BIND] = {"bind", "ssnnnn"},
	[VERB_DEVICE] = {"device", "snnnnnn"},
	[VERB_SYMLINK] = {"symlink", "ss"},
	[VERB_PIVOT_ROOT] = {"pivot-root", ""},
	[VERB_TERMINAL] = {"terminal", ""},
	[VERB_SYSCTL] = {"sysctl", "ss"},
	[VERB_READ_ONLY_PATH] = {"read-only-path", "s"},
	[VERB_MASKED_PATH] = {"masked-path", "s"},
	[VERB_READ_ONLY_ROOT] = {"read-only-root", ""},
	[VERB_HOSTNAME] = {"hostname", "s"},
	[VERB_RESOURCE_LIMIT] = {"resource-limit", "nnn"},
	[VERB_OOM_SCORE] = {"oom-score", "n"},
	[VERB_UMASK] = {"umask", "n"},
	[VERB_WORKING_DIRECTORY] = {"working-directory", "sn"},
	[VERB_NO_NEW_PRIVILEGES] = {"no-new-privileges", ""},
	[VERB_SECCOMP] = {"seccomp", "b"},
	[VERB_BOUNDING_SET] = {"bounding-set", "n"},
	[VERB_USER] = {"user", "sl"},
	[VERB_CAPABILITIES] = {"capabilities", "nnnn"},
	[VERB_INIT] = {"init", ""},
	[VERB_EXECUTE] = {"execute", "LL"},
	[VERB_DEVICE_FILTER] = {"device-filter", "sb"},
	[VERB_APP_ARMOR] = {"app-armor", "s"},
	[VERB_SHARE_MOUNT] = {"share-mount", "nnss"},
	[VERB_RESTART] = {"restart", "nnss"},
	[VERB_HEALTH] = {"health", "snnnnnp"},
	[VERB_HANDOVER] = {"handover", "sssnnn"},
	[VERB_JOIN_NAMESPACE] = {"join-namespace", "sn"},
	[VERB_ID_MAPS] = {"id-maps", "ssn"},
	[VERB_TIME_OFFSETS] = {"time-offsets", "s"},
	[VERB_AWAIT_HOOKS] = {"await-hooks", ""},
	[VERB_HOOK] = {"hook", "sLLnss"},
	[VERB_CHANGE_ROOT] = {"change-root", "n"},
	[VERB_MOUNT_ATTRIBUTES] = {"mount-attributes", "snnnn"},
	[VERB_FILLED_MOUNT] = {"filled-mount", "sns"},
	[VERB_OWNED_DEVICE] = {"owned-device", "snnnnnn"},
	[VERB_TERMINAL_SIZE] = {"terminal-size", "nn"},
	[VERB_DOMAIN_NAME] = {"domain-name", "s"},
	[VERB_PROCESS_LABEL] = {"process-label", "ss"},
	[VERB_SCHEDULER] = {"scheduler", "nnnnnnn"},
	[VERB_IO_PRIORITY] = {"io-priority", "n"},
	[VERB_PERSONALITY] = {"personality", "n"},
	[VERB_JOURNAL] = {"journal", "snssss"},
	[VERB_DONOR] = {"donor", "nns"},
};

bool is_monitors(enum verb verb)
{
	return verb <= VERB_JOIN_NAMESPACES || verb == VERB_DEVICE_FILTER || verb == VERB_RESTART || verb == VERB_HEALTH ||
	       verb == VERB_JOURNAL || verb == VERB_DONOR || (verb >= VERB_HANDOVER && verb <= VERB_TIME_OFFSETS);
}

const char *verb_values(enum verb verb)
{
	return VERBS[verb].values;
}

const char *verb_name(enum verb verb)
{
	return verb >= 0 && verb < VERB_COUNT ? VERBS[verb].name : "plan";
}
