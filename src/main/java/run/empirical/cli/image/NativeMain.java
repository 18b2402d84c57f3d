package run.empirical.cli.image;

import org.graalvm.nativeimage.VMRuntime;
import run.empirical.cli.Main;

/**
 * The native program's entry. An image that leaves all arguments to its program does not start its
 * own parts, such as the one that has a write to a closed pipe fail instead of ending the process.
 */
final class NativeMain {
  private NativeMain() {}

  public static void main(String[] arguments) {
    Main.reportUncaught();
    VMRuntime.initialize();
    Main.main(arguments);
  }
}
