package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.model.Version;
import run.empirical.cli.sandbox.Sandbox;

/** The Action in a job without the program: it installs the program from npm. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class ActionInstallIT {
  private static final String KEY = "the-key-of-the-job";
  private static final String PACKAGE = "@empiricalrun/cli@" + Version.NUMBER;

  private final NpmRegistry registry;
  private final ActionStep step;
  private final Map<String, String> with = new TreeMap<>();

  ActionInstallIT(@TempDir Path folder) throws Exception {
    Path workspace = Files.createDirectory(folder.resolve("workspace"));
    assumeTrue(NpmRegistry.tarballs().size() > 1, "no native program was built");
    registry = NpmRegistry.start();
    step = new ActionStep(workspace);
    step.job().putAll(NpmIT.environment(registry.url(), folder));
    with.put("test-case-ids", "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee");
    with.put("api-key", KEY);
    with.put("env-names", "2=staging");
    with.put("require", "staging");
  }

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  @Test
  void succeedsIfTheGateIsMet() throws Exception {
    ActionStep.Result result = lookUp("7d");

    assertEquals(0, result.exit(), result.log().raw());
    assertEquals("true", result.outputs().get("met"));
    assertEquals(2, registry.downloaded().size());
    assertTrue(registry.downloaded().contains("@empiricalrun/cli"));
  }

  @Test
  void exitsWith20IfTheGateIsNotMet() throws Exception {
    ActionStep.Result result = lookUp("1h");

    assertEquals(20, result.exit(), result.log().raw());
    assertEquals("false", result.outputs().get("met"));
  }

  @Test
  void reportsNoGateResultIfTheServerIsDown() throws Exception {
    with.put("api-url", "http://127.0.0.1:1");
    with.put("retries", "0");
    ActionStep.Result result = step.run(with);

    assertEquals(69, result.exit(), result.log().raw());
    assertEquals("", result.outputs().get("met"));
  }

  @Test
  void reportsNoGateResultIfTheRegistryIsDown() throws Exception {
    registry.close();

    String annotation = failedInstallation();
    assertTrue(annotation.contains("npm error code ECONNREFUSED%0A"), annotation);
  }

  @Test
  void reportsNoGateResultIfATarballWasModified() throws Exception {
    registry.tamper("@empiricalrun/cli");

    String annotation = failedInstallation();
    assertTrue(annotation.contains("npm error code EINTEGRITY%0A"), annotation);
  }

  @Test
  void reportsNoGateResultIfTheExecutablesTarballWasModified() throws Exception {
    NpmRegistry.tarballs().stream()
        .map(file -> file.getFileName().toString())
        .filter(file -> !file.equals("empiricalrun-cli-" + Version.NUMBER + ".tgz"))
        .forEach(
            file ->
                registry.tamper(
                    file.replace("-" + Version.NUMBER + ".tgz", "")
                        .replace("empiricalrun-", "@empiricalrun/")));

    // npm leaves out an optional package that it cannot install.
    ActionStep.Result result = step.run(with);
    assertEquals(127, result.exit(), result.log().raw());
    assertEquals("", result.outputs().get("met"));
    assertTrue(
        result.log().commands().get(1).contains(" is not installed: it needs"), result.log().raw());
  }

  @Test
  void reportsMissingNpm() throws Exception {
    Path bin = Files.createDirectory(Path.of(step.job().get("HOME"), "bin"));
    for (String tool : List.of("bash", "cp", "grep", "mktemp", "od", "rm", "tail", "tr", "wc")) {
      Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
    }
    step.job().put("PATH", bin.toString());
    ActionStep.Result result = step.run(with);

    assertEquals(127, result.exit(), result.log().raw());
    assertEquals(
        "::error title=Could not find out (exit status 127)::node and npm are not on the PATH: set"
            + " up Node.js in an earlier step, or say by the input program where empirical is",
        result.log().commands().get(1));
    assertEquals(Set.of(), registry.downloaded());
  }

  /** Runs a step that cannot install the program, and returns its annotation. */
  private String failedInstallation() throws IOException, InterruptedException {
    ActionStep.Result result = step.run(with);
    assertEquals(127, result.exit(), result.log().raw());
    assertEquals(Map.of("met", "", "exit-code", "127", "json", ""), result.outputs());
    assertEquals("", result.summary());
    String annotation = result.log().commands().get(1);
    assertTrue(
        annotation.endsWith(
            "npm cannot install " + PACKAGE + "; the input program can name one that is there"),
        annotation);
    assertFalse(annotation.contains(KEY), annotation);
    return annotation;
  }

  private ActionStep.Result lookUp(String maxAge) throws Exception {
    with.put("max-age", maxAge);
    try (Sandbox sandbox = BuiltInSandbox.start()) {
      with.put("api-url", sandbox.baseUri().toString());
      return step.run(with);
    }
  }
}
