/* A client of an attach socket: our standard streams become the program's. */
#ifndef DARSENA_ATTACH_H
#define DARSENA_ATTACH_H

int attach(int count, char **arguments);

#endif
