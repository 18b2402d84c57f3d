package run.empirical.cli.dist;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Outcome;
import run.empirical.cli.model.Version;

/** Runs the program with jbang. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
final class JbangIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();

  private final Map<String, String> environment = new TreeMap<>();

  JbangIT(@TempDir Path home) throws IOException {
    writeSettings(home.resolve(".m2/settings.xml"));
    Path bin = Files.createDirectory(home.resolve("bin"));
    writeStartScript(bin.resolve("jbang"));
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", bin + ":/usr/bin:/bin");
    environment.put("JBANG_DIR", home.resolve(".jbang").toString());
    environment.put("JBANG_REPO", CHECKOUT.resolve("target/repository").toString());
    environment.put("JBANG_NO_VERSION_CHECK", "true");
    environment.put("JBANG_JAVA_OPTIONS", "-Duser.home=" + home);
    environment.put("EMPIRICAL_CONFIG", "");
  }

  /** Makes Maven's local repository the only source of artifacts missing from jbang's. */
  private static void writeSettings(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        <settings>
          <mirrors>
            <mirror>
              <id>this-machine</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(Path.of(System.getProperty("local.repository")).toUri()));
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
            .formatted(CHECKOUT.resolve("target/jbang/jbang.jar")));
  }

  @Test
  void runsTheOneLinerOfTheReadme() throws Exception {
    String command = "jbang run.empirical:empirical:" + Version.NUMBER + " last-pass ID";
    assertTrue(Files.readString(Path.of("README.md")).contains("`" + command + "`"), command);
    Outcome outcome = Outcome.of(List.of("bash", "-c", command + " --demo"), CHECKOUT, environment);

    assertEquals(0, outcome.exit(), outcome.err());
    assertTrue(outcome.out().startsWith("ENVIRONMENT  LAST PASS"), outcome.out());
    assertEquals(ShippedProgram.DEMO, withoutJbang(outcome.err()));
  }

  /** Removes jbang's own messages, for example about resolving dependencies. */
  private static String withoutJbang(String err) {
    return err.lines()
        .filter(line -> !line.startsWith("[jbang] "))
        .map(line -> line + "\n")
        .collect(joining());
  }
}
