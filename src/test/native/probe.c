/* A static program to run inside test containers. */
#include <stdio.h>
int main(void) { puts("hello"); return 0; }
