# shellcheck shell=bash disable=SC2034
# Sourced by the benchmarks: rows of commands, measured in rounds, so that what else the machine does
# falls on all of them alike, and the median of each.

DIST=$(cd "$BENCH/../../dist" && pwd)
NAMES=()
COMMANDS=()
export EMPIRICALRUN_KEY=benchmark-key

# Starts the server until the benchmark ends, with `folder` for what is written meanwhile. Sets `native` to the native
# program, or to nothing.
prepare() {
  need curl jq hyperfine
  folder=$(mktemp -d)
  trap 'stop_server "$folder"; rm -rf "$folder"' EXIT
  start_server "$folder"
  native=$(find "$DIST" -maxdepth 1 -name 'empirical-*-*' -type f -perm -u+x -size +1M | head -n 1)
}

# Sets `javas` to the homes of the Javas to start, each with its start archive beside the jar.
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

# row NAME COMMAND…: a command to measure, started by sh as a user's shell would start it.
row() {
  NAMES+=("$1")
  COMMANDS+=("sh -c '$2'")
}

# measure ROUNDS FOLDER: runs each row twice a round, of which the second run counts: the first brings back what
# the row before pushed out of the caches. Afterwards MEDIANS holds milliseconds by row name and, where GNU time is installed, PEAKS the largest process in MiB.
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

# peak COMMAND FILE: the largest resident size in MiB, the middle one of three runs.
peak() {
  local run
  [[ -x /usr/bin/time ]] || return 0
  for run in 1 2 3; do
    eval "/usr/bin/time -f %M -o '$2-$run' $1" >/dev/null 2>&1
  done
  cat "$2"-? | sort -n | jq -s '.[1] / 1024'
}

# times A B: how many times B the figure A is.
times() {
  jq -nr --argjson a "$1" --argjson b "$2" '$a / $b * 100 | round / 100'
}

# figure NUMBER: with one digit after the point below 100, else none; a dash for nothing.
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
