/* A test is a function; a failed check names its line and goes on. */
#ifndef DARSENA_CHECK_H
#define DARSENA_CHECK_H

#include <stdbool.h>

#define CHECK(condition) check(condition, #condition, __FILE__, __LINE__)

void check(bool holds, const char *condition, const char *file, int line);

void test_plans(void);
void test_logs(void);
void test_passwd(void);
void test_paths(void);
void test_detach_keys(void);
void test_facts(void);
void test_signals(void);
void test_cleanup(void);
void test_restarts(void);
void test_health(void);
void test_journal(void);
void test_donors(void);
void test_reports(void);
void test_members(void);

/* A new directory, removed at the end of the run. */
const char *scratch_directory(void);

#endif
