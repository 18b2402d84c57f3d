#!/usr/bin/env bash
# Benchmarks a batch of 2,000 look-ups against parallel curl and against xargs with curl | jq, and compares
# the peak memory of 100,000 look-ups with that of 1,000. Prints Markdown.
#
#   src/bench/batch.sh [ROUNDS]     default: 7
#
# Needs curl, jq, hyperfine, and the dist/ of `mvn package` (with -Pnative for the native rows). Uses nginx and GNU
# time if installed. BENCH_JAVA_HOMES lists the Javas to use, separated by spaces (default: the current one). Run it
# on an idle machine.
# shellcheck source-path=SCRIPTDIR disable=SC2016
set -euo pipefail
BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$BENCH/server.sh"
. "$BENCH/measure.sh"

LOOK_UPS=2000

main() {
  local rounds=${1:-7} home
  prepare
  find_javas
  test_cases "$LOOK_UPS" >"$folder/ids"
  curl_requests "$folder/ids" >"$folder/requests"
  row curl "curl -s --parallel --parallel-max 8 --config $folder/requests"
  row xargs "xargs -P 8 -I ID sh -c \"curl -s -d {\\\\\\\"test_case_id\\\\\\\":\\\\\\\"ID\\\\\\\"} $HTTP_URL$ENDPOINT | jq -c .data[]\" <$folder/ids >$folder/xargs.out"
  for home in "${javas[@]}"; do
    row "Java $(version "$home")" "EMPIRICAL_JVM=1 JAVA_HOME=$home $(batch "$DIST/empirical" "$folder/ids")"
  done
  if [[ $native ]]; then row native "$(batch "$native" "$folder/ids")"; fi
  measure "$rounds" "$folder"
  report "$rounds"
  memory
}

# test_cases N: prints N IDs in Playwright's format.
test_cases() {
  awk -v n="$1" 'BEGIN { for (i = 1; i <= n; i++) printf "%020x-%020x\n", i, i * 7919 }'
}

# Prints a curl configuration with one POST per ID in a file.
curl_requests() {
  awk -v url="$HTTP_URL$ENDPOINT" '
    NR > 1 { print "next" }
    {
      print "url = \"" url "\""
      print "data = \"{\\\"test_case_id\\\":\\\"" $0 "\\\",\\\"days\\\":30}\""
      print "header = \"Content-Type: application/json\""
      print "header = \"Authorization: Bearer '"$EMPIRICALRUN_KEY"'\""
      print "silent"
    }' "$1"
}

# batch PROGRAM FILE
batch() {
  echo "$1 last-pass --from $2 --api-url $HTTP_URL -o ndjson >$folder/rows.ndjson"
}

report() {
  local home
  echo "$LOOK_UPS look-ups over HTTP, 8 at a time, medians of $1 interleaved runs each, against $SERVER; $(nproc) processors."
  echo
  echo '| Whole process | Time | Compared with curl |'
  echo '| --- | ---: | ---: |'
  line curl '`curl --parallel --parallel-max 8`'
  line native '`empirical last-pass --from`, native'
  for home in "${javas[@]}"; do
    line "Java $(version "$home")" "\`empirical last-pass --from\`, Java $(version "$home")"
  done
  line xargs '`xargs -P 8` with `curl \| jq`'
}

# line ROW TITLE: prints a row, if it was measured.
line() {
  if [[ ${MEDIANS[$1]:-} ]]; then
    echo "| $2 | $(figure "${MEDIANS[$1]}") ms | $(times "${MEDIANS[$1]}" "${MEDIANS[curl]}") × |"
  fi
}

memory() {
  local home
  [[ -x /usr/bin/time ]] || return 0
  test_cases 1000 >"$folder/few"
  test_cases 100000 >"$folder/many"
  echo
  if [[ $native ]]; then growth native "$native" ''; fi
  for home in "${javas[@]}"; do
    growth "Java $(version "$home")" "$DIST/empirical" "EMPIRICAL_JVM=1 JAVA_HOME=$home"
  done
}

# growth TITLE PROGRAM VARIABLE
growth() {
  local few many
  few=$(peak "sh -c '$3 $(batch "$2" "$folder/few")'" "$folder/peak")
  many=$(peak "sh -c '$3 $(batch "$2" "$folder/many")'" "$folder/peak")
  echo "- Peak memory, $1: $(figure "$few") MiB for 1,000 test cases, $(figure "$many") MiB for 100,000, $(times "$many" "$few") ×."
}

main "$@"
