/* What the monitor says to the manager, and to the process that becomes the program, until each goes its way. */
#ifndef DARSENA_CONVERSATION_H
#define DARSENA_CONVERSATION_H

#include "report.h"

/* The manager is on descriptors 0 and 1; closing `over` lets the process go that it started. */
void begin_conversation(int over);
/* The program's process is at the other end of the channel; or -1: there is none any more. */
void set_channel(int channel);
/* What is to be listened to, or -1. */
int manager_descriptor(void);
int channel_descriptor(void);

void hear_manager(void);
void hear_program(void);
/* Clients are there; the manager is told once. */
void tell_attached(void);

#endif
