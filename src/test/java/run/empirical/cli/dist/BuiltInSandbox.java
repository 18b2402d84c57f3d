package run.empirical.cli.dist;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;
import run.empirical.cli.sandbox.SandboxSettings;

/** Starts the sandbox with its built-in data. */
final class BuiltInSandbox {
  private BuiltInSandbox() {}

  static Sandbox start() throws IOException {
    return Sandbox.start(
        new SandboxSettings(0, SandboxData.builtIn(), null, Duration.ZERO, InstantSource.system()));
  }
}
