/* Paths inside a container's tree: an attacker's, so resolved inside it and by descriptor. */
#ifndef DARSENA_PATHS_H
#define DARSENA_PATHS_H

#include <stdbool.h>
#include <sys/types.h>

/* The container's root once there is one, else -1. */
extern int root_fd;

/* rootfs.c: makes a directory the container's root. */
void open_root(const char *path);

/* What a path is inside the tree at `root`, never outside; -1 with errno. */
int open_inside(int root, const char *path, int flags);
/* The directory, made with those above it when missing. */
int make_directory_inside(int root, const char *path, mode_t mode);
/* A mount point: a directory, or an empty file; what is there is taken as it is. */
int make_target_inside(int root, const char *path, bool directory);
/* The directory that holds the path's last component, made when missing; the component is copied to `name`. */
int open_parent_inside(int root, const char *path, char name[256]);

#endif
