# Completes empirical's command lines in bash 3.2 or later, with or without bash-completion.
# Generated from the program's options by: empirical completion bash

# Sets `wanted` and `words` for an option's value; fails if it takes none.
_empirical_value() {
  case "$1 $2" in
    'last-pass --days') wanted=anything ;;
    'last-pass --before') wanted=anything ;;
    'last-pass --env') wanted=environments ;;
    'last-pass --env-name') wanted=anything ;;
    'last-pass --from') wanted=file ;;
    'last-pass --from-playwright') wanted=file ;;
    'last-pass -g' | 'last-pass --grep') wanted=anything ;;
    'last-pass --playwright-status') wanted=words words='failed flaky all' ;;
    'last-pass --require') wanted=environments ;;
    'last-pass --max-age') wanted=anything ;;
    'last-pass --since') wanted=anything ;;
    'last-pass --wait') wanted=anything ;;
    'last-pass --poll') wanted=anything ;;
    'last-pass --jq') wanted=anything ;;
    'last-pass --report') wanted=word_and_file words='table matrix json ndjson tsv markdown junit html' ;;
    'last-pass --sort') wanted=word words='asked newest oldest' ;;
    'last-pass --time') wanted=word words='relative iso epoch local' ;;
    'last-pass --dashboard') wanted=anything ;;
    'last-pass --color') wanted=word words='auto always never' ;;
    'last-pass -o' | 'last-pass --output') wanted=word words='table matrix json ndjson tsv markdown junit html' ;;
    'last-pass --api-url') wanted=anything ;;
    'last-pass --project-id') wanted=anything ;;
    'last-pass --key-file') wanted=file ;;
    'last-pass --timeout') wanted=anything ;;
    'last-pass --retries') wanted=anything ;;
    'last-pass --concurrency') wanted=anything ;;
    'last-pass --cacert') wanted=file ;;
    'sandbox --port') wanted=anything ;;
    'sandbox --data') wanted=file ;;
    'sandbox --fail-with') wanted=anything ;;
    'sandbox --delay') wanted=anything ;;
    *) return 1 ;;
  esac
}

_empirical_options() {
  wanted=word
  case $1 in
    '') words='-h --help -V --version' ;;
    last-pass) words='--days --before --env --env-name --from --from-playwright --last-failed -g --grep --playwright-status --require --max-age --since --wait --poll --jq --report --sort --time --dashboard --color -q --quiet -v --verbose -o --output --json --api-url --project-id --key-file --timeout --retries --concurrency --cacert --allow-http --demo -h --help -V --version' ;;
    sandbox) words='--port --data --fail-with --delay -h --help -V --version' ;;
    completion) words='-h --help -V --version' ;;
    help) words='-h --help -V --version' ;;
  esac
}

# The same for a command's next argument, after $2 arguments.
_empirical_argument() {
  case "$1 $2" in
    ' 0') wanted=word words='last-pass sandbox completion help' ;;
    last-pass\ *) wanted=anything ;;
    'completion 0') wanted=word words='bash zsh fish powershell' ;;
    'help 0') wanted=word words='last-pass sandbox completion help exit-codes environment formatting gating' ;;
  esac
}

# Prints the names and IDs of known environments, one per line.
_empirical_environments() {
  local word
  "${line[0]}" environments 2>/dev/null | while IFS=$'\t' read -r word _; do
    printf '%q\n' "$word"
  done
}

# Offers each word on standard input, with the prefix $1, that starts with the typed text.
# Readline replaces only what it considers the last word, so the rest is left out.
_empirical_offer() {
  local word kept=${typed%"$replaced"}
  while IFS= read -r word; do
    if [[ ,$1 == *",$word,"* ]]; then continue; fi # it is in the list already
    word=$1$word
    if [[ -n $word && $word == "$typed"* ]]; then
      COMPREPLY+=("${word#"$kept"}")
    fi
  done
}

_empirical_offer_files() {
  local word
  if ! compopt -o default 2>/dev/null; then
    while IFS= read -r word; do
      COMPREPLY+=("$word")
    done < <(compgen -f -- "$replaced")
  fi
}

_empirical() {
  local replaced=$2 rest=${COMP_LINE:0:COMP_POINT} command= option= ended=
  local wanted= words= typed=
  local word index given=0 IFS=$' \t\n'
  local -a line=()
  COMPREPLY=()

  # Readline splits words at "=" and ":": join those without blanks between them.
  for ((index = 0; index <= COMP_CWORD; index++)); do
    word=${rest#"${rest%%[![:blank:]]*}"}
    if ((index < COMP_CWORD)); then
      word=${COMP_WORDS[index]}
    fi
    if ((index == 0)) || [[ $rest == [[:blank:]]* ]]; then
      line+=("$word")
    else
      line[${#line[@]} - 1]+=$word
    fi
    rest=${rest#"${rest%%[![:blank:]]*}"}
    rest=${rest#"$word"}
  done

  for ((index = 1; index < ${#line[@]} - 1; index++)); do
    word=${line[index]}
    if [[ -n $option ]]; then
      option=
    elif [[ -z $ended && $word == -- ]]; then
      ended=1
    elif [[ -z $ended && $word == -* ]]; then
      if _empirical_value "$command" "$word"; then
        option=$word
      fi
    elif [[ -z $command ]]; then
      command=$word
    else
      given=$((given + 1))
    fi
  done

  typed=${line[${#line[@]} - 1]} wanted= words=
  if [[ -n $option ]]; then
    _empirical_value "$command" "$option"
  elif [[ -z $ended && $typed == --*=* ]]; then
    _empirical_value "$command" "${typed%%=*}"
    typed=${typed#*=}
  elif [[ -z $ended && $typed == -* ]]; then
    _empirical_options "$command"
  else
    _empirical_argument "$command" "$given"
  fi

  word=
  if [[ $typed == *,* ]]; then
    word=${typed%,*},
  fi
  case $wanted in
    word) _empirical_offer '' < <(printf '%s\n' $words) ;;
    words) _empirical_offer "$word" < <(printf '%s\n' $words) ;;
    environments) _empirical_offer "$word" < <(_empirical_environments) ;;
    file) _empirical_offer_files ;;
    word_and_file)
      if [[ $typed == *=* ]]; then
        _empirical_offer_files
      else
        compopt -o nospace 2>/dev/null
        _empirical_offer '' < <(printf '%s=\n' $words)
      fi
      ;;
  esac
}

complete -F _empirical empirical
