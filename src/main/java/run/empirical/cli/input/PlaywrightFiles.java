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
    Path folder = host.path("PLAYWRIGHT_JSON_OUTPUT_DIR");
    Path json = host.path("PLAYWRIGHT_JSON_OUTPUT_NAME");
    return Stream.of(
            first(
                page("PLAYWRIGHT_HTML_OUTPUT_DIR"),
                page("PLAYWRIGHT_HTML_REPORT"),
                Path.of("playwright-report", "index.html")),
            first(
                host.path("PLAYWRIGHT_JSON_OUTPUT_FILE"),
                json == null || folder == null ? json : folder.resolve(json)),
            first(
                host.path("PLAYWRIGHT_LAST_RUN_OUTPUT_FILE"),
                Path.of("test-results", ".last-run.json")))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The page in the folder that a variable names. */
  private @Nullable Path page(String variable) {
    Path folder = host.path(variable);
    return folder == null ? null : folder.resolve("index.html");
  }

  private static Optional<Path> first(@Nullable Path... places) {
    return Stream.of(places).filter(Objects::nonNull).findFirst();
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
