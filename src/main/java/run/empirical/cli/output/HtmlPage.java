package run.empirical.cli.output;

import static java.util.Map.entry;

import java.io.IOException;
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
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Version;
import run.empirical.cli.output.Summary.Verdict;
import run.empirical.cli.text.Resource;

/**
 * The matrix as a self-contained page. It loads nothing, works without scripts, and allows only its
 * own script and style.
 */
final class HtmlPage {
  /** A place in {@code report.html} for a value that is HTML already. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");

  private static final String INVENTED =
      """
      <p class="invented"><strong>Invented data</strong> (--demo): \
      nothing here says anything about real tests.</p>
      """;

  private HtmlPage() {}

  static void draw(Drawing drawing, Appendable out) throws IOException {
    Answer answer = drawing.answer();
    Verdict verdict = Verdict.of(answer);
    Instant asOf = answer.asOf();
    String freshness = Summary.freshness(answer);
    String style = Resource.text(HtmlPage.class, "report.css");
    String script = Resource.text(HtmlPage.class, "report.js");
    fill(
        Resource.text(HtmlPage.class, "report.html"),
        Map.ofEntries(
            entry("style", style),
            entry("style-hash", hash(style)),
            entry("script", script),
            entry("script-hash", hash(script)),
            entry("version", Version.NUMBER),
            entry("kind", verdict.name().toLowerCase(Locale.ROOT).replace('_', '-')),
            entry("mark", mark(verdict.mark())),
            entry("title", verdict.title()),
            entry("test-cases", Summary.testCases(answer)),
            entry("invented", drawing.question().demo() ? INVENTED : ""),
            entry("sentences", XmlText.of(Summary.sentences(answer))),
            entry("freshness", freshness == null ? "" : paragraph(freshness)),
            entry(
                "window", "Looking back " + drawing.question().window().lengthInWords() + " from"),
            entry("as-of", Instants.exact(asOf)),
            entry("as-of-shown", Instants.seconds(asOf).replace('T', ' ')),
            entry("matrix", matrix(drawing))),
        out);
  }

  private static String paragraph(String line) {
    return "<p>"
        + XmlText.of(Character.toUpperCase(line.charAt(0)) + line.substring(1))
        + ".</p>\n";
  }

  private static CharSequence matrix(Drawing drawing) {
    if (drawing.results().isEmpty()) {
      return drawing.answer().results().isEmpty()
          ? "<p>No test cases.</p>\n"
          : "<p>Every test case meets the gate.</p>\n";
    }
    StringBuilder matrix = new StringBuilder(1 << 16);
    new HtmlMatrix(drawing).appendTo(matrix);
    return matrix;
  }

  private static String mark(String mark) {
    return mark.isEmpty() ? "" : "<span aria-hidden=\"true\">" + mark + "</span> ";
  }

  private static void fill(String template, Map<String, CharSequence> values, Appendable out)
      throws IOException {
    Matcher placeholder = PLACEHOLDER.matcher(template);
    int end = 0;
    while (placeholder.find()) {
      String name = placeholder.group(1);
      out.append(template, end, placeholder.start());
      out.append(Objects.requireNonNull(values.get(name), name));
      end = placeholder.end();
    }
    out.append(template, end, template.length());
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
