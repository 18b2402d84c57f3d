package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;

/**
 * The texts that Playwright's {@code -g} may search for a test. A tag stands behind the file, block
 * or test that it was given to, but reports list the tags of a test without saying to which: any
 * place that keeps their order may be right.
 */
final class TagPlacements {
  private static final int MAX_TEXTS = 1000;

  private final List<String> names;
  private final List<String> tags;
  private final List<String> texts = new ArrayList<>();

  private TagPlacements(List<String> names, List<String> tags) {
    this.names = names;
    this.tags = tags;
  }

  /**
   * All possible texts.
   *
   * @param names the names behind which tags may stand, joined by spaces in the texts
   * @param tags in the report's order
   * @throws UnusableReportException if there are too many
   */
  static List<String> texts(List<String> names, List<String> tags) throws UnusableReportException {
    TagPlacements placements = new TagPlacements(names, tags);
    placements.place(names.get(0), 1, 0);
    return placements.texts;
  }

  /** Adds the texts that begin with this one, to which some names and tags were added. */
  private void place(String text, int usedNames, int usedTags) throws UnusableReportException {
    if (usedNames == names.size() && usedTags == tags.size()) {
      if (texts.size() == MAX_TEXTS) {
        throw new UnusableReportException(
            "'"
                + names.get(names.size() - 1)
                + "' has too many tags to find out which block each was given to, which --grep"
                + " needs");
      }
      texts.add(text);
      return;
    }
    if (usedNames < names.size()) {
      place(text + " " + names.get(usedNames), usedNames + 1, usedTags);
    }
    if (usedTags < tags.size()) {
      place(text + " " + tags.get(usedTags), usedNames, usedTags + 1);
    }
  }
}
