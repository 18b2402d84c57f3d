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
  refuse_unknown_inputs
  take_key
  take_arguments
  local fail_on_unmet fail_on_error met status=0
  boolean fail-on-unmet "$INPUT_FAIL_ON_UNMET"
  fail_on_unmet=$INPUT_FAIL_ON_UNMET
  boolean fail-on-error "$INPUT_FAIL_ON_ERROR"
  fail_on_error=$INPUT_FAIL_ON_ERROR
  look_up || status=$?
  met=$(gate_met)
  if ! consistent "$status" "$met"; then
    echo "empirical: exit status $status, but the report says of the gate: ${met:-nothing}" >>"$work/messages"
    status=1
  fi
  case $status in
    0 | 20) ;;
    *) met='' ;;
  esac
  write_outputs "$status" "$met"
  write_summary
  case $status in
    0) ;;
    20) end 20 "$fail_on_unmet" notice 'The gate is not met' ;;
    *) end "$status" "$fail_on_error" warning "Could not find out (exit status $status)" ;;
  esac
}

# GitHub only warns of an input that the Action does not have. In JSON as the runner writes it, each name begins a line.
refuse_unknown_inputs() {
  local line name variable
  while IFS= read -r line; do
    if [[ $line != '  "'* ]]; then continue; fi
    name=${line#'  "'}
    name=${name%%'": '*}
    variable=INPUT_$(printf '%s' "$name" | tr a-z- A-Z_)
    if [[ $name == *[!A-Za-z-]* || -z ${!variable+yes} ]]; then
      refuse "there is no input '$name'; GitHub's warning lists those that there are"
    fi
  done <<<"$INPUTS"
  unset INPUTS
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
  flag last-failed "$INPUT_LAST_FAILED"
  option --grep "$INPUT_GREP"
  option --playwright-status "$INPUT_PLAYWRIGHT_STATUS"
  option --days "$INPUT_DAYS"
  option --before "$INPUT_BEFORE"
  option --env "$INPUT_ENV"
  each_line --env-name= "$INPUT_ENV_NAMES"
  option --require "$INPUT_REQUIRE"
  option --max-age "$INPUT_MAX_AGE"
  option --since "$INPUT_SINCE"
  option --wait "$INPUT_WAIT"
  option --poll "$INPUT_POLL"
  option --sort "$INPUT_SORT"
  each_line --report= "$INPUT_REPORTS"
  option --dashboard "$INPUT_DASHBOARD"
  option --api-url "$INPUT_API_URL"
  option --project-id "$INPUT_PROJECT_ID"
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

boolean() { # NAME VALUE
  case $2 in
    true | false) ;;
    *) refuse "the input $1 is '$2', neither true nor false" ;;
  esac
}

# Ends the step, whatever the inputs say of failing.
refuse() { # MESSAGE
  printf '%s\n' "$1" >"$work/messages"
  write_outputs 2 ''
  end 2 true error 'Could not find out (exit status 2)'
}

# Runs the program. Part of what it says comes from elsewhere, so that until its end nothing is a command to the runner.
look_up() {
  local program token status cancelled=false running=''
  if [[ $INPUT_PROGRAM == "$LEFT_OUT" ]]; then
    if ! install_program; then return 127; fi
    program=$work/npm/node_modules/.bin/empirical
  elif ! program=$(type -P -- "$INPUT_PROGRAM"); then
    printf "there is no program '%s': %s\n" "$INPUT_PROGRAM" \
      'without the input program, the Action installs it' >"$work/messages"
    return 127
  fi
  if ! is_empirical "$program"; then
    printf "'%s --version' does not print the version of empirical\n" "$program" >>"$work/messages"
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

# Takes the npm package that has this Action's own version. npm compares what it downloads with the registry's checksum and runs
# none of it, and gets no key.
install_program() {
  local package
  if ! type -P node npm >/dev/null; then
    echo 'node and npm are not on the PATH: set up Node.js in an earlier step, or say by the input program where empirical is' \
      >"$work/messages"
    return 1
  fi
  mkdir "$work/npm"
  {
    package=$(node -p 'const it = require(process.argv[1]); it.name + "@" + it.version' \
      "$GITHUB_ACTION_PATH/../npm/package.json") &&
      (cd "$work/npm" && env -u EMPIRICALRUN_KEY npm install --prefix=. --ignore-scripts --no-audit --no-fund \
        --no-save --no-package-lock --loglevel=error "$package")
  } >"$work/npm.log" 2>&1 || {
    # Its first lines say what is wrong.
    head -n 5 "$work/npm.log" >"$work/messages"
    echo "npm cannot install ${package:-empirical}; the input program can name one that is there" >>"$work/messages"
    return 1
  }
}

# Another program gets neither the key nor a say in whether the gate is met.
is_empirical() { # PROGRAM
  local said
  said=$(env -u EMPIRICALRUN_KEY "$1" --version 2>"$work/messages" </dev/null | head -c 100 | tr -d '\0') &&
    [[ $said =~ ^empirical\ [0-9][^[:space:]]*$ ]]
}

# Whether the gate is met by the JSON report: true or false, nothing when there is no gate or no report, else null. In a
# string of JSON a backslash stands before each quotation mark, so that no value can be taken for the gate.
gate_met() {
  if [[ ! -f $work/answer.json ]]; then return; fi
  local met
  met=$(grep -ao ',"gate":{"met":[a-z]*[,}]' "$work/answer.json") || return 0
  met=${met##*:}
  printf '%s' "${met%?}"
}

# Whether exit status and report agree.
consistent() { # STATUS MET
  case $1:$2 in
    0:true | 20:false) ;;
    0:) [[ -f $work/answer.json ]] && ! asks_for_gate ;;
    0:* | 20:*) return 1 ;;
  esac
}

asks_for_gate() {
  local argument
  for argument in "${arguments[@]}"; do
    case $argument in
      --require=* | --max-age=* | --since=*) return 0 ;;
      --) return 1 ;;
    esac
  done
}

write_outputs() { # STATUS MET
  local delimiter
  if [[ -f $work/answer.json ]] && (($(size "$work/answer.json") > LONGEST_OUTPUT)); then
    rm "$work/answer.json"
    echo "::warning title=No output json::The answer is too long for an output; reports: json=FILE writes it to a file"
  fi
  delimiter=$(random)
  {
    echo "met=$2"
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
