#include "detach_keys.h"

#include <string.h>

static bool parse_key(const char *text, size_t length, unsigned char *key)
{
	if (length == 1) {
		*key = (unsigned char)text[0];
		return true;
	}
	if (length == 3 && strncmp(text, "DEL", 3) == 0) {
		*key = 127;
		return true;
	}
	if (length != 6 || strncmp(text, "ctrl-", 5) != 0)
		return false;
	if (text[5] >= 'a' && text[5] <= 'z') {
		*key = (unsigned char)(text[5] - 'a' + 1);
		return true;
	}
	*key = (unsigned char)(text[5] & 0x1f);
	return strchr("@[\\]^_", text[5]) != NULL;
}

bool parse_detach_keys(const char *text, struct detach_keys *keys)
{
	memset(keys, 0, sizeof(*keys));
	for (;;) {
		size_t length = strcspn(text, ",");

		if (keys->count == DETACH_KEYS || !parse_key(text, length, &keys->keys[keys->count]))
			return false;
		keys->count++;
		if (text[length] == '\0')
			return true;
		text += length + 1;
	}
}

/* How much of the sequence the held keys and one more still are the start of; `ctrl-p,ctrl-p,x` may overlap itself. */
static size_t advance(const struct detach_keys *keys, unsigned char typed)
{
	for (size_t start = 0; start <= keys->matched; start++) {
		size_t length = keys->matched - start;

		if (memcmp(keys->keys, keys->keys + start, length) == 0 && keys->keys[length] == typed)
			return length + 1;
	}
	return 0;
}

bool filter_detach_keys(struct detach_keys *keys, const unsigned char *typed, size_t size, unsigned char *passed,
			size_t *passed_size)
{
	*passed_size = 0;
	for (size_t i = 0; i < size; i++) {
		size_t matched = advance(keys, typed[i]);
		size_t given_up = keys->matched + 1 - matched;

		/* Of the held keys and this one, those that are no longer a start of the sequence go through. */
		for (size_t key = 0; key < given_up; key++)
			passed[(*passed_size)++] = key < keys->matched ? keys->keys[key] : typed[i];
		keys->matched = matched;
		if (matched == keys->count)
			return true;
	}
	return false;
}
