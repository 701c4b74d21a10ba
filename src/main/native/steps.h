/* What the container's first process does to itself, one function a step; each ends the launch when it cannot. */
#ifndef DARSENA_STEPS_H
#define DARSENA_STEPS_H

#include <stdbool.h>

#include "plan.h"

void perform(const struct step *step);

/* namespaces.c */
void share_mount(const struct step *step);
void join_session_keyring(const struct step *step);
void bring_loopback_up(const struct step *step);
void set_root_propagation(const struct step *step);
/* rootfs.c */
void mount_overlay_root(const struct step *step);
void mount_bind_root(const struct step *step);
void mount_file_system(const struct step *step);
void bind_path(const struct step *step);
void make_device(const struct step *step);
void make_symlink(const struct step *step);
void pivot_root(const struct step *step);
/* hiding.c */
void make_path_read_only(const struct step *step);
void mask_path(const struct step *step);
void make_root_read_only(const struct step *step);
/* console.c */
void open_terminal(const struct step *step);
void set_terminal_size(const struct step *step);
/* limits.c */
void set_sysctl(const struct step *step);
void set_hostname(const struct step *step);
void set_domain_name(const struct step *step);
void set_process_label(const struct step *step);
void set_resource_limit(const struct step *step);
void set_oom_score(const struct step *step);
void set_umask(const struct step *step);
void use_app_armor(const struct step *step);
/* identity.c */
void forbid_new_privileges(const struct step *step);
void load_seccomp(const struct step *step);
void limit_bounding_set(const struct step *step);
void become_user(const struct step *step);
void set_capabilities(const struct step *step);
/* hook.c */
void await_hooks(const struct step *step);
void run_hook(const struct step *step);
/* bundle.c */
void change_root(const struct step *step);
void adjust_mount(const struct step *step);
void make_owned_device(const struct step *step);
/* copy_up.c */
void mount_filled(const struct step *step);
/* schedule.c */
void set_scheduler(const struct step *step);
void set_io_priority(const struct step *step);
void set_personality(const struct step *step);
/* execute.c */
void enter_working_directory(const struct step *step);

#endif
