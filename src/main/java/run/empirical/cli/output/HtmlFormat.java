package run.empirical.cli.output;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Answer.Verdict;
import run.empirical.cli.model.Version;
import run.empirical.cli.text.Resources;
import run.empirical.cli.text.ShortText;

/**
 * The matrix as a self-contained page. It loads nothing, works without scripts, and allows only its
 * own script and style.
 */
record HtmlFormat(Drawing drawing, Writer out) {
  /** A placeholder in {@code report.html} for a value in HTML. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

  /** In characters; long titles would fill the screen. */
  private static final int MAX_UNMET_LENGTH = 500;

  private static final String INVENTED =
      "<p class=\"invented\"><strong>"
          + Drawing.INVENTED
          + "</strong>"
          + Drawing.INVENTED_MEANS
          + "</p>\n";

  void draw() throws IOException {
    Answer answer = drawing.answer();
    Verdict verdict = answer.verdict();
    Instant asOf = answer.asOf();
    String style = Resources.read(HtmlFormat.class, "report.css");
    String script = Resources.read(HtmlFormat.class, "report.js");
    Map<String, String> values =
        Map.ofEntries(
            entry("style", style),
            entry("style-hash", hash(style)),
            entry("script", script),
            entry("script-hash", hash(script)),
            entry("version", Version.NUMBER),
            entry("kind", kind(verdict)),
            entry("title", drawing.xml(Drawing.capitalized(drawing.headline()))),
            entry("invented", drawing.question().demo() ? INVENTED : ""),
            entry("unmet", unmet()),
            entry("required", paragraph(drawing.required())),
            entry("last-runs", lastRuns()),
            entry("failures", failures()),
            entry("window", "Looking back " + drawing.question().window().lengthText() + " from"),
            entry("as-of", asOf.toString()),
            entry("as-of-shown", Drawing.timeText(asOf).replace('T', ' ')));
    String[] aroundMatrix =
        Resources.read(HtmlFormat.class, "report.html").split("\\{\\{matrix}}", -1);
    out.append(filled(aroundMatrix[0], values));
    matrix();
    out.append(filled(aroundMatrix[1], values));
  }

  /** The class of the heading. */
  private String kind(Verdict verdict) {
    return verdict == Verdict.NO_GATE && drawing.anyFailed()
        ? "failed"
        : verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The test cases that do not meet the gate, in a paragraph. */
  private String unmet() {
    String unmet = ShortText.of(drawing.unmet(), MAX_UNMET_LENGTH, drawing::redacted);
    return unmet.isEmpty() ? "" : "<p>Not met: <bdi>" + drawing.xml(unmet) + "</bdi></p>\n";
  }

  private String paragraph(@Nullable String text) {
    return text == null ? "" : "<p>" + drawing.xml(Drawing.capitalized(text)) + ".</p>\n";
  }

  /** A list. Its items begin with names of environments, so they are not capitalized. */
  private String lastRuns() {
    String items =
        drawing.lastRuns().stream()
            .map(line -> "<li><bdi>" + drawing.xml(line) + "</bdi></li>\n")
            .collect(joining());
    return items.isEmpty() ? "" : "<ul class=\"last-runs\">\n" + items + "</ul>\n";
  }

  /** The failures, in a paragraph each. */
  private String failures() {
    return drawing.failures().stream()
        .map(line -> "<p>Could not be looked up: <bdi>" + drawing.xml(line) + "</bdi></p>\n")
        .collect(joining());
  }

  private void matrix() throws IOException {
    if (!drawing.shown().isEmpty()) {
      new HtmlMatrix(drawing).write(out);
    } else if (drawing.answer().results().isEmpty()) {
      out.append("<p>No test cases.</p>\n");
    }
  }

  private static String filled(String template, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            place -> {
              String name = place.group(1);
              return Matcher.quoteReplacement(Objects.requireNonNull(values.get(name), name));
            });
  }

  /** The Content-Security-Policy hash for an inline element with this content. */
  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK supports SHA-256", e);
    }
  }
}
