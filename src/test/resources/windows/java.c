// Stands for java.exe under Wine, where no Java runs: prints its path, the jar, and the arguments of the jar. Of these, "wait" waits for
// Ctrl-C, "read" counts the bytes of standard input, and a number is the exit status. Like Java, it warns on standard output, unless
// its options say otherwise.
#include <fcntl.h>
#include <stdio.h>
#include <windows.h>

int _dowildcard = 0;

// Slow, as the end of a program that restores the console.
static BOOL WINAPI interrupted(DWORD event) {
  Sleep(300);
  wprintf(L"ended\n");
  fflush(stdout);
  ExitProcess(130);
}

int wmain(int count, wchar_t **arguments) {
  wchar_t file[MAX_PATH];
  int status = 0, option = 1;
  _setmode(_fileno(stdin), _O_BINARY);
  _setmode(_fileno(stdout), _O_U8TEXT);
  SetConsoleCtrlHandler(interrupted, TRUE);
  if (!wcsstr(GetCommandLineW(), L" -Xlog:disable -Xlog:all=warning:stderr ")) wprintf(L"a warning\n");
  GetModuleFileNameW(NULL, file, MAX_PATH);
  while (option < count - 1 && wcscmp(arguments[option], L"-jar")) option++;
  wprintf(L"java %ls\njar %ls\n", file, option < count - 1 ? arguments[option + 1] : L"none");
  for (int i = option + 2; i < count; i++) {
    wprintf(L"<%ls>\n", arguments[i]);
    if (_wtoi(arguments[i]) > 0) status = _wtoi(arguments[i]);
    if (!wcscmp(arguments[i], L"read")) {
      int bytes = 0;
      while (getchar() != EOF) bytes++;
      wprintf(L"read %d\n", bytes);
    }
    fflush(stdout);
    if (!wcscmp(arguments[i], L"wait")) Sleep(INFINITE);
  }
  return status;
}
