package run.empirical.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Version;

/**
 * The matrix as one page that needs nothing but itself: it loads nothing, works without scripts and
 * allows no script and no style but its own.
 */
final class HtmlRenderer extends WholeRenderer {
  private final RenderSettings settings;

  HtmlRenderer(RenderSettings settings, Appendable out) {
    super(settings, out);
    this.settings = settings;
  }

  @Override
  void write(List<Finding> findings, ReferenceTime reference, Appendable out) throws IOException {
    Verdict verdict = new Verdict(findings, settings, reference);
    String style = resource("report.css");
    String script = resource("report.js");
    StringBuilder page = new StringBuilder(1 << 16);
    page.append(
        String.format(
            Locale.ROOT,
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="empirical %s">
            <title>%s: %s</title>
            <style>%s</style>
            </head>
            <body>
            <main>
            """,
            hash(style),
            hash(script),
            Version.NUMBER,
            verdict.kind().title(),
            verdict.testCases(),
            style));
    header(page, verdict);
    if (findings.isEmpty()) {
      page.append("<p>There is no test case to show.</p>\n");
    } else {
      new HtmlMatrix(Matrix.of(findings, settings), settings).appendTo(page);
    }
    out.append(
        page.append("<footer>Made by empirical ")
            .append(Version.NUMBER)
            .append(".</footer>\n</main>\n<script>")
            .append(script)
            .append("</script>\n</body>\n</html>\n"));
  }

  private void header(StringBuilder page, Verdict verdict) {
    if (settings.invented()) {
      page.append("<p class=\"invented\"><strong>Invented data</strong> (--demo): ");
      page.append("nothing here says anything about real tests.</p>\n");
    }
    String mark =
        switch (verdict.kind()) {
          case MET -> "<span aria-hidden=\"true\">✓</span> ";
          case NOT_MET -> "<span aria-hidden=\"true\">✗</span> ";
          case UNDECIDED -> "<span aria-hidden=\"true\">?</span> ";
          case NO_GATE -> "";
        };
    page.append("<header class=\"verdict ")
        .append(verdict.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .append("\">\n<h1>")
        .append(mark)
        .append(verdict.kind().title())
        .append("</h1>\n<p>")
        .append(XmlText.of(verdict.sentences()))
        .append(verdict.triage() == null ? "" : "</p>\n<p>" + XmlText.of(verdict.triage()))
        .append("</p>\n<p class=\"when\">")
        .append(verdict.window())
        .append(" <time datetime=\"")
        .append(Instants.exact(verdict.asOf()))
        .append("\">")
        .append(Instants.seconds(verdict.asOf()).replace('T', ' '))
        .append("</time>.</p>\n</header>\n");
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(HtmlRenderer.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this program cannot be read", e);
    }
  }

  /** What Content-Security-Policy calls an inline element with this content. */
  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
