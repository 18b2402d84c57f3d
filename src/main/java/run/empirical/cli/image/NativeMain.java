package run.empirical.cli.image;

import org.graalvm.nativeimage.Platform;
import org.graalvm.nativeimage.VMRuntime;
import run.empirical.cli.Main;
import run.empirical.cli.SystemTerminal;
import run.empirical.cli.host.Terminal;

/**
 * The entry point of the native program. Without runtime option parsing, an image does not
 * initialize its VM, which for example makes a write to a closed pipe fail instead of killing the
 * process.
 */
final class NativeMain {
  private NativeMain() {}

  public static void main(String[] arguments) {
    Terminal terminal =
        Platform.includedIn(Platform.LINUX.class) ? new LinuxTerminal() : new SystemTerminal();
    Main.reportUncaught(terminal);
    VMRuntime.initialize();
    Main.run(arguments, terminal);
  }
}
