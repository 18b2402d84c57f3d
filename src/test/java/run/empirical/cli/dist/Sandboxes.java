package run.empirical.cli.dist;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;

/** Starts sandboxes on free ports. */
final class Sandboxes {
  /** A test of the built-in data that passed three hours ago, and two days ago elsewhere. */
  static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

  private Sandboxes() {}

  static Sandbox withBuiltInData() throws IOException {
    return start(SandboxData.builtIn(), null);
  }

  static Sandbox start(SandboxData data, @Nullable Integer failWith) throws IOException {
    return Sandbox.start(0, data, failWith, Duration.ZERO, InstantSource.system());
  }
}
