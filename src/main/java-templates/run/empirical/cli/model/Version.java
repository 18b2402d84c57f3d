package run.empirical.cli.model;

/** The version of this program, set at build time. */
public final class Version {
  /** The version number, for example {@code 1.0.0}. */
  public static final String NUMBER = "${project.version}";

  private Version() {}
}
