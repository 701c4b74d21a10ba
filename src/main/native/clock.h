/* Time that nobody sets. */
#ifndef DARSENA_CLOCK_H
#define DARSENA_CLOCK_H

#include <time.h>

static inline long milliseconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

#endif
