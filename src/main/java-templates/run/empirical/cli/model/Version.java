package run.empirical.cli.model;

/** The version of this program, fixed when it was built. */
public final class Version {
  /** The version number alone, as Maven knows it, for example {@code 1.0.0}. */
  public static final String NUMBER = "${project.version}";

  private Version() {}
}
