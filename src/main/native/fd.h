/* Descriptors that close themselves, and whole reads and writes. */
#ifndef DARSENA_FD_H
#define DARSENA_FD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

void close_owned(int *fd);

/* Closes itself at the end of the scope. */
#define owned_fd __attribute__((cleanup(close_owned))) int

/* Closes *fd unless it is -1 and makes it -1. */
void close_and_forget(int *fd);
/* Returns what an owned_fd held and leaves it empty. */
int release_fd(int *fd);

/* All or false with errno; the end of the file counts as EPIPE. */
bool read_whole(int fd, void *buffer, size_t size);
bool write_whole(int fd, const void *buffer, size_t size);
/* A small file as a text, or false with errno; what does not fit is cut off. */
bool read_text_at(int directory, const char *path, char *buffer, size_t size);
bool write_text_at(int directory, const char *path, const char *text);

void set_nonblocking(int fd);
/* Puts fd at `number`; it survives execve there. */
bool place_fd(int fd, int number);

/* One message with at most one descriptor; passed may be -1. */
bool send_message(int socket, const void *message, size_t size, int passed);
ssize_t receive_message(int socket, void *message, size_t size, int *passed);

#endif
