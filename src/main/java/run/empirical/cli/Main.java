package run.empirical.cli;

import run.empirical.cli.model.Version;

/** Prints the version: holds the place of the real entry point. */
public final class Main {
  private Main() {}

  /** Prints the program's name and version to standard output. */
  public static void main(String[] args) {
    System.out.println("empirical " + Version.NUMBER);
  }
}
