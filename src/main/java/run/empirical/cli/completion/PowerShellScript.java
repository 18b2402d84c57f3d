package run.empirical.cli.completion;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The PowerShell script: a table of commands, and a native argument completer. */
final class PowerShellScript implements Script {
  private static final String HEAD =
      """
      # Completes empirical's command lines in PowerShell 5 or later.
      # Generated from the program's options by: empirical completion powershell

      Register-ArgumentCompleter -Native -CommandName empirical -ScriptBlock {
          param($typed, $line, $cursor)

          # Lists, not hashtables by option: hashtable keys are case-insensitive (-v and -V).
          $commands = @{
      """;

  private static final String LOGIC =
      """
          }

          function Get-Environment {
              foreach ($entry in & $line.CommandElements[0].Extent.Text environments 2>$null) {
                  $text, $says = $entry -split "`t", 2
                  @{ Text = $text; Says = $says }
              }
          }

          function Write-Offer($words, $kept, $begun, $ending = '') {
              $listed = ',' + $kept.Substring($kept.IndexOf('=') + 1)
              foreach ($word in $words) {
                  if ($listed.Contains(",$($word.Text),")) { continue }
                  if ($word.Text.StartsWith($begun, [StringComparison]::Ordinal)) {
                      $text = "$kept$($word.Text)$ending"
                      if ($text -match "[\\s'``\\"()&;|{}<>@#`$]") { $text = "'" + \
      $text.Replace("'", "''") + "'" }
                      $says = if ($word.Says) { $word.Says } else { $word.Text }
                      [System.Management.Automation.CompletionResult]::new(
                          $text, $word.Text, 'ParameterValue', $says)
                  }
              }
          }

          function Write-File($kept, $begun) {
              foreach ($file in \
      [System.Management.Automation.CompletionCompleters]::CompleteFilename($begun)) {
                  [System.Management.Automation.CompletionResult]::new(
                      "$kept$($file.CompletionText)", $file.ListItemText, $file.ResultType, \
      $file.ToolTip)
              }
          }

          function Write-Value($value, $kept, $begun) {
              $head = $begun.Substring(0, $begun.LastIndexOf(',') + 1)
              $last = $begun.Substring($head.Length)
              switch ($value.Wants) {
                  'word' { Write-Offer $value.Words $kept $begun }
                  'words' { Write-Offer $value.Words "$kept$head" $last }
                  'environments' { Write-Offer @(Get-Environment) "$kept$head" $last }
                  'file' { Write-File $kept $begun }
                  'word_and_file' {
                      $equals = $begun.IndexOf('=') + 1
                      if ($equals) { Write-File "$kept$($begun.Substring(0, $equals))" \
      $begun.Substring($equals) }
                      else { Write-Offer $value.Words $kept $begun '=' }
                  }
              }
          }

          $name = ''
          $option = $null
          $ended = $false
          $given = 0
          $before = $line.CommandElements | Select-Object -Skip 1 | Where-Object { \
      $_.Extent.EndOffset -lt $cursor }
          foreach ($word in $before | ForEach-Object { $_.Extent.Text }) {
              if ($option) { $option = $null }
              elseif (-not $ended -and $word -eq '--') { $ended = $true }
              elseif (-not $ended -and $word.StartsWith('-')) {
                  $option = $commands[$name].Options | Where-Object { $_.Names -ccontains $word \
      -and $_.Value }
              }
              elseif (-not $name) { $name = $word }
              else { $given++ }
              if (-not $commands.ContainsKey($name)) { return }
          }

          $command = $commands[$name]
          if ($option) {
              Write-Value $option.Value '' $typed
          }
          elseif (-not $ended -and $typed -cmatch '^(--[^=]+)=(.*)$') {
              $long = $Matches[1]
              $begun = $Matches[2]
              $option = $command.Options | Where-Object { $_.Names -ccontains $long -and $_.Value }
              if ($option) { Write-Value $option.Value "$long=" $begun }
          }
          elseif (-not $ended -and $typed.StartsWith('-')) {
              foreach ($option in $command.Options) {
                  Write-Offer @($option.Names | ForEach-Object { @{ Text = $_; Says = \
      $option.Says } }) '' $typed
              }
          }
          elseif ($command.Argument -and ($given -eq 0 -or $command.Several)) {
              Write-Value $command.Argument '' $typed
          }
      }
      """;

  @Override
  public String of(Command program) {
    StringBuilder text = new StringBuilder(HEAD);
    Value commands = new Value("COMMAND", Value.Kind.WORD, program.subcommandWords());
    text.append(command("", program.options(), commands, false));
    for (Command command : program.subcommands()) {
      text.append(
          command(
              command.name(), command.options(), command.argument(), command.severalArguments()));
    }
    return text.append(LOGIC).toString();
  }

  private static String command(
      String name, List<Option> options, @Nullable Value argument, boolean several) {
    return "        "
        + quoted(name)
        + " = @{\n            Several = $"
        + several
        + "\n            Argument = "
        + value(argument)
        + "\n            Options = @(\n"
        + options.stream().map(PowerShellScript::option).collect(joining())
        + "            )\n        }\n";
  }

  private static String option(Option option) {
    return "                @{ Names = @("
        + option.names().stream().map(PowerShellScript::quoted).collect(joining(", "))
        + "); Says = "
        + quoted(option.description())
        + "; Value = "
        + value(option.value())
        + " }\n";
  }

  private static String value(@Nullable Value value) {
    if (value == null) {
      return "$null";
    }
    String wants =
        switch (value.kind()) {
          case ANYTHING -> "anything";
          case WORD -> "word";
          case WORDS -> "words";
          case FILE -> "file";
          case WORD_AND_FILE -> "word_and_file";
          case ENVIRONMENTS -> "environments";
        };
    return value.words().stream()
        .map(
            word ->
                "@{ Text = "
                    + quoted(word.text())
                    + "; Says = "
                    + quoted(word.description())
                    + " }")
        .collect(joining(", ", "@{ Wants = '" + wants + "'; Words = @(", ") }"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
