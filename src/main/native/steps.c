#include "steps.h"

#include <errno.h>

#include "report.h"

static void (*const ACTIONS[VERB_COUNT])(const struct step *step) = {
	[VERB_SESSION_KEYRING] = join_session_keyring,
	[VERB_LOOPBACK_UP] = bring_loopback_up,
	[VERB_ROOT_PROPAGATION] = set_root_propagation,
	[VERB_OVERLAY_ROOT] = mount_overlay_root,
	[VERB_BIND_ROOT] = mount_bind_root,
	[VERB_MOUNT] = mount_file_system,
	[VERB_BIND] = bind_path,
	[VERB_DEVICE] = make_device,
	[VERB_SYMLINK] = make_symlink,
	[VERB_PIVOT_ROOT] = pivot_root,
	[VERB_TERMINAL] = open_terminal,
	[VERB_SYSCTL] = set_sysctl,
	[VERB_READ_ONLY_PATH] = make_path_read_only,
	[VERB_MASKED_PATH] = mask_path,
	[VERB_READ_ONLY_ROOT] = make_root_read_only,
	[VERB_HOSTNAME] = set_hostname,
	[VERB_RESOURCE_LIMIT] = set_resource_limit,
	[VERB_OOM_SCORE] = set_oom_score,
	[VERB_UMASK] = set_umask,
	[VERB_WORKING_DIRECTORY] = enter_working_directory,
	[VERB_NO_NEW_PRIVILEGES] = forbid_new_privileges,
	[VERB_SECCOMP] = load_seccomp,
	[VERB_BOUNDING_SET] = limit_bounding_set,
	[VERB_USER] = become_user,
	[VERB_CAPABILITIES] = set_capabilities,
	[VERB_APP_ARMOR] = use_app_armor,
	[VERB_SHARE_MOUNT] = share_mount,
	[VERB_AWAIT_HOOKS] = await_hooks,
	[VERB_HOOK] = run_hook,
	[VERB_CHANGE_ROOT] = change_root,
	[VERB_MOUNT_ATTRIBUTES] = adjust_mount,
	[VERB_FILLED_MOUNT] = mount_filled,
	[VERB_OWNED_DEVICE] = make_owned_device,
	[VERB_TERMINAL_SIZE] = set_terminal_size,
	[VERB_DOMAIN_NAME] = set_domain_name,
	[VERB_PROCESS_LABEL] = set_process_label,
	[VERB_SCHEDULER] = set_scheduler,
	[VERB_IO_PRIORITY] = set_io_priority,
	[VERB_PERSONALITY] = set_personality,
};

void perform(const struct step *step)
{
	begin_step(step->verb);
	if (!ACTIONS[step->verb])
		fail_with(EPROTO, verb_name(step->verb));
	ACTIONS[step->verb](step);
}
