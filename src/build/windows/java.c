/* Stands for java.exe: prints its arguments, each in brackets, and ends with the status that STUB_STATUS names. */
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
  for (int i = 1; i < count; i++) {
    printf("<%s>\n", arguments[i]);
  }
  const char *status = getenv("STUB_STATUS");
  return status == NULL ? 0 : atoi(status);
}
