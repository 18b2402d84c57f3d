package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Golden;
import run.empirical.cli.Sample;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.Version;

/** The whole output of every format, for answers of every kind. */
class GoldenTest {
  private static final Golden GOLDEN = new Golden("answers");

  /**
   * jq rejects half a surrogate pair, even escaped. U+E0001 hides text, and has the second half of
   * a mouse. Joined emoji and letters are no threat.
   */
  private static final String HOSTILE =
      "\u001b[2J::error::x\n##[e]\u202e\u2028\ud800🐁\udc01<b>&'\"`|*_{[]}#1 @me $x$ www.x.y\\"
          + " :tada:\t\r\udb40\udc01\ufffe\uffff 👩\u200d💻 می\u200cخواهم";

  private static final LastPass HOSTILE_PASS = Sample.passOf(HOSTILE, Duration.ofMinutes(1));
  private static final TestCase SIGNS_IN = new TestCase("id-1", "signs in");
  private static final TestCase PAYS = new TestCase("id-2", "cart › pays by card");
  private static final TestCase PAYS_TOO = new TestCase("id-3", "cart › pays by card");
  private static final TestCase SEARCHES = new TestCase("id-4", "searches for 買い物かご");
  private static final TestCase LEAVES = new TestCase("id-6", "leaves");

  /** A kind of answers. */
  enum Kind {
    SINGLE,
    SINGLE_WITHOUT_A_PASS,
    SINGLE_GATED,
    SINGLE_GATED_WITHOUT_A_PASS,
    SINGLE_GATE_MET,
    SINGLE_FAILED_IN_A_FILE,
    LIST,
    LIST_GATED,
    LIST_NARROWED,
    RED_BUILD,
    RED_BUILD_ON_A_TERMINAL,
    WITHOUT_PASSES,
    BEFORE,
    NOTHING,
    INVENTED_IN_A_FILE,
    HOSTILE_TEXT;

    Sample sample() {
      return switch (this) {
        case SINGLE -> Sample.with(Sample.FIVE).answered("id-1", "1 3H", "2 48H 48009", "9 26H");
        case SINGLE_WITHOUT_A_PASS -> Sample.create().answered("id-1");
        case SINGLE_GATED ->
            Sample.with(Sample.FIVE)
                .requiring("24h", "1", "2", "3", "4")
                .answered("id-1", "1 3H", "2 48H 48009", "4 -1H", "9 26H");
        case SINGLE_GATED_WITHOUT_A_PASS ->
            Sample.create()
                .requiring("24h", "1")
                .answered(new TestCase("id-1", "signs in", "tests/auth.spec.ts"));
        case SINGLE_GATE_MET ->
            Sample.create().requiring("24h", "1").answered("id-1", "1 3H", "2 48H");
        case SINGLE_FAILED_IN_A_FILE ->
            Sample.create().requiring(null, "1").failed("id-1", "no answer").file();
        case LIST -> list(Sample.with(Sample.FIVE)).dashboard("https://dash.empirical.run/acme");
        case LIST_GATED -> list(Sample.with(Sample.FIVE).requiring("24h", "1", "2", "3"));
        case LIST_NARROWED -> list(Sample.with(Sample.FIVE).narrowedTo("2", "4"));
        case RED_BUILD ->
            list(Sample.with(Sample.FIVE).ofRun(Sample.NOW.minus(Duration.ofHours(4))));
        case RED_BUILD_ON_A_TERMINAL ->
            list(Sample.with(Sample.FIVE).ofRun(Sample.NOW.minus(Duration.ofHours(4))))
                .dashboard("https://dash.empirical.run/acme")
                .terminal()
                .colour();
        case WITHOUT_PASSES -> Sample.create().answered(SIGNS_IN).answered(PAYS);
        case BEFORE -> list(Sample.create().before());
        case NOTHING -> Sample.create();
        case INVENTED_IN_A_FILE ->
            Sample.create().invented().requiring(null, "1").answered("id-1", "1 1H").file();
        case HOSTILE_TEXT ->
            Sample.with("1=name " + HOSTILE)
                .narrowedTo("1", HOSTILE)
                .requiring(null, "1", HOSTILE)
                .dashboard("https://dash.empirical.run/acme")
                .add(LookUpResult.answered(new TestCase(HOSTILE, null), List.of(HOSTILE_PASS)))
                .add(LookUpResult.answered(new TestCase("id", HOSTILE), List.of(HOSTILE_PASS)))
                .failed(new TestCase("id-2", "- forges a list"), HOSTILE)
                .failed(new TestCase("id-3", "1. forges a number"), "    code")
                .failed(new TestCase("id-4", "    forges code"), "# heading");
      };
    }

    /** An answer with passes of several ages, a test case without any, and two failed look-ups. */
    private static Sample list(Sample sample) {
      return sample
          .answered(SIGNS_IN, "1 3H", "2 48H 48009")
          .answered(PAYS, "2 49H 48009", "1 200H 46200")
          .answered(PAYS_TOO)
          .answered(SEARCHES, "1 2M 6", "1 1M 48230", "1 1M 7", "11 700H 41007")
          .failed("id-5", "HTTP 503 from the API: upstream is away")
          .failed(LEAVES, "not asked");
    }
  }

  /** JSON is indented, so that a difference is readable; in a pipe it is the same in one line. */
  @Test
  void printsTheWholeAnswers() throws IOException {
    Map<String, String> outputs = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      boolean gated = kind.sample().question().gate() != null;
      for (OutputFormat format : OutputFormat.values()) {
        Sample sample = format == OutputFormat.JSON ? kind.sample().terminal() : kind.sample();
        if (gated || !format.needsGate()) {
          String name = kind.name().toLowerCase(Locale.ROOT) + "." + format;
          outputs.put(name, visible(sample.as(format)));
        }
      }
    }
    GOLDEN.check(outputs);
  }

  @Test
  void hasAKindWithEveryFieldOfAPass() {
    assertTrue(
        Stream.of(Kind.values())
            .flatMap(kind -> kind.sample().answer().results().stream())
            .flatMap(result -> result.newestFirst().stream())
            .anyMatch(cell -> cell.pass() != null && !cell.pass().toString().contains("=null")),
        "a Kind must have a Pass in which no field is null");
  }

  /**
   * Makes an output readable: without the page's style and script, with escape characters as text.
   */
  private static String visible(String text) {
    return text.replaceAll("(?s)<style>.*?</style>|<script>.*?</script>|sha256-[^']*", "")
        .replace("\u001b", "\\e")
        .replace(Version.NUMBER, "VERSION");
  }
}
