package run.empirical.cli.input;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.Ownership;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.SafeText;

/** Where Playwright writes its reports, by its own variables and defaults. */
final class ReportPlaces {
  private ReportPlaces() {}

  /**
   * A file.
   *
   * @param path relative to the folder where Playwright runs, or absolute
   * @param variable the variable that names it; null by default
   */
  record Place(String path, @Nullable String variable) {
    @Override
    public String toString() {
      return path + (variable == null ? "" : " (" + variable + ")");
    }
  }

  /** All places, those of the most detailed reports first. */
  static List<Place> of(Host host) {
    List<Place> places = new ArrayList<>();
    Place html = named(host, "/index.html", "PLAYWRIGHT_HTML_OUTPUT_DIR", "PLAYWRIGHT_HTML_REPORT");
    places.add(html != null ? html : new Place("playwright-report/index.html", null));
    Place json = named(host, "", "PLAYWRIGHT_JSON_OUTPUT_FILE", "PLAYWRIGHT_JSON_OUTPUT_NAME");
    if (json != null) {
      String folder = variable(host, "PLAYWRIGHT_JSON_OUTPUT_DIR");
      boolean whole = folder == null || !"PLAYWRIGHT_JSON_OUTPUT_NAME".equals(json.variable());
      places.add(
          whole || new File(json.path()).isAbsolute()
              ? json
              : new Place(folder + "/" + json.path(), json.variable()));
    }
    Place lastRun = named(host, "", "PLAYWRIGHT_LAST_RUN_OUTPUT_FILE");
    places.add(lastRun != null ? lastRun : new Place("test-results/.last-run.json", null));
    return places;
  }

  /** The place by the first of these variables that is set; null if none is. */
  private static @Nullable Place named(Host host, String inFolder, String... variables) {
    for (String variable : variables) {
      String value = variable(host, variable);
      if (value != null) {
        return new Place(value + inFolder, variable);
      }
    }
    return null;
  }

  private static @Nullable String variable(Host host, String name) {
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
   * @throws IOException if one of them cannot be looked at or used, so that it might be the newest
   */
  static List<Path> find(List<Place> places, Host host) throws IOException {
    Ownership ownership = Ownership.of(host);
    for (Path folder : Checkout.folders(host)) {
      List<Path> found = new ArrayList<>();
      for (Place place : places) {
        Path file = resolve(folder, place);
        if (exists(file)) {
          check(file, ownership);
          found.add(file);
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static Path resolve(Path folder, Place place) throws IOException {
    try {
      return folder.resolve(place.path());
    } catch (InvalidPathException e) {
      throw new FileSystemException(place.toString(), null, "not a path");
    }
  }

  private static boolean exists(Path file) throws IOException {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
      return true;
    } catch (NoSuchFileException e) {
      for (Path part = file; part != null; part = part.getParent()) {
        if (Files.isSymbolicLink(part) && !Files.exists(part)) {
          throw new FileSystemException(part.toString(), null, "a link to nothing");
        }
      }
      return false;
    }
  }

  private static void check(Path file, Ownership ownership) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    Integer stranger = ownership.stranger(file);
    if (stranger != null) {
      throw new FileSystemException(
          file.toString(),
          null,
          "it belongs to another user (uid "
              + stranger
              + "); if you trust it, name it with "
              + PlaywrightReports.FROM_PLAYWRIGHT);
    }
  }
}
