/* A launch without a monitor: the program belongs to whoever called the manager. */
#ifndef DARSENA_HANDOVER_H
#define DARSENA_HANDOVER_H

int handover(void);

#endif
