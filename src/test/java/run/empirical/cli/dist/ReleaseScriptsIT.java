package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;

/** The script that the release workflow calls first. */
@EnabledOnOs(OS.LINUX)
final class ReleaseScriptsIT {
  @Test
  void allFilesHaveTheVersionOfTheTag() throws Exception {
    Path checkout = Path.of("").toAbsolutePath();
    assumeTrue(Files.exists(checkout.resolve(".git")), "not a checkout");

    assertEquals(
        new Outcome(0, "Version " + Version.NUMBER + "\n", ""),
        Outcome.of(
            List.of("src/build/check-tag.sh", "v" + Version.NUMBER), checkout, System.getenv()));
  }
}
