package run.empirical.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.host.Ownership;
import run.empirical.cli.model.FailureException;

/** Where Playwright writes its reports, by its own variables and defaults. */
final class PlaywrightFiles {
  private final Host host;

  PlaywrightFiles(Host host) {
    this.host = host;
  }

  /** All places, those of the most detailed reports first; absolute, or relative to a folder. */
  private List<Path> places() {
    String folder = host.name("PLAYWRIGHT_JSON_OUTPUT_DIR");
    return Stream.of(
            first(
                named("PLAYWRIGHT_HTML_OUTPUT_DIR", "", "index.html"),
                named("PLAYWRIGHT_HTML_REPORT", "", "index.html"),
                Path.of("playwright-report", "index.html")),
            first(
                named("PLAYWRIGHT_JSON_OUTPUT_FILE", "", ""),
                named("PLAYWRIGHT_JSON_OUTPUT_NAME", folder == null ? "" : folder, "")),
            first(
                named("PLAYWRIGHT_LAST_RUN_OUTPUT_FILE", "", ""),
                Path.of("test-results", ".last-run.json")))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Path> first(@Nullable Path... places) {
    return Stream.of(places).filter(Objects::nonNull).findFirst();
  }

  private @Nullable Path named(String variable, String folder, String file) {
    String value = host.name(variable);
    return value == null ? null : Path.of(folder).resolve(value).resolve(file);
  }

  /**
   * The reports in the nearest folder of the checkout that has one, as absolute paths; empty if
   * there is none.
   *
   * @throws FailureException of kind {@code CONFIG} if one cannot be looked at or trusted, so that
   *     it might be the newest
   */
  List<Path> find() {
    List<Path> places = places();
    Ownership ownership = Ownership.of(host);
    return Checkout.folders(host).stream()
        .map(
            folder ->
                places.stream()
                    .map(place -> folder.resolve(place))
                    .filter(file -> isReport(file, ownership))
                    .toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static boolean isReport(Path file, Ownership ownership) {
    if (Files.notExists(file)) {
      for (Path part = file; part != null; part = part.getParent()) {
        if (Files.isSymbolicLink(part) && !Files.exists(part)) {
          throw unusable(part, "a link to nothing");
        }
      }
      return false;
    }
    try {
      Integer stranger = ownership.stranger(file);
      if (stranger != null) {
        throw unusable(
            file,
            "it belongs to another user (uid "
                + stranger
                + "); if you trust it, name it with "
                + PlaywrightTests.FROM_PLAYWRIGHT);
      }
    } catch (IOException e) {
      throw unusable(file, IoProblem.of(e));
    }
    if (!Files.isRegularFile(file)) {
      throw unusable(file, "not a regular file");
    }
    return true;
  }

  private static FailureException unusable(Path file, String why) {
    return PlaywrightTests.unusable(
        PlaywrightTests.LAST_FAILED, "cannot read " + file + ": " + why);
  }

  /** The places in words: {@code playwright-report/index.html, test-results/.last-run.json}. */
  @Override
  public String toString() {
    return String.join(", ", places().stream().map(Path::toString).toList());
  }
}
