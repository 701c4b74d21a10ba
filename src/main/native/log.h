/* A log of CRI frames, `time stream F|P line`, rotated by size without losing a line. */
#ifndef DARSENA_LOG_H
#define DARSENA_LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

enum stream { STREAM_OUT, STREAM_ERR, STREAMS };

/* Appends to the file; no rotation when a maximum is 0. False with errno. */
bool open_log(const char *file, int64_t maximum_bytes, int64_t maximum_files);
/* Never fails: what the disk does not take is dropped, in whole lines. No effect without a log. */
void log_output(enum stream stream, const char *data, size_t size, const struct timespec *now);
/* Writes what had no newline yet. */
void close_log(const struct timespec *now);

#endif
