package run.empirical.cli.dist;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;
import run.empirical.cli.sandbox.RunningSandbox;

/** Runs the jar with jbang, as RELEASING.md says. */
@Tag("downloads")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class JbangIT {
  private static final Path JBANG = Path.of("target/jbang/jbang.jar").toAbsolutePath();

  private final Path home;
  private final Map<String, String> environment = new TreeMap<>();

  JbangIT(@TempDir Path home) throws IOException {
    this.home = home;
    writeStartScript(home.resolve("bin/jbang"));
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    environment.put("JBANG_DIR", home.resolve(".jbang").toString());
    environment.put("JBANG_NO_VERSION_CHECK", "true");
    environment.put("JBANG_JAVA_OPTIONS", "-Duser.home=" + home);
    environment.put("EMPIRICAL_CONFIG", "");
  }

  private static void writeStartScript(Path file) throws IOException {
    Script.write(
        file,
        """
        #!/bin/bash
        # Like jbang's own start script: exit status 255 means that the output is a command to run.
        printed=$("$JAVA_HOME/bin/java" $JBANG_JAVA_OPTIONS -classpath '%s' dev.jbang.Main "$@")
        status=$?
        if [ $status -eq 255 ]; then eval "exec $printed"; fi
        echo "$printed"
        exit $status
        """
            .formatted(JBANG));
  }

  @Test
  void runsTheJarByItsUrl() throws Exception {
    try (Release release = new Release()) {
      String command = release.command("jbang").replace("ID", RunningSandbox.ID) + " --demo";
      Outcome outcome = Outcome.of(List.of("bash", "-c", command), home, environment);

      assertEquals(
          ShippedProgram.DEMO_ANSWER,
          new Outcome(outcome.exit(), outcome.out(), withoutJbang(outcome.err())).withoutTimes());
      assertEquals(Set.of("empirical-" + Version.NUMBER + ".jar"), release.requested());
    }
  }

  /** Removes jbang's own messages, for example about what it downloads. */
  private static String withoutJbang(String err) {
    return err.lines()
        .filter(line -> !line.startsWith("[jbang] "))
        .map(line -> line + "\n")
        .collect(joining());
  }
}
