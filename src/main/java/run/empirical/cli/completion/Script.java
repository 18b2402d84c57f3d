package run.empirical.cli.completion;

/** Writes one shell's completion script. */
interface Script {
  /** The whole script, ending in a line break. */
  String of(Command program);
}
