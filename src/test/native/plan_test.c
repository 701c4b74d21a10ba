#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "plan.h"

static unsigned char bytes[1 << 20];
static size_t size;
static struct plan plan;

static void add_u32(uint32_t value)
{
	for (int i = 0; i < 4; i++)
		bytes[size++] = (unsigned char)(value >> 8 * i);
}

static void add_number(int64_t value)
{
	add_u32((uint32_t)value);
	add_u32((uint32_t)((uint64_t)value >> 32));
}

static void add_text(const char *text)
{
	add_u32((uint32_t)strlen(text));
	memcpy(bytes + size, text, strlen(text));
	size += strlen(text);
}

/* Gives the place of the body's size, for end_step. */
static size_t begin(enum verb verb)
{
	bytes[size++] = (unsigned char)verb;
	bytes[size++] = 0;
	add_u32(0);
	return size;
}

static void end(size_t start)
{
	size_t now = size;

	size = start - 4;
	add_u32((uint32_t)(now - start));
	size = now;
}

static void add_session(void)
{
	size_t start = begin(VERB_SESSION);

	add_text("/process");
	add_text("");
	add_text("/socket");
	add_number(1);
	add_number(0);
	end(start);
}

static void add_execute(const char *name)
{
	size_t start = begin(VERB_EXECUTE);

	add_u32(1);
	add_text(name);
	add_u32(2);
	add_text("A=1");
	add_text("B=2");
	end(start);
}

static void start_plan(uint32_t count)
{
	size = 0;
	add_u32(count);
}

static const char *parse(void)
{
	const char *error = parse_plan(bytes, size, &plan);

	forget_plan(&plan);
	return error;
}

static void reads_what_was_written(void)
{
	struct step *execute;

	start_plan(2);
	add_session();
	add_execute("sh");
	CHECK(parse_plan(bytes, size, &plan) == NULL);
	execute = find_step(&plan, VERB_EXECUTE);
	CHECK(plan.count == 2);
	CHECK(strcmp(plan.steps[0].values[0].text, "/process") == 0);
	CHECK(strcmp(plan.steps[0].values[1].text, "") == 0);
	CHECK(plan.steps[0].values[3].number == 1);
	CHECK(execute && strcmp(execute->values[0].list.items[0], "sh") == 0);
	CHECK(execute && execute->values[0].list.items[1] == NULL);
	CHECK(execute && strcmp(execute->values[1].list.items[1], "B=2") == 0);
	CHECK(execute && execute->values[1].list.items[2] == NULL);
	forget_plan(&plan);
}

static void refuses_every_cut(void)
{
	static unsigned char whole[4096];
	size_t whole_size;

	start_plan(2);
	add_session();
	add_execute("sh");
	whole_size = size;
	memcpy(whole, bytes, size);
	for (size_t cut = 0; cut < whole_size; cut++) {
		memcpy(bytes, whole, cut);
		size = cut;
		CHECK(parse() != NULL);
	}
}

/* Every byte with every bit flipped: refused or read, never outside of the plan's bounds. */
static void survives_every_flip(void)
{
	static unsigned char whole[4096];
	size_t whole_size;

	start_plan(2);
	add_session();
	add_execute("sh");
	whole_size = size;
	memcpy(whole, bytes, size);
	for (size_t place = 0; place < whole_size * 8; place++) {
		unsigned char *exact = malloc(whole_size);

		if (!exact)
			return;
		memcpy(exact, whole, whole_size);
		exact[place / 8] ^= (unsigned char)(1 << place % 8);
		(void)parse_plan(exact, whole_size, &plan);
		forget_plan(&plan);
		free(exact);
	}
	CHECK(true);
}

static void refuses_lies_about_counts(void)
{
	size_t start;

	start_plan(0xffffffff);
	add_session();
	CHECK(parse() != NULL);

	start_plan(2);
	add_session();
	start = begin(VERB_EXECUTE);
	add_u32(0xffffffff);
	end(start);
	CHECK(parse() != NULL);

	start_plan(2);
	add_session();
	start = begin(VERB_EXECUTE);
	add_u32(1);
	add_u32(0xfffffff0);
	end(start);
	CHECK(parse() != NULL);
}

static void refuses_wrong_contents(void)
{
	size_t start;

	start_plan(2);
	add_session();
	start = begin(VERB_EXECUTE);
	add_u32(1);
	add_u32(3);
	memcpy(bytes + size, "a\0b", 3);
	size += 3;
	add_u32(0);
	end(start);
	CHECK(parse() != NULL); /* a NUL inside */

	start_plan(3);
	add_session();
	start = begin(VERB_SECCOMP);
	add_u32(1);
	add_text("1234567");
	end(start);
	add_execute("sh");
	CHECK(parse() != NULL); /* no whole instruction */

	start_plan(2);
	add_session();
	end(begin((enum verb)VERB_COUNT));
	CHECK(parse() != NULL);

	start_plan(2);
	add_session();
	start = begin(VERB_EXECUTE);
	add_u32(0);
	add_u32(0);
	end(start);
	CHECK(parse() != NULL); /* a program without a name */
}

static void refuses_wrong_order(void)
{
	start_plan(2);
	add_execute("sh");
	add_session();
	CHECK(parse() != NULL);

	start_plan(3);
	add_session();
	add_session();
	add_execute("sh");
	CHECK(parse() != NULL);

	start_plan(2);
	add_session();
	add_execute("sh");
	bytes[size++] = 0;
	CHECK(parse() != NULL); /* bytes follow */
}

void test_plans(void)
{
	reads_what_was_written();
	refuses_every_cut();
	survives_every_flip();
	refuses_lies_about_counts();
	refuses_wrong_contents();
	refuses_wrong_order();
}
