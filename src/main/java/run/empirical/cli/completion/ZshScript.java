package run.empirical.cli.completion;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

/** The zsh script: a function per command that calls {@code _arguments}. */
final class ZshScript implements Script {
  private static final String HEAD =
      """
      #compdef empirical
      # Completes empirical's command lines in zsh.
      # Generated from the program's options by: empirical completion zsh

      # Known environments, by name and ID.
      _empirical_environments() {
        local line
        local -a environments shown
        for line in ${(f)"$($service environments 2>/dev/null)"}; do
          environments+=("${line%%$'\\t'*}")
          shown+=("${line/$'\\t'/  -- }")
        done
        compadd "$@" -l -d shown -a environments
      }

      """;

  private static final String TAIL =
      """

      if [[ $funcstack[1] == _empirical ]]; then
        _empirical "$@"
      else
        compdef _empirical empirical
      fi
      """;

  @Override
  public String of(Command program) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Command command : program.subcommands()) {
      text.append("_empirical_" + command.name() + "() {\n  _arguments -s -S :");
      command.options().forEach(option -> text.append(specifications(option)));
      Value argument = command.argument();
      if (argument != null) {
        String place = command.severalArguments() ? "*" : "1";
        text.append(" \\\n    " + quoted(place + argument(argument)));
      }
      text.append("\n}\n\n");
    }
    return text.append(program(program)).append(TAIL).toString();
  }

  private static String program(Command program) {
    Value commands = new Value("COMMAND", Value.Kind.WORD, program.subcommandWords());
    StringBuilder text = new StringBuilder();
    text.append("_empirical() {\n  local curcontext=$curcontext state line\n");
    text.append("  typeset -A opt_args\n  _arguments -C -S :");
    program.options().forEach(option -> text.append(specifications(option)));
    text.append(" \\\n    " + quoted("1" + message(commands)));
    text.append(" \\\n    '*::argument:->argument'\n");
    text.append("  if [[ $state == argument ]]; then\n");
    text.append("    curcontext=${curcontext%:*:*}:empirical-$words[1]:\n");
    text.append("    case $words[1] in\n      ");
    text.append(program.subcommands().stream().map(Command::name).collect(joining(" | ")));
    return text.append(") _empirical_$words[1] ;;\n    esac\n  fi\n}\n").toString();
  }

  private static String specifications(Option option) {
    String others = option.repeatable() ? "*" : "(" + String.join(" ", option.names()) + ")";
    return option.names().stream()
        .map(name -> others + name + "[" + bracketed(option.description()) + "]")
        .map(start -> " \\\n    " + quoted(start + message(option.value())))
        .map(text -> option.value() == null ? text : valued(text, option))
        .collect(joining());
  }

  /** Marks names whose value may be attached: after an equals sign, or directly to a short name. */
  private static String valued(String text, Option option) {
    String marked = text;
    for (String name : option.names()) {
      marked = marked.replace(name + "[", name + (name.startsWith("--") ? "=[" : "+["));
    }
    return marked;
  }

  /** Like an option's value, except that a word starting with a dash is an option. */
  private static String argument(Value value) {
    String message = message(value);
    return value.kind() == Value.Kind.ANYTHING
        ? message.strip() + "_guard \"^-*\" \"" + value.label() + "\""
        : message;
  }

  private static String message(@Nullable Value value) {
    if (value == null) {
      return "";
    }
    String action =
        switch (value.kind()) {
          case ANYTHING -> " ";
          case WORD -> words(value);
          case WORDS ->
              "_values -s , " + value.label().replaceAll("\\W.*", "") + " " + value.texts(" ");
          case FILE -> "_files";
          case WORD_AND_FILE ->
              "_values FORMAT " + value.texts("\\:FILE\\:_files ") + "\\:FILE\\:_files";
          case ENVIRONMENTS -> "_sequence _empirical_environments";
        };
    return ":" + value.label().replace(":", "\\:") + ":" + action;
  }

  private static String words(Value value) {
    return value.words().stream().allMatch(word -> word.description().isEmpty())
        ? "(" + value.texts(" ") + ")"
        : value.words().stream()
            .map(word -> word.text() + "\\:" + escaped(word.description()))
            .collect(joining(" ", "((", "))"));
  }

  private static String escaped(String text) {
    return text.replaceAll("([^A-Za-z0-9-])", "\\\\$1");
  }

  private static String bracketed(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
