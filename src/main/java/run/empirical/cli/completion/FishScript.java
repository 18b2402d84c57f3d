package run.empirical.cli.completion;

import org.jspecify.annotations.Nullable;

/** The fish script: a {@code complete} command for each option and argument. */
final class FishScript implements Script {
  private static final String HEAD =
      """
      # Completes empirical's command lines in fish.
      # Generated from the program's options by: empirical completion fish

      # Whether the line has the given command ('' for none yet); with a second argument, also
      # whether no argument follows it yet.
      function __empirical_on
          set -l words (string match -v -- '-*' (commandline -opc)[2..-1])
          if test -z "$argv[1]"
              test (count $words) -eq 0
          else
              test "$words[1]" = "$argv[1]"; and begin
                  test (count $argv) -eq 1; or test (count $words) -eq 1
              end
          end
      end

      # The part of an option's value typed so far.
      function __empirical_typed
          string replace -r -- '^--[^=]*=' '' (commandline -ct)
      end

      # Each argument that is not in the list yet, after the text typed up to the last comma.
      function __empirical_list
          set -l head (string match -r -- '^.*,' (__empirical_typed))
          for word in $argv
              set -l text (string replace -r -- '\\t.*' '' $word)
              contains -- $text (string split -- , $head); or printf '%s\\n' "$head"$word
          end
      end

      # Known environments, by name and ID.
      function __empirical_environments
          set -l program (commandline -opc)[1]
          $program environments 2>/dev/null
      end

      # One of the words, an equals sign, and a file.
      function __empirical_word_and_file
          set -l typed (__empirical_typed)
          if string match -q -- '*=*' $typed
              set -l word (string replace -r -- '=.*' '' $typed)
              set -l file (string replace -r -- '^[^=]*=' '' $typed)
              for path in $file*
                  test -d $path; and set path $path/
                  printf '%s\\t\\n' $word=$path
              end
          else
              printf '%s=\\t\\n' $argv
          end
      end

      complete -c empirical -f
      """;

  @Override
  public String of(Command program) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Word command : program.subcommandWords()) {
      text.append(word("__empirical_on \"\"", command));
    }
    program.options().forEach(option -> text.append(option("__empirical_on \"\"", option)));
    for (Command command : program.subcommands()) {
      String on = "__empirical_on " + command.name();
      text.append("\n");
      Value argument = command.argument();
      if (argument != null) {
        String place = command.severalArguments() ? on : on + " first";
        argument.words().forEach(word -> text.append(word(place, word)));
      }
      command.options().forEach(option -> text.append(option(on, option)));
    }
    return text.toString();
  }

  private static String word(String condition, Word word) {
    return "complete -c empirical -n "
        + quoted(condition)
        + " -a "
        + word.text()
        + described(word.description())
        + "\n";
  }

  private static String option(String condition, Option option) {
    StringBuilder text = new StringBuilder("complete -c empirical -n " + quoted(condition));
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    return text.append(value(option.value())).append(described(option.description())) + "\n";
  }

  private static String value(@Nullable Value value) {
    if (value == null) {
      return "";
    }
    return switch (value.kind()) {
      case ANYTHING -> " -x";
      // The tab ends the word, so that it does not get the option's description.
      case WORD -> " -x -a '" + value.texts("\\t ") + "\\t'";
      case WORDS -> " -x -a '(__empirical_list " + value.texts("\\t ") + "\\t)'";
      case FILE -> " -r -F";
      case WORD_AND_FILE -> " -x -a '(__empirical_word_and_file " + value.texts(" ") + ")'";
      case ENVIRONMENTS -> " -x -a '(__empirical_list (__empirical_environments))'";
    };
  }

  private static String described(String description) {
    return description.isEmpty() ? "" : " -d " + quoted(description);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
