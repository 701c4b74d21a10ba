/* The attach socket: one byte of type, a little-endian u32 length, the payload. */
#ifndef DARSENA_FRAMES_H
#define DARSENA_FRAMES_H

#include <stddef.h>
#include <stdint.h>

#define FRAME_HEADER 5U
#define FRAME_PAYLOAD 65536U

/* In a client's `A` frame, and granted back in the monitor's `H`. */
enum { WANT_STDOUT = 1, WANT_STDERR = 2, WANT_STDIN = 4 };
/* In the monitor's `H` frame, beside WANT_STDIN when it is this client's. */
enum { HAS_TERMINAL = 1 };

static inline void put_u32(unsigned char *bytes, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		bytes[i] = (unsigned char)(value >> 8 * i);
}

static inline uint32_t get_u32(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static inline uint16_t get_u16(const unsigned char *bytes)
{
	return (uint16_t)(bytes[0] | bytes[1] << 8);
}

static inline void put_frame_header(unsigned char *header, char type, size_t size)
{
	header[0] = (unsigned char)type;
	put_u32(header + 1, (uint32_t)size);
}

/* A socket at a path of any length; both return it or -1 with errno. */
int listen_at(const char *path);
int connect_to(const char *path);

#endif
