#!/usr/bin/env bash
# Tries a native program where it was built: smoke.sh dist/empirical-linux-x86_64
set -euo pipefail
program=$1

expect() { # STATUS TEXT ARGUMENT...
  local expected=$1 text=$2 status=0 output
  shift 2
  output=$("$program" "$@" 2>&1 </dev/null) || status=$?
  if [[ $status -ne $expected || $output != *"$text"* ]]; then
    printf '%s %s: exit status %s, not %s with "%s":\n%s\n' "$program" "$*" "$status" "$expected" "$text" "$output" >&2
    exit 1
  fi
  echo "$expected: empirical $*"
}

readonly ID=a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee
export EMPIRICAL_CONFIG='' EMPIRICALRUN_KEY=sandbox-key
expect 0 'empirical ' --version
expect 0 'production   3 hours ago' last-pass "$ID" --demo
expect 0 '"data":[' last-pass "$ID" --demo --json
expect 0 'gate met' last-pass "$ID" --demo --require staging --max-age 7d
expect 20 'gate not met' last-pass "$ID" --demo --require staging --max-age 1h
expect 69 'cannot reach' last-pass "$ID" --api-url https://127.0.0.1:1 --retries 0
expect 2 'no-such-option' last-pass "$ID" --no-such-option

if [[ $program == *-linux-* && $(objdump -p "$program") != *' INTERP '* ]]; then
  echo 'Linked statically: needs no C library'
elif [[ $program == *-linux-* ]]; then
  newest=$(objdump -T "$program" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
  if [[ $(printf '%s\n' "$newest" GLIBC_2.34 | sort -V | tail -n 1) != GLIBC_2.34 ]]; then
    echo "$program needs $newest, newer than the GLIBC_2.34 that is promised" >&2
    exit 1
  fi
  needed=$(objdump -p "$program" | sed -n 's/^ *NEEDED *//p')
  if [[ $needed != libc.so.6 ]]; then
    echo "$program needs other libraries than the C library: ${needed//$'\n'/ }" >&2
    exit 1
  fi
  echo "Linked with the C library: needs $newest"
fi
