package run.empirical.cli.completion;

import static java.util.stream.Collectors.joining;

/**
 * The bash script: tables of what may follow each word, and a function that parses the line up to
 * the cursor.
 */
final class BashScript implements Script {
  private static final String HEAD =
      """
      # Completes empirical's command lines in bash 3.2 or later, with or without bash-completion.
      # Generated from the program's options by: empirical completion bash

      """;

  private static final String LOGIC =
      """

      # Prints the names and IDs of known environments, one per line.
      _empirical_environments() {
        local word
        "${line[0]}" environments 2>/dev/null | while IFS=$'\\t' read -r word _; do
          printf '%q\\n' "$word"
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
        local word index given=0 IFS=$' \\t\\n'
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
          word) _empirical_offer '' < <(printf '%s\\n' $words) ;;
          words) _empirical_offer "$word" < <(printf '%s\\n' $words) ;;
          environments) _empirical_offer "$word" < <(_empirical_environments) ;;
          file) _empirical_offer_files ;;
          word_and_file)
            if [[ $typed == *=* ]]; then
              _empirical_offer_files
            else
              compopt -o nospace 2>/dev/null
              _empirical_offer '' < <(printf '%s=\\n' $words)
            fi
            ;;
        esac
      }

      complete -F _empirical empirical
      """;

  @Override
  public String of(Command program) {
    return HEAD + values(program) + options(program) + arguments(program) + LOGIC;
  }

  private static String values(Command program) {
    StringBuilder text =
        new StringBuilder(
            """
            # Sets `wanted` and `words` for an option's value; fails if it takes none.
            _empirical_value() {
              case "$1 $2" in
            """);
    for (Command command : program.subcommands()) {
      for (Option option : command.options()) {
        Value value = option.value();
        if (value != null) {
          String patterns =
              option.names().stream()
                  .map(name -> "'" + command.name() + " " + name + "'")
                  .collect(joining(" | "));
          text.append("    ").append(patterns).append(") ").append(wanted(value)).append(" ;;\n");
        }
      }
    }
    return text.append("    *) return 1 ;;\n  esac\n}\n\n").toString();
  }

  private static String options(Command program) {
    StringBuilder text = new StringBuilder("_empirical_options() {\n  wanted=word\n  case $1 in\n");
    text.append("    '') words='").append(names(program)).append("' ;;\n");
    for (Command command : program.subcommands()) {
      text.append("    " + command.name() + ") words='" + names(command) + "' ;;\n");
    }
    return text.append("  esac\n}\n\n").toString();
  }

  private static String names(Command command) {
    return command.optionNames().collect(joining(" "));
  }

  private static String arguments(Command program) {
    StringBuilder text =
        new StringBuilder("# The same for a command's next argument, after $2 arguments.\n");
    text.append("_empirical_argument() {\n  case \"$1 $2\" in\n");
    Value commands = new Value("COMMAND", Value.Kind.WORD, program.subcommandWords());
    text.append("    ' 0') ").append(wanted(commands)).append(" ;;\n");
    for (Command command : program.subcommands()) {
      Value argument = command.argument();
      if (argument != null) {
        String pattern =
            command.severalArguments() ? command.name() + "\\ *" : "'" + command.name() + " 0'";
        text.append("    " + pattern + ") " + wanted(argument) + " ;;\n");
      }
    }
    return text.append("  esac\n}\n").toString();
  }

  private static String wanted(Value value) {
    String wanted =
        switch (value.kind()) {
          case ANYTHING -> "wanted=anything";
          case WORD -> "wanted=word";
          case WORDS -> "wanted=words";
          case FILE -> "wanted=file";
          case WORD_AND_FILE -> "wanted=word_and_file";
          case ENVIRONMENTS -> "wanted=environments";
        };
    return value.words().isEmpty() ? wanted : wanted + " words='" + value.texts(" ") + "'";
  }
}
