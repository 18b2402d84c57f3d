package run.empirical.cli.command;

import java.util.Locale;
import run.empirical.cli.model.Resource;

/** A shell whose completion can ask the program. */
enum Shell {
  /** Bash 3.2 or later. */
  BASH("empirical.bash"),
  /** Zsh, with its completion system (compinit). */
  ZSH("_empirical"),
  /** Fish 3.4 or later. */
  FISH("empirical.fish"),
  /** PowerShell 5 or later. */
  POWERSHELL("empirical.ps1");

  private final String fileName;

  Shell(String fileName) {
    this.fileName = fileName;
  }

  /** The shell's name on the command line. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the script file, as the shell expects it. */
  String fileName() {
    return fileName;
  }

  /** The completion script. */
  String script() {
    return Resource.text(Shell.class, "completions/" + fileName);
  }
}
