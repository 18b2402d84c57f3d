package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Setting.Scope;

/** Fuzzed: a configuration file, which may have names of environments. */
public final class ConfigFileFuzz {
  private static final Map<String, Scope> KEYS =
      Map.of("api-url", Scope.PROJECT, "dashboard", Scope.PROJECT, "timeout", Scope.PROJECT);

  private ConfigFileFuzz() {}

  /** All settings are known and have values; a file written from them reads the same. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    ConfigFile config;
    try {
      config = read(data);
    } catch (CharacterCodingException e) {
      return;
    } catch (FailureException e) {
      assertEquals(ExitStatus.CONFIG, e.failure().status());
      return;
    }
    Properties properties = new Properties();
    properties.putAll(config.values());
    assertFalse(properties.containsValue(""), config::toString);
    assertEquals(
        config.environmentNames().size(), new HashSet<>(config.environmentNames().values()).size());
    assertEquals(config, read(written(properties)));
  }

  private static ConfigFile read(byte[] data) throws IOException {
    return new ConfigFileReader(KEYS, Scope.PROJECT, "empirical.properties")
        .read(new ByteArrayInputStream(data));
  }

  private static byte[] written(Properties properties) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    properties.store(text, null);
    return text.toByteArray();
  }
}
