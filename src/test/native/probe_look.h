/* Requests whose answer is what the probe sees or may; a value that is not used is empty. */
#ifndef DARSENA_PROBE_LOOK_H
#define DARSENA_PROBE_LOOK_H

void print_ids(const char *value);
void print_status(const char *value);
void print_links(const char *value);
void print_directory(const char *value);
void print_environment(const char *value);
void print_limit(const char *value);
void print_terminal(const char *value);
void print_umask(const char *value);
void try_call(const char *value);
void try_open(const char *value);
void try_write(const char *value);
void print_cgroup(const char *value);
void print_mounts(const char *value);
void print_cat(const char *value);
void print_nodes(const char *value);

#endif
