/* A copy of our own file that nobody can change. */
#ifndef DARSENA_SEAL_H
#define DARSENA_SEAL_H

/* Continues as that copy: a container that sees one of our processes could write to its /proc/PID/exe. */
void become_sealed(char **arguments);

#endif
