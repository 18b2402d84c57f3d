package run.empirical.cli.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import run.empirical.cli.FuzzText;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** Fuzzed: a jq filter. Skips filters that may legitimately need much time or memory. */
public final class JqFilterFuzz {
  private static final int LONGEST = 400;
  private static final int MOST_RESULTS = 1_000;

  /** Loops, string repetition, and assignments to a large array index. */
  private static final Pattern COSTLY =
      Pattern.compile(
          "range|repeat|recurse|until|while|limit|walk|combinations|def |reduce|foreach|\\*"
              + "|[0-9]{3}|[0-9][eE]|implode|label|input|env|IN|splits|scan|match|test|sub|capture");

  /** Each of these may double the work of what follows it. */
  private static final Pattern FORKS = Pattern.compile(",|\\.\\.|\\[ *]|//|\\?|paths|leaf");

  private static final int MOST_FORKS = 6;
  private static final String DOCUMENT =
      """
      {"data":[{"test_case_id":"a","environment_id":"1","environment_name":"\\u202e",\
      "test_run_id":"48213","executed_at":1764000000000,"age_seconds":11000},\
      {"test_case_id":"b","environment_id":"2","test_run_id":"4","executed_at":1,\
      "age_seconds":-1.5}],"gate":{"met":null,"max_age_seconds":null,"since":null,"unmet":[]}}\
      """;

  private JqFilterFuzz() {}

  /** A filter runs, or fails with a usage error. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    String filter = FuzzText.of(data);
    if (filter.length() > LONGEST
        || COSTLY.matcher(filter).find()
        || FORKS.matcher(filter).results().count() > MOST_FORKS) {
      return;
    }
    try {
      int[] results = {0};
      JqFilter.compile(filter)
          .run(
              DOCUMENT,
              result -> {
                if (++results[0] == MOST_RESULTS) {
                  throw new IOException("enough");
                }
              });
    } catch (FailureException e) {
      assertEquals(ErrorKind.USAGE, e.failure().kind());
      assertNoJavaTerms(e.failure().message(), filter);
    } catch (IOException e) {
      assertEquals("enough", e.getMessage());
    }
  }

  /** Contains no Java terms, unless the filter itself does. */
  private static void assertNoJavaTerms(String message, String filter) {
    assertFalse(message.endsWith(": null"), message);
    for (String word : List.of("java.", "jackson")) {
      assertFalse(message.contains(word) && !filter.contains(word), message);
    }
  }
}
