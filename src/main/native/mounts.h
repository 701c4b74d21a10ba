/* Mounts by descriptor: made detached, then moved onto a target. */
#ifndef DARSENA_MOUNTS_H
#define DARSENA_MOUNTS_H

#include <stdbool.h>

/* MOUNT_ATTR_* for the MS_* of mount(2) that a mount has, not its file system. */
unsigned mount_attributes(unsigned long flags);
/* A detached mount of a new file system, with data as mount(2) takes it; -1 with errno. */
int new_mount(const char *type, const char *source, const char *data, unsigned attributes);
/* A detached copy of the mount at an absolute path or at a descriptor (path ""). */
int clone_mount(int directory, const char *path, bool recursive);
/* Adds attributes and, unless 0, sets a propagation. */
bool change_mount(int mount, unsigned attributes, unsigned long propagation, bool recursive);

/* The same, and takes attributes away; MOUNT_ATTR__ATIME among those means the kernel's own way with access times. */
bool set_and_clear_mount(int mount, unsigned set, unsigned clear, unsigned long propagation, bool recursive);

#endif
