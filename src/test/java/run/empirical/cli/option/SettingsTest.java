package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Setting.Scope;

/** The names of environments in a project's file and the user's own. */
class SettingsTest {
  @Test
  void projectsNamesOverrideTheUsersOwn() throws IOException {
    assertEquals(
        Map.of("1", "live", "2", "staging"),
        settings("env-name.1=live", "env-name.1=production\nenv-name.2=staging")
            .environmentNames());
  }

  /** Else a gate on the user's own name would silently judge another environment. */
  @ParameterizedTest
  @CsvSource({"env-name.2=production", "env-name.1=x env-name.2=production"})
  void projectCannotTakeOverANameOfTheUser(String project) throws IOException {
    Settings settings = settings(project.replace(' ', '\n'), "env-name.1=Production");

    assertEquals(
        Failure.of(
            ErrorKind.CONFIG, "project and own: the name 'Production' is given to both 2 and 1"),
        assertThrows(FailureException.class, settings::environmentNames).failure());
  }

  private static Settings settings(String project, String own) throws IOException {
    return new Settings(
        new Cli().host(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()),
        List.of(file("project", project), file("own", own)));
  }

  private static ConfigFile file(String name, String content) throws IOException {
    return ConfigFile.read(
        Map.of(),
        Scope.USER,
        name,
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }
}
