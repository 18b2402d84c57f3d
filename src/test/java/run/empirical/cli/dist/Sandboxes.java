package run.empirical.cli.dist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;

/** Starts sandboxes on free ports. */
final class Sandboxes {
  /** A test of the built-in data that passed three hours ago, and two days ago elsewhere. */
  static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

  private Sandboxes() {}

  static Sandbox withInventedData() throws IOException {
    return start(SandboxData.invented());
  }

  /** With data as {@code sandbox --data} reads it. */
  static Sandbox with(String json) throws IOException {
    return start(SandboxData.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "data"));
  }

  private static Sandbox start(SandboxData data) throws IOException {
    return Sandbox.start(0, data, null, Duration.ZERO, InstantSource.system());
  }
}
