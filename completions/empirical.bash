# Completes empirical's command lines in bash 3.2 or later: asks the program what can come next.

_empirical_candidates() {
  local rest=${COMP_LINE:0:COMP_POINT} program char quote= kept= before_quote= n=0
  local first kind stays word
  local -a words=('')
  COMPREPLY=()

  # Splits and unquotes the line, without expansions. Readline replaces only the text after an open
  # quote, or else after a character such as "=".
  while [[ -n $rest ]]; do
    char=${rest:0:1} rest=${rest:1}
    case $quote$char in
      \\ | \"\\) words[n]+=${rest:0:1} rest=${rest:1} ;;
      \'\' | \"\") quote= ;;
      \' | \") quote=$char before_quote=${words[n]} ;;
      [[:blank:]])
        if [[ -n ${words[n]} ]]; then
          n=$((n + 1))
          words[n]= kept=
        fi
        ;;
      *)
        words[n]+=$char
        if [[ -z $quote && $COMP_WORDBREAKS == *"$char"* ]]; then kept=${words[n]}; fi
        ;;
    esac
  done
  if [[ -n $quote ]]; then kept=$before_quote; fi

  program=${words[0]}
  if [[ $program == '~/'* ]]; then program=$HOME/${program#*/}; fi

  {
    IFS= read -r first && IFS= read -r kind && IFS= read -r stays
    if [[ $first != 'empirical completion 1' ]]; then return; fi
    while IFS=$'\t' read -r word _; do
      word=$stays$word
      word=${word#"$kept"}
      if [[ -z $quote ]]; then
        printf -v word %q "$word"
        COMPREPLY+=("${word//\\,/,}")
      elif [[ $word != *[\"\'\`\$\\!]* ]]; then
        COMPREPLY+=("$word")
      fi
    done
  } < <("$program" __complete -- "${words[@]:1:n-1}" "=${words[n]}" 2>/dev/null </dev/null)

  # Readline completes files best, but not without compopt in bash 3.
  if [[ $kind == files ]] && ! compopt -o default 2>/dev/null; then
    while IFS= read -r word; do
      printf -v word %q "$word"
      COMPREPLY+=("$word")
    done < <(compgen -f -- "$2")
  fi
}

complete -F _empirical_candidates empirical
