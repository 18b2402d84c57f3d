package run.empirical.cli;

import org.graalvm.nativeimage.VMRuntime;

/**
 * The entry point of the native program. It is built without runtime option parsing, and so must
 * initialize its VM itself. Otherwise, for example, a write to a closed pipe would kill the
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
