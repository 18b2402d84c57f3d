package run.empirical.cli.completion;

import java.util.Locale;

/** A shell that the program's command lines can be completed in. */
public enum Shell {
  /** Bash 3.2 or later. */
  BASH("empirical.bash"),
  /** Zsh with its own completion system. */
  ZSH("_empirical"),
  /** Fish 3.1 or later. */
  FISH("empirical.fish"),
  /** PowerShell 5 or later. */
  POWERSHELL("empirical.ps1");

  private final String fileName;

  Shell(String fileName) {
    this.fileName = fileName;
  }

  /** What the shell is called on the command line. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the script is called where the shell looks for it. */
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
