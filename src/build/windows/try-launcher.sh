#!/usr/bin/env bash
# Runs dist/empirical.cmd under wine, with a stub in place of Java. By hand, on Debian: it needs the packages wine, wine64 and
# gcc-mingw-w64-x86-64-win32.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

folder=$(mktemp -d)
trap 'WINEPREFIX=$folder/wine wineserver -k || true; rm -rf "$folder"' EXIT
export WINEPREFIX=$folder/wine WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
wineboot --init >/dev/null 2>&1

home="$folder/with space & (parens)"
mkdir "$home"
cp dist/empirical.cmd "$home"
touch "$home/empirical.jar"
for version in 11.0.2 17.0.9 25.0.1; do
  mkdir -p "$folder/java $version/bin"
  x86_64-w64-mingw32-gcc -O1 -s -o "$folder/java $version/bin/java.exe" src/build/windows/java.c
  printf 'JAVA_VERSION="%s"\r\n' "$version" >"$folder/java $version/release"
done

# Sets `output` and `status`.
start() { # JAVA ARGUMENTS-AS-TYPED
  JAVA_HOME="$(winepath -w "$folder/java $1")"
  export JAVA_HOME
  printf '@call "%s\\empirical.cmd" %s\r\n@exit /b %%ERRORLEVEL%%\r\n' "$(winepath -w "$home")" "$2" >"$folder/try.cmd"
  status=0
  output=$(cd "$folder" && wine cmd /c try.cmd 2>&1 </dev/null | tr -d '\r'; exit "${PIPESTATUS[0]}") || status=$?
}

check() { # WHAT EXPECTED-STATUS TEXT-IN-THE-OUTPUT
  if [[ $status -ne $2 || $output != *"$3"* ]]; then
    printf 'Not so: %s\nstatus %s, output:\n%s\n' "$1" "$status" "$output"
    exit 1
  fi
  echo "So it is: $1"
}

start 17.0.9 '"a b" "" "c&d" --grep="x y"'
check 'arguments with spaces and quotes arrive' 0 $'<a b>\n<>\n<c&d>\n<--grep=x y>'
STUB_STATUS=20 start 17.0.9 last-pass
check 'the exit status 20 comes through' 20 '<last-pass>'
start 11.0.2 last-pass
check 'Java 11 is refused' 1 'is Java 11.0.2'
start 25.0.1 last-pass
check 'Java 25 without a cache' 0 '<-Xshare:auto>'
touch -d '1 hour ago' "$home/empirical.jar"
touch "$home/empirical-java25.aot" "$home/empirical-java17.jsa"
start 25.0.1 last-pass
check 'a cache for Java 25 is found' 0 'empirical-java25.aot>'
start 17.0.9 last-pass
check 'an archive for Java 17 is found' 0 'empirical-java17.jsa>'
touch -d '2 hours ago' "$home/empirical-java25.aot"
start 25.0.1 last-pass
check 'a cache that is older than the jar is passed over' 0 '<-Xshare:auto>'
