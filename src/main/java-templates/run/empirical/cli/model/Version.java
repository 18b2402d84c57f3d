package run.empirical.cli.model;

/** The version of this program, set at build time. */
public final class Version {
  /** The version number, such as 1.2.3. */
  public static final String NUMBER = "${project.version}";

  private Version() {}
}
