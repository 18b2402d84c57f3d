package run.empirical.cli.completion;

import java.util.Locale;

/** The supported shells. */
public enum Shell {
  /** Bash 3.2 or later. */
  BASH("empirical.bash"),
  /** Zsh, with its completion system (compinit). */
  ZSH("_empirical"),
  /** Fish 3.1 or later. */
  FISH("empirical.fish"),
  /** PowerShell 5 or later. */
  POWERSHELL("empirical.ps1");

  private final String fileName;

  Shell(String fileName) {
    this.fileName = fileName;
  }

  /** The shell's name on the command line. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the script file, as the shell expects it. */
  public String fileName() {
    return fileName;
  }

  /** The completion script for a program, ending in a line break. */
  public String script(Command program) {
    Script script =
        switch (this) {
          case BASH -> new BashScript();
          case ZSH -> new ZshScript();
          case FISH -> new FishScript();
          case POWERSHELL -> new PowerShellScript();
        };
    return script.of(program);
  }
}
