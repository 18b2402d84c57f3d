package run.empirical.cli;

import org.graalvm.nativeimage.VMRuntime;

/**
 * The entry point of the native program. {@code -H:-ParseRuntimeOptions} makes it start faster, but
 * then nothing initializes the VM before {@code main}. Without that, for example, a write to a
 * closed pipe kills the process.
 */
final class NativeMain {
  private NativeMain() {}

  public static void main(String[] arguments) {
    Main.reportUncaught();
    VMRuntime.initialize();
    Main.run(arguments);
  }
}
