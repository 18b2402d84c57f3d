# shellcheck shell=bash disable=SC2034
# Sourced by the benchmarks. Measures commands in rounds, so that other load affects all of them equally,
# and computes the median of each.

DIST=$(cd "$BENCH/../../dist" && pwd)
NAMES=()
COMMANDS=()
export EMPIRICALRUN_KEY=benchmark-key

# Starts the server for the duration of the benchmark, with `folder` for temporary files. Sets `native` to the
# native program, if there is one.
prepare() {
  need curl jq hyperfine
  folder=$(mktemp -d)
  trap 'stop_server "$folder"; rm -rf "$folder"' EXIT
  start_server "$folder"
  native=$(find "$DIST" -maxdepth 1 -name 'empirical-*-*' -type f -perm -u+x -size +1M | head -n 1)
}

# Sets `javas` to the Java homes to use, and creates a start archive next to the jar for each.
find_javas() {
  local home archive
  javas=()
  for home in ${BENCH_JAVA_HOMES:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}; do
    javas+=("$home")
    archive=$(compgen -G "$DIST/empirical-java$(version "$home").*") || true
    if [[ ! $archive -nt $DIST/empirical.jar ]]; then
      "$home/bin/java" "$BENCH/../build/StartArchive.java" "$DIST/empirical.jar"
    fi
  done
}

# version HOME: the feature version of a Java, for example 17.
version() {
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# row NAME COMMAND…: adds a command to measure, started by sh like in a user's shell.
row() {
  NAMES+=("$1")
  COMMANDS+=("sh -c '$2'")
}

# measure ROUNDS FOLDER: runs each row twice per round and counts the second run; the first one warms the caches.
# Sets MEDIANS to milliseconds by row name and, if GNU time is installed, PEAKS to the largest process in MiB.
measure() {
  local round i
  declare -gA MEDIANS=() PEAKS=()
  for ((round = 1; round <= $1; round++)); do
    hyperfine -N --style none --warmup 1 --runs 1 --export-json "$2/round-$round.json" "${COMMANDS[@]}" >/dev/null 2>"$2/hyperfine.log" ||
      { cat "$2/hyperfine.log" >&2; return 1; }
  done
  for i in "${!NAMES[@]}"; do
    MEDIANS[${NAMES[i]}]=$(jq -s --argjson row "$i" \
      '[.[].results[$row].times[0] * 1000] | sort | .[length / 2 | floor]' "$2"/round-*.json)
    PEAKS[${NAMES[i]}]=$(peak "${COMMANDS[i]}" "$2/peak")
  done
}

# peak COMMAND FILE: the maximum resident size in MiB, the median of three runs.
peak() {
  local run
  [[ -x /usr/bin/time ]] || return 0
  for run in 1 2 3; do
    eval "/usr/bin/time -f %M -o '$2-$run' $1" >/dev/null 2>&1
  done
  cat "$2"-? | sort -n | jq -s '.[1] / 1024'
}

# times A B: the ratio A / B.
times() {
  jq -nr --argjson a "$1" --argjson b "$2" '$a / $b * 100 | round / 100'
}

# figure NUMBER: formats a number, with one decimal if below 100; a dash if empty.
figure() {
  [[ $1 ]] || { echo –; return; }
  jq -nr --argjson n "$1" 'if $n < 100 then $n * 10 | round / 10 else $n | round end'
}

need() {
  local command
  for command in "$@"; do
    command -v "$command" >/dev/null || { echo "needs $command (Debian: apt-get install $command)" >&2; exit 1; }
  done
}
