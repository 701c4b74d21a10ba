/* The store's journal of events: a line of JSON for each thing that a container does without being asked. */
#ifndef DARSENA_JOURNAL_H
#define DARSENA_JOURNAL_H

#include "facts.h"
#include "plan.h"

/* Nothing is told where the plan names no journal; what cannot be written is not told either. */
void note_event(struct plan *plan, const char *action, const char *attributes);
void note_start(struct plan *plan);
void note_end(struct plan *plan, const struct ending *ending);

#endif
