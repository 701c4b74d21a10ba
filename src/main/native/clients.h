/* The clients of an attach socket: bounded output to each, input from one. */
#ifndef DARSENA_CLIENTS_H
#define DARSENA_CLIENTS_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

#include "log.h"

#define MAXIMUM_CLIENTS 16

/* Takes a connection if it comes from root or from us; false when nobody asks for one. */
bool accept_client(int listener);
/* Fills a poll entry for each client; unused ones have descriptor -1. */
void watch_clients(struct pollfd entries[MAXIMUM_CLIENTS]);
void serve_clients(const struct pollfd entries[MAXIMUM_CLIENTS]);
/* Whether the program's input has to be waited for. */
bool input_is_blocked(void);
void resume_input(void);

/* Whether every client of the stream can take one more read. */
bool clients_have_room(enum stream stream);
void send_output(enum stream stream, const char *data, size_t size);
/* The last frame. */
void send_exit(int status);
bool clients_are_gone(void);
/* How many have attached so far. */
unsigned attached_clients(void);

#endif
