/*
 * Linked into the static program in place of musl's, which finds nothing in a static program. The JDK uses IPv6 only if this
 * function finds inet_pton, and does without the other functions that it looks for.
 */
#include <arpa/inet.h>
#include <string.h>

void *dlsym(void *library, const char *name) {
  (void) library;
  return strcmp(name, "inet_pton") == 0 ? (void *) inet_pton : 0;
}
