import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Draws the README's terminal pictures and writes the page whose screenshots it shows. The program
 * runs in a project whose Playwright run has just failed, against a sandbox that serves {@code
 * passes.json}.
 *
 * <p>Arguments: the program and the output directory. The working directory must be this file's.
 */
final class Pictures {
  private static final List<String> GATE =
      List.of("last-pass --from release.txt --require production,staging --max-age 24h".split(" "));

  /** The line that the reporter for Playwright, which hands over the run itself, does not have. */
  private static final String REPORT = "empirical: playwright-report/.*\n";

  private static final Instant PAGE_TIME = Instant.parse("2026-11-24T12:00:00Z");
  private static final int TESTS = 38;
  private static final int FAILED = 3;

  private final String program;
  private final Path output;
  private final Path project;

  private Pictures(String program, Path output, Path project) {
    this.program = program;
    this.output = output;
    this.project = project;
  }

  public static void main(String... arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path output = Files.createDirectories(Path.of(arguments[1])).toAbsolutePath();
    Path project = Files.createTempDirectory("shop");
    try {
      new Pictures(Path.of(arguments[0]).toAbsolutePath().toString(), output, project).draw();
    } finally {
      try (Stream<Path> files = Files.walk(project)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void draw() throws IOException {
    Files.copy(Path.of("tests.tsv"), project.resolve("release.txt"));
    Files.copy(Path.of("empirical.properties"), project.resolve("empirical.properties"));
    writePlaywrightReport();
    String passes = Files.readString(Path.of("passes.json"));

    TerminalPicture red = new TerminalPicture();
    red.show("$ npx playwright test\n...\n  3 failed\n  35 passed (41.2s)\n");
    red.next();
    red.show(" \n" + run(passes, List.of("last-pass", "--last-failed")).replaceFirst(REPORT, ""));
    red.next();
    red.pointAt("41m", "https://dash.empirical.run/acme/test-runs/48247?test_id=9c1d5f07ab…");
    red.write(output, "red-build");

    TerminalPicture gate = new TerminalPicture();
    gate.show("$ empirical " + String.join(" ", GATE) + "\n" + run(passes, GATE));
    gate.write(output, "gate");

    List<String> page = new ArrayList<>(GATE);
    page.addAll(List.of("--before", PAGE_TIME.toString()));
    Path file = output.resolve("page.html");
    page.addAll(List.of("--report", file.toString()));
    run(atPageTime(passes), page);
    // A release that only has a new version needs no new pictures.
    String html = Files.readString(file).replaceAll("empirical \\d+\\.\\d+\\.\\d+", "empirical");
    Files.writeString(file, html);
  }

  /** Writes an HTML report of a run that began four minutes ago and ended a minute later. */
  private void writePlaywrightReport() throws IOException {
    List<String> failed = Files.readAllLines(Path.of("tests.tsv")).subList(0, FAILED);
    String tests =
        Stream.concat(
                failed.stream().map(line -> line.split("\t| › ")).map(Pictures::failed),
                IntStream.range(FAILED, TESTS)
                    .mapToObj(
                        "{\"testId\":\"%d\",\"title\":\"passes\",\"outcome\":\"expected\"}"
                            ::formatted))
            .collect(Collectors.joining(","));
    Instant now = Instant.now();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("report.json"));
      String report =
          "{\"startTime\":%d,\"files\":[{\"tests\":[%s]}]}"
              .formatted(now.minus(Duration.ofMinutes(4)).toEpochMilli(), tests);
      zip.write(report.getBytes(UTF_8));
    }
    Path page = Files.createDirectory(project.resolve("playwright-report")).resolve("index.html");
    String data = Base64.getEncoder().encodeToString(bytes.toByteArray());
    Files.writeString(
        page,
        "<!DOCTYPE html>\n<template id=\"playwrightReportBase64\">data:application/zip;base64,%s</template>"
            .formatted(data));
    Files.setLastModifiedTime(page, FileTime.from(now.minus(Duration.ofSeconds(200))));
  }

  private static String failed(String... idAndTitles) {
    return "{\"testId\":\"%s\",\"path\":[\"%s\"],\"title\":\"%s\",\"outcome\":\"unexpected\"}"
        .formatted((Object[]) idAndTitles);
  }

  /** Turns the ages, in minutes, into times before that of the page. */
  private static String atPageTime(String passes) {
    return Pattern.compile("\"(\\d+)m\"")
        .matcher(passes)
        .replaceAll(
            age ->
                Long.toString(
                    PAGE_TIME
                        .minus(Duration.ofMinutes(Long.parseLong(age.group(1))))
                        .toEpochMilli()));
  }

  /** Runs the program against these passes and returns what a terminal would show. */
  private String run(String passes, List<String> arguments) throws IOException {
    Path data = Files.writeString(project.resolve("passes.json"), passes);
    Process sandbox =
        start(List.of("sandbox", "--port", "0", "--data", data.toString()), Map.of(), false);
    try {
      String url = sandbox.inputReader(UTF_8).readLine();
      Map<String, String> environment =
          Map.of(
              "EMPIRICAL_API_URL",
              url,
              "EMPIRICALRUN_KEY",
              "any",
              "COLUMNS",
              "" + TerminalPicture.COLUMNS,
              "CLICOLOR_FORCE",
              "1");
      return new String(start(arguments, environment, true).getInputStream().readAllBytes(), UTF_8);
    } finally {
      sandbox.destroy();
    }
  }

  private Process start(List<String> arguments, Map<String, String> environment, boolean merged)
      throws IOException {
    List<String> command = new ArrayList<>(arguments);
    command.add(0, program);
    ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(merged).start();
  }

  /** A terminal's text as an SVG image, which may appear step by step. */
  private static final class TerminalPicture {
    static final int COLUMNS = 84;
    private static final double COLUMN = 8.4;
    private static final int ROW = 20;
    private static final int MARGIN = 16;
    private static final int SECONDS = 12;
    private static final Pattern STYLED =
        Pattern.compile("\u001b\\[(\\d*)m([^\u001b]*)|[^\u001b]+");
    private static final Pattern WRAPPED = Pattern.compile("(.{1," + COLUMNS + "})( |$)");
    private static final Map<String, String> COLOURS =
        Map.of(
            "light",
                "--back:#fff;--line:#d0d7de;--ink:#1f2328;--s32:#116329;--s33:#7d4e00;--s31:#b3261e;--link:#0550ae",
            "dark",
                "--back:#14171a;--line:#30363d;--ink:#e7e9ec;--s32:#6fd397;--s33:#f0c05a;--s31:#ff9d94;--link:#8ebbee");

    private final List<String> rows = new ArrayList<>();
    private final StringBuilder drawing = new StringBuilder();
    private int steps;

    /** Adds lines of text. Plain ones are wrapped between words, so that the picture reads well. */
    void show(String text) {
      for (String line : text.lines().toList()) {
        boolean plain = line.indexOf('\u001b') < 0;
        (plain ? WRAPPED.matcher(line).replaceAll("$1\n") : line).lines().forEach(this::draw);
      }
    }

    private void draw(String line) {
      StringBuilder row = new StringBuilder();
      Matcher parts = STYLED.matcher(line);
      while (parts.find()) {
        String text = parts.group(1) == null ? parts.group() : parts.group(2);
        text(parts.group(1), text, row.length());
        row.append(text);
      }
      rows.add(row.toString());
    }

    private void text(String style, String text, int column) {
      if (!text.isBlank()) {
        drawing.append(
            "<text%s x=\"%.1f\" y=\"%d\" textLength=\"%.1f\">%s</text>\n"
                .formatted(
                    style == null || style.isEmpty() ? "" : " class=\"s" + style + "\"",
                    MARGIN + column * COLUMN,
                    MARGIN + 14 + rows.size() * ROW,
                    text.length() * COLUMN,
                    text.replace("&", "&amp;").replace("<", "&lt;")));
      }
    }

    /** What is added from here on appears later. */
    void next() {
      drawing.append(steps == 0 ? "" : "</g>\n");
      steps++;
      drawing.append("<g class=\"step%d\">\n".formatted(steps));
    }

    /** Underlines a text, points at it, and shows its link at the bottom. */
    void pointAt(String text, String link) {
      int row = (int) rows.stream().takeWhile(line -> !line.contains(text)).count();
      double left = MARGIN + rows.get(row).indexOf(text) * COLUMN;
      int line = MARGIN + row * ROW + 18;
      double width = link.length() * COLUMN;
      int bottom = MARGIN + rows.size() * ROW + 8;
      drawing.append(
          """
          <path class="link" d="M%.1f %dh%.1f"/>
          <path class="hand" d="M%.1f %dv15l4-4 3 6 2-1-3-6h5z"/>
          <rect class="hint" x="%d" y="%d" width="%.1f" height="22" rx="4"/>
          <text class="url" x="%d" y="%d" textLength="%.1f">%s</text>
          """
              .formatted(
                  left,
                  line,
                  text.length() * COLUMN,
                  left + 14,
                  line - 6,
                  MARGIN,
                  bottom,
                  width + 12,
                  MARGIN + 6,
                  bottom + 15,
                  width,
                  link));
      rows.addAll(List.of("", ""));
    }

    void write(Path folder, String name) throws IOException {
      drawing.append(steps == 0 ? "" : "</g>\n");
      double width = COLUMNS * COLUMN + 2 * MARGIN;
      int height = rows.size() * ROW + 2 * MARGIN;
      for (String theme : COLOURS.keySet()) {
        Files.writeString(
            folder.resolve(name + "-" + theme + ".svg"),
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" role="img">
            <style>
            svg{%s;font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
            text{fill:var(--ink);white-space:pre}
            .s1{font-weight:bold}.s2{opacity:.7}.s31{fill:var(--s31)}.s32{fill:var(--s32)}.s33{fill:var(--s33)}
            .back,.hint{fill:var(--back);stroke:var(--line)}.url{fill:var(--link)}.link{stroke:var(--link)}
            .hand{fill:var(--ink);stroke:var(--back)}
            %s</style>
            <rect class="back" x=".5" y=".5" width="%.0f" height="%d" rx="8"/>
            %s</svg>
            """
                .formatted(
                    width, height, COLOURS.get(theme), steps(), width - 1, height - 1, drawing));
      }
    }

    /** Animations that repeat, none for readers who want no motion. */
    private String steps() {
      StringBuilder css = new StringBuilder();
      for (int step = 1; step <= steps; step++) {
        css.append(
            "@media(prefers-reduced-motion:no-preference){.step%1$d{animation:step%1$d %2$ds step-end infinite}}\n"
                .formatted(step, SECONDS));
        css.append("@keyframes step%d{0%%{opacity:0}%d%%{opacity:1}}\n".formatted(step, 12 * step));
      }
      return css.toString();
    }
  }
}
