package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.Version;
import run.empirical.cli.sandbox.Sandbox;

/** The Action installs the packages from a registry, as a step of GitHub's runner. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
final class ActionIT {
  private static final Path ACTION = Path.of("dist/action").toAbsolutePath();
  private static final String EARLIER_PATH = "/added/by/an/earlier/step\n";
  private static final String PACKAGE = NpmIT.NAME + "@" + Version.NUMBER;

  private final Path folder;
  private final Path pathFile;
  private final NpmRegistry registry;
  private final Map<String, String> environment;

  ActionIT(@TempDir Path folder) throws Exception {
    assumeTrue(NpmRegistry.tarballs().size() > 1, "no native program was built");
    this.folder = folder;
    this.registry = NpmRegistry.start();
    this.pathFile = Files.writeString(folder.resolve("add_path"), EARLIER_PATH);
    this.environment = NpmIT.environment(registry.url(), folder);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("GITHUB_ACTION_PATH", ACTION.toString());
    environment.put("GITHUB_PATH", pathFile.toString());
    environment.put("RUNNER_TEMP", Files.createDirectory(folder.resolve("temp")).toString());
  }

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "version", "Version"})
  void putsTheProgramOnThePath(String input) throws Exception {
    String other = program("empirical", "echo the service\\'s own program");
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    Outcome outcome = step(input.isEmpty() ? Map.of() : Map.of(input, Version.NUMBER));

    String version = "empirical " + Version.withCommit();
    assertEquals(new Outcome(0, version + " is on the PATH of the next steps\n", ""), outcome);
    assertEquals(2, registry.downloaded().size());
    assertTrue(registry.downloaded().contains(NpmIT.NAME), registry.downloaded().toString());
    List<String> added = Files.readAllLines(pathFile);
    assertEquals(List.of(EARLIER_PATH.strip()), added.subList(0, added.size() - 1));
    environment.put("PATH", added.get(added.size() - 1) + ":" + environment.get("PATH"));
    assertEquals(new Outcome(0, version + "\n", ""), bash("empirical --version"));
    assertEquals(other, Files.readString(folder.resolve("bin/empirical")));
  }

  @Test
  void installedProgramKeepsTheStatusOfTheGate() throws Exception {
    assertEquals(0, step(Map.of()).exit());
    List<String> added = Files.readAllLines(pathFile);
    environment.put("PATH", added.get(added.size() - 1) + ":" + environment.get("PATH"));
    environment.put("EMPIRICALRUN_KEY", "any-key");
    String gate = "empirical last-pass " + Sandboxes.ID + " --require 2 --max-age ";
    try (Sandbox sandbox = Sandboxes.withBuiltInData()) {
      environment.put("EMPIRICAL_API_URL", sandbox.baseUri().toString());
      assertEquals(0, bash(gate + "7d").exit());
      assertEquals(20, bash(gate + "1h").exit());
    }
    assertEquals(69, bash(gate + "7d --retries 0").exit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age", "versions", "", "x$(touch pwned)", "a%\n::add-path::x"})
  void rejectsUnknownInputs(String input) throws Exception {
    assertNotInstalled(
        "unknown inputs: [\"%s\"]. The only input is version; options belong to the command, as in 'run: empirical last-pass --from release.txt --require production'"
            .formatted(input.replace("%", "%25").replace("\n", "\\n")),
        step(Map.of(input, "1d", "version", Version.NUMBER)));
    assertEquals(Set.of(), registry.downloaded());
    assertFalse(Files.exists(folder.resolve("pwned")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"latest", "1", "^1.2.3", "1.2.3-x", "npm:a@1.2.3", "./x", "1.2.3\n::x::50%\r"})
  void rejectsWhatIsNotAVersion(String version) throws Exception {
    assertNotInstalled(
        "the version is '%s', not three numbers such as 1.0.0"
            .formatted(version.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")),
        step(Map.of("version", version)));
    assertEquals(Set.of(), registry.downloaded());
  }

  @Test
  void reportsAnUnknownVersion() throws Exception {
    assertNotInstalled(
        "npm cannot install " + NpmIT.NAME + "@9.9.9: npm error code ETARGET%0A",
        step(Map.of("version", "9.9.9")));
  }

  @Test
  void reportsARegistryThatIsDown() throws Exception {
    registry.close();

    assertNotInstalled(
        "npm cannot install " + PACKAGE + ": npm error code ECONNREFUSED%0A", step(Map.of()));
  }

  @Test
  void rejectsAModifiedTarball() throws Exception {
    registry.tamper(NpmIT.NAME);

    assertNotInstalled(
        "npm cannot install " + PACKAGE + ": npm error code EINTEGRITY%0A", step(Map.of()));
  }

  @Test
  void rejectsAModifiedTarballOfTheExecutable() throws Exception {
    registry.tamper(NpmIT.PLATFORM);

    // npm leaves out an optional package that it cannot install.
    assertNotInstalled(
        PACKAGE
            + " does not print its version: empirical: "
            + NpmIT.PLATFORM
            + " is not installed: it needs ",
        step(Map.of()));
  }

  @Test
  void reportsMissingNpm() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("bash"), Path.of("/usr/bin/bash"));
    environment.put("PATH", bin.toString());

    assertNotInstalled(
        "node and npm are not on the PATH: set up Node.js in an earlier step", step(Map.of()));
  }

  @Test
  void npmDoesNotGetTheKey() throws Exception {
    program("npm", "env; exit 1");
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("EMPIRICALRUN_KEY", "the-key-of-the-job");
    Outcome outcome = step(Map.of());

    assertNotInstalled("npm cannot install " + PACKAGE + ": ", outcome);
    assertTrue(outcome.out().contains("%0AHOME=" + folder), outcome.out());
    assertFalse(outcome.out().contains("the-key-of-the-job"), outcome.out());
  }

  private void assertNotInstalled(String message, Outcome outcome) throws IOException {
    assertEquals(1, outcome.exit(), outcome.toString());
    assertEquals("", outcome.err());
    String annotation = "::error title=empirical is not installed::" + message;
    assertTrue(outcome.out().startsWith(annotation), outcome.out());
    assertEquals(1, outcome.out().lines().count(), outcome.out());
    assertEquals(EARLIER_PATH, Files.readString(pathFile));
  }

  /** Puts a script into the folder {@code bin}, and returns its text. */
  private String program(String name, String commands) throws IOException {
    String script = "#!/bin/sh\n" + commands + "\n";
    Script.write(folder.resolve("bin").resolve(name), script);
    return script;
  }

  /** Runs the Action's step with these inputs, of which the runner passes on unknown ones too. */
  private Outcome step(Map<String, String> with) throws IOException, InterruptedException {
    JsonNode action = new YAMLMapper().readTree(ACTION.resolve("action.yml").toFile());
    Map<String, String> inputs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    inputs.putAll(with);
    action
        .get("inputs")
        .properties()
        .forEach(it -> inputs.putIfAbsent(it.getKey(), it.getValue().get("default").asText()));
    assertEquals(1, action.at("/runs/steps").size());
    JsonNode step = action.at("/runs/steps/0");
    assertEquals("bash", step.get("shell").asText());
    assertEquals(
        "{\"INPUTS\":\"${{ toJSON(inputs) }}\",\"VERSION\":\"${{ inputs.version }}\"}",
        step.get("env").toString());
    environment.put(
        "INPUTS", new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(inputs));
    environment.put("VERSION", String.valueOf(inputs.get("version")));
    return bash(step.get("run").asText());
  }

  private Outcome bash(String script) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script.sh"), script + "\n");
    return Outcome.of(
        List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", file.toString()),
        folder,
        environment);
  }
}
