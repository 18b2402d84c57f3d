package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Starting and closing a sandbox. */
class SandboxTest {
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere 127.0.0.2 may lead nowhere")
  void listensOnLoopbackOnly() throws Exception {
    try (RunningSandbox sandbox = startOn(0)) {
      InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
      assertThrows(ConnectException.class, () -> new Socket(other, sandbox.port()).close());
    }
  }

  @Test
  void holdsItsPortUntilItIsClosed() throws Exception {
    RunningSandbox first = startOn(0);
    int port = first.port();
    assertThrows(BindException.class, () -> startOn(port));
    first.close();
    first.close();
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());

    try (RunningSandbox second = startOn(port)) {
      assertEquals("{\"data\":[]}", second.post("{\"test_case_id\":\"a\"}").body());
    }
  }

  private static RunningSandbox startOn(int port) throws IOException {
    return RunningSandbox.start(port, RunningSandbox.read("{}"));
  }
}
