package run.empirical.cli.output;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.Pass;
import run.empirical.cli.model.TestCase;

/**
 * How an answer is drawn.
 *
 * @param target where the answer goes
 * @param colour whether formats for people may use colour
 * @param hyperlinks whether the target shows hyperlinks (OSC 8)
 * @param redaction replaces the secrets in a text
 * @param dashboard the dashboard that has a page per test run; null if unknown
 */
public record Style(
    Target target,
    boolean colour,
    boolean hyperlinks,
    UnaryOperator<String> redaction,
    @Nullable Dashboard dashboard) {
  private static final String HYPERLINK = "\u001b]8;;";
  private static final String TERMINATOR = "\u001b\\";

  /** Where an answer goes. */
  public enum Target {
    /** A terminal, which a person reads at once. */
    TERMINAL,
    /** Standard output that is not a terminal; another program may read it. */
    PIPE,
    /** A file, which people read without the messages on standard error. */
    FILE
  }

  /** The style of files: without colour and hyperlinks, wherever standard output goes. */
  public Style forFile() {
    return new Style(Target.FILE, false, false, redaction, dashboard);
  }

  /** Whether the answer goes to a terminal. */
  public boolean isTerminal() {
    return target == Target.TERMINAL;
  }

  boolean isFile() {
    return target == Target.FILE;
  }

  /** The link to a test case's last pass; null without one or if the dashboard is unknown. */
  @Nullable String link(@Nullable Pass pass, TestCase testCase) {
    if (dashboard == null || pass == null) {
      return null;
    }
    // Secrets in the IDs are replaced before the link encodes them, those in its URL afterwards.
    String run = redaction.apply(pass.testRunId());
    return redaction.apply(dashboard.testRun(run, redaction.apply(testCase.id())));
  }

  /**
   * Text in a colour and as a hyperlink, where these are shown.
   *
   * @param link ASCII without control characters; null for none
   */
  String styled(String text, Colour textColour, @Nullable String link) {
    String styled = colour ? textColour.apply(text) : text;
    return hyperlinks && link != null
        ? HYPERLINK + link + TERMINATOR + styled + HYPERLINK + TERMINATOR
        : styled;
  }
}
