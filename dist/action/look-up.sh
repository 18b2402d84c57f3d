#!/usr/bin/env bash
# The step of action.yml: one look-up, with its table in the log and its verdict in the step's outputs and the job's summary.
# Keeps to what bash 3.2 has, the one of macOS.
set -euo pipefail

# The runner reads the two streams apart, so that a line on the other could overtake the one that stops commands.
exec 2>&1

readonly LEFT_OUT='(none)'
readonly CARRIAGE_RETURN=$'\r'
readonly LINE_FEED=$'\n'
# An output may have 1 MB, counted in UTF-16, and a step's summary 1 MiB.
readonly LONGEST_OUTPUT=500000
readonly LONGEST_SUMMARY=1048576
# An annotation that is longer than a screen is not read.
readonly MOST_MESSAGES=10
readonly LONGEST_MESSAGE=1000

arguments=(last-pass --color=never)
work=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/empirical.XXXXXX")
trap 'rm -rf "$work"' EXIT

main() {
  take_key
  take_arguments
  local fail_on_unmet fail_on_error status=0
  boolean fail-on-unmet "$INPUT_FAIL_ON_UNMET"
  fail_on_unmet=$INPUT_FAIL_ON_UNMET
  boolean fail-on-error "$INPUT_FAIL_ON_ERROR"
  fail_on_error=$INPUT_FAIL_ON_ERROR
  look_up || status=$?
  write_outputs "$status"
  write_summary
  case $status in
    0) ;;
    20) end 20 "$fail_on_unmet" notice 'The gate is not met' ;;
    *) end "$status" "$fail_on_error" warning "Could not find out (exit status $status)" ;;
  esac
}

# The key goes to the program in the variable that it reads, and never into the log.
take_key() {
  if [[ $INPUT_API_KEY != "$LEFT_OUT" ]]; then export EMPIRICALRUN_KEY=$INPUT_API_KEY; fi
  unset INPUT_API_KEY
  local line
  while read -r line; do
    if [[ $line ]]; then echo "::add-mask::$(escaped "$line")"; fi
  done <<<"${EMPIRICALRUN_KEY:-}"
}

take_arguments() {
  option --from "$INPUT_FROM"
  option --from-playwright "$INPUT_FROM_PLAYWRIGHT"
  option --playwright-status "$INPUT_PLAYWRIGHT_STATUS"
  option --days "$INPUT_DAYS"
  option --before "$INPUT_BEFORE"
  option --env "$INPUT_ENV"
  each_line --env-name= "$INPUT_ENV_NAMES"
  option --require "$INPUT_REQUIRE"
  option --max-age "$INPUT_MAX_AGE"
  option --wait "$INPUT_WAIT"
  option --poll "$INPUT_POLL"
  each_line --report= "$INPUT_REPORTS"
  option --api-url "$INPUT_API_URL"
  option --key-file "$INPUT_KEY_FILE"
  option --timeout "$INPUT_TIMEOUT"
  option --retries "$INPUT_RETRIES"
  option --concurrency "$INPUT_CONCURRENCY"
  option --cacert "$INPUT_CACERT"
  flag allow-http "$INPUT_ALLOW_HTTP"
  flag demo "$INPUT_DEMO"
  flag verbose "$INPUT_VERBOSE"
  arguments+=("--report=json=$work/answer.json" "--report=markdown=$work/answer.md" --)
  each_line '' "$INPUT_TEST_CASE_IDS"
}

option() { # NAME VALUE
  if [[ $2 != "$LEFT_OUT" ]]; then arguments+=("$1=$2"); fi
}

# One argument for each line that is not blank. If there is none, one without a value, which the program refuses.
each_line() { # PREFIX TEXT
  if [[ $2 == "$LEFT_OUT" ]]; then return; fi
  local line none=true
  while read -r line; do
    if [[ $line ]]; then
      arguments+=("$1$line")
      none=false
    fi
  done <<<"${2//"$CARRIAGE_RETURN"/}"
  if $none; then arguments+=("$1"); fi
}

flag() { # NAME VALUE
  boolean "$1" "$2"
  if [[ $2 == true ]]; then arguments+=("--$1"); fi
}

# Ends the step, whatever the inputs say of failing, unless the value is one of the two.
boolean() { # NAME VALUE
  case $2 in
    true | false) return ;;
  esac
  echo "the input $1 is '$2', neither true nor false" >"$work/messages"
  write_outputs 2
  end 2 true error 'Could not find out (exit status 2)'
}

# Runs the program. Part of what it says comes from elsewhere, so that until its end nothing is a command to the runner.
look_up() {
  local program token status cancelled=false running=''
  if ! program=$(type -P -- "$INPUT_PROGRAM"); then
    printf "there is no program '%s': %s\n" "$INPUT_PROGRAM" \
      'an earlier step must put empirical on the PATH, or the input program say where it is' >"$work/messages"
    return 127
  fi
  token=$(random)
  echo "::stop-commands::$token"
  mkfifo "$work/pipe"
  tee "$work/messages" <"$work/pipe" &
  # A job that is cancelled does not wait for a look-up that waits.
  trap 'cancelled=true; kill $running' INT TERM
  "$program" "${arguments[@]}" 2>"$work/pipe" >"$work/table" </dev/null &
  running=$!
  if $cancelled; then kill "$running"; fi
  status=0
  wait "$running" || status=$?
  if $cancelled; then
    status=0
    wait "$running" || status=$?
  fi
  wait
  cat "$work/table"
  # A line of its own, even if the program was stopped within one.
  printf '\n::%s::\n' "$token"
  return "$status"
}

write_outputs() { # STATUS
  local met='' delimiter
  if [[ $INPUT_REQUIRE != "$LEFT_OUT" || $INPUT_MAX_AGE != "$LEFT_OUT" ]]; then
    case $1 in
      0) met=true ;;
      20) met=false ;;
    esac
  fi
  if [[ -f $work/answer.json ]] && (($(size "$work/answer.json") > LONGEST_OUTPUT)); then
    rm "$work/answer.json"
    echo "::warning title=No output json::The answer is too long for an output; reports: json=FILE writes it to a file"
  fi
  delimiter=$(random)
  {
    echo "met=$met"
    echo "exit-code=$1"
    echo "json<<$delimiter"
    if [[ -f $work/answer.json ]]; then cat "$work/answer.json"; fi
    echo "$delimiter"
  } >>"$GITHUB_OUTPUT"
}

write_summary() {
  if [[ ! -f $work/answer.md ]]; then return; fi
  if (($(size "$work/answer.md") > LONGEST_SUMMARY)); then
    head -n 1 "$work/answer.md"
    printf '\n%s\n' 'The table is too long for a summary; reports: markdown=FILE writes it to a file.'
  else
    cat "$work/answer.md"
  fi >>"$GITHUB_STEP_SUMMARY"
}

# Says what came of it, and fails the step if it is to fail.
end() { # STATUS FAILS OTHERWISE TITLE
  local level=$3
  if [[ $2 == true ]]; then level=error; fi
  echo "::$level title=$4::$(escaped "$(last_messages)")"
  if [[ $2 == true ]]; then exit "$1"; fi
}

# The end of what was said, without the trace of --verbose.
last_messages() {
  local line lines=$work/lines
  grep -a '^empirical: ' "$work/messages" >"$lines" || cp "$work/messages" "$lines"
  tail -n "$MOST_MESSAGES" "$lines" | while IFS= read -r line || [[ $line ]]; do
    line=${line#empirical: }
    printf '%s\n' "${line:0:LONGEST_MESSAGE}"
  done
}

# Fit for the value of a command to the runner.
escaped() { # TEXT
  local text=${1//[%]/%25}
  text=${text//"$CARRIAGE_RETURN"/%0D}
  printf '%s' "${text//"$LINE_FEED"/%0A}"
}

# A word that nobody can guess.
random() {
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

size() { # FILE
  wc -c <"$1"
}

main
