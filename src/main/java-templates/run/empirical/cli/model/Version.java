package run.empirical.cli.model;

/** The version of this program, set at build time. */
public final class Version {
  /** The version number, such as 1.2.3. */
  public static final String NUMBER = "${project.version}";

  /** The tag or commit that was built; empty if the build had no checkout. */
  private static final String BUILT_FROM = "${git.commit.id.describe}";

  private Version() {}

  /** The version number, followed by the commit in brackets unless this build is a release. */
  public static String withCommit() {
    return withCommit(NUMBER, BUILT_FROM);
  }

  static String withCommit(String number, String builtFrom) {
    boolean release = builtFrom.isEmpty() || builtFrom.equals("v" + number);
    return release ? number : number + " (" + builtFrom + ")";
  }
}
