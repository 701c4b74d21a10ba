#include "plan.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "fd.h"

#define TEXT_BYTES (64U << 10)
#define LONG_TEXT_BYTES (128U << 10)
#define FILTER_BYTES (4096U * 8U)

/* What is left to read, and where lists of pointers go. */
struct cursor {
	unsigned char *next;
	unsigned char *end;
	char **free_items;
	uint32_t *free_sizes;
};

static bool take_u32(struct cursor *cursor, uint32_t *value)
{
	if (cursor->end - cursor->next < 4)
		return false;
	*value = (uint32_t)cursor->next[0] | (uint32_t)cursor->next[1] << 8 | (uint32_t)cursor->next[2] << 16 |
		 (uint32_t)cursor->next[3] << 24;
	cursor->next += 4;
	return true;
}

static bool take_number(struct cursor *cursor, int64_t *value)
{
	uint32_t low;
	uint32_t high;

	if (!take_u32(cursor, &low) || !take_u32(cursor, &high))
		return false;
	*value = (int64_t)((uint64_t)high << 32 | low);
	return true;
}

/* Moves the bytes onto the last byte of their length, so that a NUL fits behind them. */
static bool take_block(struct cursor *cursor, uint32_t limit, char **block, uint32_t *size)
{
	unsigned char *moved;

	if (!take_u32(cursor, size) || *size > limit || *size > (size_t)(cursor->end - cursor->next))
		return false;
	moved = cursor->next - 1;
	memmove(moved, cursor->next, *size);
	moved[*size] = '\0';
	cursor->next += *size;
	*block = (char *)moved;
	return true;
}

static bool take_text(struct cursor *cursor, uint32_t limit, char **text)
{
	uint32_t size;

	return take_block(cursor, limit, text, &size) && strlen(*text) == size;
}

static bool take_element(struct cursor *cursor, char kind, char **item, uint32_t *size)
{
	switch (kind) {
	case 'b':
		return take_block(cursor, FILTER_BYTES, item, size);
	case 'p':
		return take_block(cursor, PLAN_BYTES, item, size);
	default:
		return take_text(cursor, kind == 'L' ? LONG_TEXT_BYTES : TEXT_BYTES, item);
	}
}

static bool take_list(struct cursor *cursor, char kind, struct list *list)
{
	if (!take_u32(cursor, &list->count) || list->count > (size_t)(cursor->end - cursor->next) / 4)
		return false;
	list->items = cursor->free_items;
	list->sizes = cursor->free_sizes;
	cursor->free_items += list->count + 2;
	cursor->free_sizes += list->count + 2;
	for (uint32_t i = 0; i < list->count; i++) {
		if (!take_element(cursor, kind, &list->items[i], &list->sizes[i]))
			return false;
	}
	return true;
}

static bool take_value(struct cursor *cursor, char kind, union value *value)
{
	switch (kind) {
	case 'n':
		return take_number(cursor, &value->number);
	case 's':
		return take_text(cursor, TEXT_BYTES, &value->text);
	default:
		return take_list(cursor, kind, &value->list);
	}
}

static bool take_step(struct cursor *cursor, struct step *step)
{
	uint32_t verb;
	uint32_t size;
	struct cursor body = *cursor;
	const char *kinds;

	if (cursor->end - cursor->next < 2)
		return false;
	verb = (uint32_t)cursor->next[0] | (uint32_t)cursor->next[1] << 8;
	cursor->next += 2;
	if (verb == VERB_PLAN || verb >= VERB_COUNT)
		return false;
	if (!take_u32(cursor, &size) || size > (size_t)(cursor->end - cursor->next))
		return false;
	body.next = cursor->next;
	body.end = cursor->next + size;
	step->verb = (enum verb)verb;
	kinds = verb_values(step->verb);
	for (size_t i = 0; kinds[i] != '\0'; i++)
		if (!take_value(&body, kinds[i], &step->values[i]))
			return false;
	cursor->next = body.next;
	cursor->free_items = body.free_items;
	cursor->free_sizes = body.free_sizes;
	return body.next == body.end;
}

static bool filters_are_whole(const struct list *filters)
{
	for (uint32_t i = 0; i < filters->count; i++)
		if (filters->sizes[i] == 0 || filters->sizes[i] % 8 != 0)
			return false;
	return true;
}

static bool is_beginning(enum verb verb)
{
	return verb == VERB_SESSION || verb == VERB_HANDOVER;
}

static const char *check_order(const struct plan *plan)
{
	uint32_t last = plan->count - 1;
	bool monitors = true;
	int namespaces = 0;

	if (!is_beginning(plan->steps[0].verb) || plan->steps[last].verb != VERB_EXECUTE)
		return "a session comes first and a program last";
	for (uint32_t i = 0; i < plan->count; i++) {
		const struct step *step = &plan->steps[i];

		if ((is_beginning(step->verb) && i != 0) || (step->verb == VERB_EXECUTE && i != last))
			return "there is one session and one program";
		if (is_monitors(step->verb) && !monitors)
			return "the monitor's steps come first";
		namespaces += step->verb == VERB_NEW_NAMESPACES;
		if ((step->verb == VERB_SECCOMP && !filters_are_whole(&step->values[0].list)) ||
		    (step->verb == VERB_DEVICE_FILTER && !filters_are_whole(&step->values[1].list)))
			return "a filter is not a list of instructions";
		if (step->verb == VERB_OVERLAY_ROOT &&
		    (step->values[1].list.count == 0 || step->values[1].list.count > 500))
			return "an overlay has 1 to 500 lower trees";
		monitors = is_monitors(step->verb);
	}
	if (namespaces > 1)
		return "namespaces are made once";
	return plan->steps[last].values[0].list.count == 0 ? "the program has no name" : NULL;
}

static void *map_memory(size_t size)
{
	void *memory =
		mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

const char *parse_plan(unsigned char *body, size_t size, struct plan *plan)
{
	/* Each element of a list takes four bytes at least, each list two empty places more. */
	size_t places = size / 4 + 2 * PLAN_STEPS * 2 + 1;
	struct cursor cursor = {.next = body, .end = body + size};

	if (!take_u32(&cursor, &plan->count) || plan->count < 2 || plan->count > PLAN_STEPS)
		return "there are 2 to 1024 steps";
	plan->memory_size = places * (sizeof(char *) + sizeof(uint32_t));
	plan->memory = map_memory(plan->memory_size);
	if (!plan->memory)
		return "no memory";
	cursor.free_items = plan->memory;
	cursor.free_sizes = (uint32_t *)(void *)(cursor.free_items + places);
	for (uint32_t i = 0; i < plan->count; i++)
		if (!take_step(&cursor, &plan->steps[i]))
			return "a step is malformed";
	return cursor.next == cursor.end ? check_order(plan) : "bytes follow the last step";
}

const char *read_plan(int fd, struct plan *plan)
{
	unsigned char header[PLAN_HEADER];
	struct cursor cursor = {.next = header + 8, .end = header + PLAN_HEADER};
	uint32_t size;

	if (!read_whole(fd, header, sizeof(header)))
		return "it is cut short";
	if (memcmp(header, "DARSENA", 7) != 0)
		return "it is not a plan";
	if (header[7] != PLAN_VERSION)
		return "it has another version";
	if (!take_u32(&cursor, &size) || size > PLAN_BYTES - PLAN_HEADER)
		return "it is over 4 MiB";
	/* One byte more, so that nothing is not a size. */
	plan->body = map_memory(size + 1);
	plan->body_size = size + 1;
	if (!plan->body)
		return "no memory";
	if (!read_whole(fd, plan->body, size))
		return "it is cut short";
	return parse_plan(plan->body, size, plan);
}

void forget_plan(struct plan *plan)
{
	if (plan->memory)
		munmap(plan->memory, plan->memory_size);
	if (plan->body)
		munmap(plan->body, plan->body_size);
	memset(plan, 0, sizeof(*plan));
}

struct step *find_step(struct plan *plan, enum verb verb)
{
	for (uint32_t i = 0; i < plan->count; i++)
		if (plan->steps[i].verb == verb)
			return &plan->steps[i];
	return NULL;
}
