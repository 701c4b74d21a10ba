/* Time that nobody sets. */
#ifndef DARSENA_CLOCK_H
#define DARSENA_CLOCK_H

#include <limits.h>
#include <stdint.h>
#include <time.h>

static inline long milliseconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* How long poll(2) is to wait for something so many milliseconds away. */
static inline int poll_time(int64_t left)
{
	if (left < 0)
		return 0;
	return left > INT_MAX ? INT_MAX : (int)left;
}

#endif
