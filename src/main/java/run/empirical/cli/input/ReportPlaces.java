package run.empirical.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.host.Ownership;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.text.SafeText;

/** Where Playwright writes its reports, by its own variables and defaults. */
final class ReportPlaces {
  private final Host host;

  ReportPlaces(Host host) {
    this.host = host;
  }

  /**
   * A file.
   *
   * @param path relative to the folder where Playwright runs, or absolute
   * @param variable the variable that names it; null by default
   */
  private record Place(Path path, @Nullable String variable) {
    @Override
    public String toString() {
      return path + (variable == null ? "" : " (" + variable + ")");
    }
  }

  /** All places, those of the most detailed reports first. */
  private List<Place> places() {
    String folder = variable("PLAYWRIGHT_JSON_OUTPUT_DIR");
    return Stream.of(
            first(
                named("", "PLAYWRIGHT_HTML_OUTPUT_DIR", "index.html"),
                named("", "PLAYWRIGHT_HTML_REPORT", "index.html"),
                new Place(Path.of("playwright-report", "index.html"), null)),
            first(
                named("", "PLAYWRIGHT_JSON_OUTPUT_FILE", ""),
                named(folder == null ? "" : folder, "PLAYWRIGHT_JSON_OUTPUT_NAME", "")),
            first(
                named("", "PLAYWRIGHT_LAST_RUN_OUTPUT_FILE", ""),
                new Place(Path.of("test-results", ".last-run.json"), null)))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Place first(@Nullable Place... places) {
    return Stream.of(places).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private @Nullable Place named(String folder, String variable, String file) {
    String value = variable(variable);
    return value == null ? null : new Place(Path.of(folder).resolve(value).resolve(file), variable);
  }

  private @Nullable String variable(String name) {
    String value = host.variable(name);
    if (value != null && !SafeText.isIntact(value)) {
      throw FailureException.config(
          name + ": '" + value + "' is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8");
    }
    return value;
  }

  /**
   * The reports in the nearest folder of the checkout that has one, as absolute paths; empty if
   * there is none.
   *
   * @throws FailureException of kind {@code CONFIG} if one cannot be looked at or trusted, so that
   *     it might be the newest
   */
  List<Path> find() {
    List<Place> places = places();
    Ownership ownership = Ownership.of(host);
    return Checkout.folders(host).stream()
        .map(
            folder ->
                places.stream()
                    .map(place -> folder.resolve(place.path))
                    .filter(file -> isReport(file, ownership))
                    .toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static boolean isReport(Path file, Ownership ownership) {
    try {
      if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
        throw unusable(file, "not a regular file");
      }
      Integer stranger = ownership.stranger(file);
      if (stranger != null) {
        throw unusable(
            file,
            "it belongs to another user (uid "
                + stranger
                + "); if you trust it, name it with "
                + PlaywrightReports.FROM_PLAYWRIGHT);
      }
      return true;
    } catch (NoSuchFileException e) {
      for (Path part = file; part != null; part = part.getParent()) {
        if (Files.isSymbolicLink(part) && !Files.exists(part)) {
          throw unusable(part, "a link to nothing");
        }
      }
      return false;
    } catch (IOException e) {
      throw unusable(file, IoProblem.of(e));
    }
  }

  private static FailureException unusable(Path file, String why) {
    return PlaywrightReports.unusable(
        PlaywrightReports.LAST_FAILED, "cannot read " + file + ": " + why);
  }

  /** The places in words: {@code playwright-report/index.html, test-results/.last-run.json}. */
  @Override
  public String toString() {
    return String.join(", ", places().stream().map(Place::toString).toList());
  }
}
