package run.empirical.cli.dist;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;
import run.empirical.cli.sandbox.SandboxSettings;

/** Starts sandboxes on free ports. */
final class Sandboxes {
  private Sandboxes() {}

  static Sandbox withBuiltInData() throws IOException {
    return start(SandboxData.builtIn(), null);
  }

  static Sandbox start(SandboxData data, @Nullable Integer failWith) throws IOException {
    return Sandbox.start(
        new SandboxSettings(0, data, failWith, Duration.ZERO, InstantSource.system()));
  }
}
