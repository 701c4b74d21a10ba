/* Other containers, in whose namespaces the program is. */
#ifndef DARSENA_DONORS_H
#define DARSENA_DONORS_H

#include "plan.h"

/* They may have been started again since the plan was made: whom it joins is looked up anew. */
void find_donors(struct plan *plan);

#endif
