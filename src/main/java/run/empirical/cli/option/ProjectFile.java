package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.Ownership;
import run.empirical.cli.input.Checkout;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Setting.Scope;

/**
 * Finds the project's configuration file, which is committed beside the tests. Anyone who can
 * change the checkout can change it, so it may not say where the API key goes.
 */
final class ProjectFile {
  private static final String NAME = "empirical.properties";

  private ProjectFile() {}

  /**
   * Reads the file in the working folder, or else the nearest one above it within the checkout: the
   * search ends at the folder with {@code .git}, and outside a checkout it stays in the working
   * folder.
   *
   * @param keys the keys of configuration files, and which files may have them
   * @throws FailureException of kind {@code CONFIG} for a file that cannot be used
   */
  static ConfigFile load(Map<String, Scope> keys, Host host, InputFiles inputs) {
    Path file =
        Checkout.folders(host).stream()
            .map(folder -> folder.resolve(NAME))
            .filter(found -> Files.exists(found, LinkOption.NOFOLLOW_LINKS))
            .findFirst()
            .orElse(null);
    if (file == null) {
      return ConfigFile.NONE;
    }
    String name = file.toString();
    // A link could point to a secret that messages would quote; a pipe could block.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw ConfigFile.unusable(name, "it is not a regular file");
    }
    try {
      Integer stranger = Ownership.of(host).stranger(file);
      if (stranger != null) {
        throw ConfigFile.unusable(
            name,
            "it belongs to another user ("
                + stranger
                + "); set EMPIRICAL_CONFIG= to use no configuration file");
      }
      try (InputStream in = inputs.openFile(name, "the project's file", ConfigFile.LARGEST)) {
        return ConfigFile.read(keys, Scope.PROJECT, name, in);
      }
    } catch (IOException e) {
      throw ConfigFile.unusable(name, e);
    }
  }
}
