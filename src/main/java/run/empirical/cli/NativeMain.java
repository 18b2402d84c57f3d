package run.empirical.cli;

import org.graalvm.nativeimage.VMRuntime;

/**
 * The entry point of the native program. Without runtime option parsing, an image does not
 * initialize its VM, which for example makes a write to a closed pipe fail instead of killing the
 * process.
 */
final class NativeMain {
  private NativeMain() {}

  public static void main(String[] arguments) {
    Main.reportUncaught();
    VMRuntime.initialize();
    Main.run(arguments);
  }
}
