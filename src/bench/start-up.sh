#!/usr/bin/env bash
# Benchmarks a single look-up against curl, curl | jq, xh and gh. Prints a Markdown table.
#
#   src/bench/start-up.sh [ROUNDS]     default: 30
#
# Needs curl, jq, hyperfine, and the dist/ of `mvn package` (with -Pnative for the native rows). Uses nginx and
# openssl if installed (required for HTTPS), and GNU time for memory. BENCH_JAVA_HOMES lists the Javas to use,
# separated by spaces (default: the current one). Run it on an idle machine.
# shellcheck source-path=SCRIPTDIR disable=SC2016
set -euo pipefail
BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$BENCH/server.sh"
. "$BENCH/measure.sh"

TEST_CASE=a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee
BODY="{\\\"test_case_id\\\":\\\"$TEST_CASE\\\",\\\"days\\\":30}"

main() {
  local rounds=${1:-30}
  prepare
  find_javas
  add_rows
  measure "$rounds" "$folder"
  report "$rounds"
}

add_rows() {
  row 'curl --version' 'curl --version'
  if command -v gh >/dev/null; then row 'gh --version' 'gh --version'; fi
  if [[ $native ]]; then
    row 'native --version' "$native --version"
    row 'native --help' "$native --help"
    row 'launcher --version' "$DIST/empirical --version"
  fi
  look_ups HTTP "$HTTP_URL" '' ''
  if [[ $HTTPS_URL ]]; then look_ups HTTPS "$HTTPS_URL" "--cacert $CA_FILE" "--verify $CA_FILE"; fi
}

# look_ups SCHEME URL OPTIONS XH_OPTIONS
look_ups() {
  local post="curl -s $3 -H \"Authorization: Bearer \$EMPIRICALRUN_KEY\" -H \"Content-Type: application/json\" -d \"$BODY\" $2$ENDPOINT"
  local question="last-pass $TEST_CASE --api-url $2 $3" home
  row "$1 curl" "$post"
  row "$1 curl | jq" "$post | jq -r \".data[]\""
  if command -v xh >/dev/null; then
    row "$1 xh" "xh --ignore-stdin $4 --raw \"$BODY\" post $2$ENDPOINT"
  fi
  if [[ $native ]]; then row "$1 native" "$native $question"; fi
  for home in "${javas[@]}"; do
    row "$1 Java $(version "$home")" "EMPIRICAL_JVM=1 JAVA_HOME=$home $DIST/empirical $question"
    row "$1 Java $(version "$home") plain" "$home/bin/java -jar $DIST/empirical.jar $question"
  done
}

report() {
  local scheme home file
  echo "Medians of $1 interleaved runs each, against $SERVER; $(nproc) processors."
  echo
  echo '| Whole process | Time | Compared with the first of its group | Peak memory, MiB |'
  echo '| --- | ---: | ---: | ---: |'
  line 'curl --version' 'curl --version' '`curl --version`'
  line 'gh --version' 'curl --version' '`gh --version`'
  line 'native --version' 'curl --version' '`empirical --version`, native'
  line 'native --help' 'curl --version' '`empirical --help`, native'
  line 'launcher --version' 'curl --version' '`dist/empirical --version`, which starts the native one'
  for scheme in HTTP HTTPS; do
    line "$scheme curl | jq" "$scheme curl | jq" "$scheme: \`curl \\| jq\`"
    line "$scheme curl" "$scheme curl | jq" "$scheme: \`curl\` alone"
    line "$scheme xh" "$scheme curl | jq" "$scheme: \`xh\`"
    line "$scheme native" "$scheme curl | jq" "$scheme: \`empirical last-pass\`, native"
    for home in "${javas[@]}"; do
      line "$scheme Java $(version "$home")" "$scheme curl | jq" "$scheme: \`empirical last-pass\`, Java $(version "$home")"
      line "$scheme Java $(version "$home") plain" "$scheme curl | jq" "$scheme: plain \`java -jar\`, Java $(version "$home")"
    done
  done
  echo
  for scheme in HTTP HTTPS; do
    for home in "${javas[@]}"; do
      gain "$scheme Java $(version "$home")"
    done
  done
  if [[ $native ]]; then
    echo "- The native program: $(stat -c %s "$native") bytes, $(gzip -9c "$native" | wc -c) with gzip -9."
  fi
  for file in "$DIST"/empirical.jar "$DIST"/*.tar.gz; do
    if [[ -f $file ]]; then echo "- ${file##*/}: $(stat -c %s "$file") bytes."; fi
  done
}

# line ROW BASE TITLE: prints a row, if it was measured.
line() {
  if [[ ${MEDIANS[$1]:-} ]]; then
    echo "| $3 | $(figure "${MEDIANS[$1]}") ms | $(times "${MEDIANS[$1]}" "${MEDIANS[$2]}") × | $(figure "${PEAKS[$1]}") |"
  fi
}

gain() {
  if [[ ${MEDIANS[$1]:-} ]]; then
    echo "- $1 through the launcher is $(times "${MEDIANS[$1 plain]}" "${MEDIANS[$1]}") × as fast as plain."
  fi
}

main "$@"
