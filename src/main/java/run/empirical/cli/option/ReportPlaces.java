package run.empirical.cli.option;

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

/**
 * Where Playwright writes its reports, by its own variables and defaults.
 *
 * @param html the HTML report
 * @param json the JSON report; null if no variable names it
 * @param lastRun the list of failed tests
 */
record ReportPlaces(Place html, @Nullable Place json, Place lastRun) {
  private static final String PREFIX = "PLAYWRIGHT_";

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

  static ReportPlaces of(Host host) {
    return new ReportPlaces(html(host), json(host), lastRun(host));
  }

  private static Place html(Host host) {
    for (String variable : List.of(PREFIX + "HTML_OUTPUT_DIR", PREFIX + "HTML_REPORT")) {
      String folder = host.variable(variable);
      if (folder != null) {
        return new Place(folder + "/index.html", variable);
      }
    }
    return new Place("playwright-report/index.html", null);
  }

  private static @Nullable Place json(Host host) {
    String file = host.variable(PREFIX + "JSON_OUTPUT_FILE");
    if (file != null) {
      return new Place(file, PREFIX + "JSON_OUTPUT_FILE");
    }
    String folder = host.variable(PREFIX + "JSON_OUTPUT_DIR");
    String name = host.variable(PREFIX + "JSON_OUTPUT_NAME");
    if (name == null) {
      return null;
    }
    boolean whole = folder == null || new File(name).isAbsolute();
    return new Place(whole ? name : folder + "/" + name, PREFIX + "JSON_OUTPUT_NAME");
  }

  private static Place lastRun(Host host) {
    String variable = PREFIX + "LAST_RUN_OUTPUT_FILE";
    String file = host.variable(variable);
    return file == null
        ? new Place("test-results/.last-run.json", null)
        : new Place(file, variable);
  }

  /** All places, those of the most detailed reports first. */
  List<Place> all() {
    return json == null ? List.of(html, lastRun) : List.of(html, json, lastRun);
  }

  /**
   * The reports in the nearest folder of the checkout that has one, as absolute paths; empty if
   * there is none.
   *
   * @throws IOException if one of them cannot be looked at or used, so that it might be the newest
   */
  List<Path> find(Host host) throws IOException {
    Ownership ownership = Ownership.of(host);
    for (Path folder : Checkout.folders(host.folder().toAbsolutePath())) {
      List<Path> found = new ArrayList<>();
      for (Place place : all()) {
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
