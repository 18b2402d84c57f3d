package run.empirical.cli.image;

import java.util.List;
import org.graalvm.nativeimage.Platform;
import org.graalvm.nativeimage.Platforms;
import org.graalvm.nativeimage.StackValue;
import org.graalvm.nativeimage.c.CContext;
import org.graalvm.nativeimage.c.constant.CConstant;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.struct.AllowWideningCast;
import org.graalvm.nativeimage.c.struct.CField;
import org.graalvm.nativeimage.c.struct.CStruct;
import org.graalvm.word.PointerBase;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Terminal;

/**
 * Asks the kernel. A static program cannot load jansi's library, which would first have to be
 * unpacked into {@code /tmp}.
 */
@CContext(LinuxTerminal.Headers.class)
@Platforms(Platform.LINUX.class)
final class LinuxTerminal implements Terminal {
  private static final int STANDARD_OUTPUT = 1;

  @Override
  public boolean input() {
    return isatty(0) == 1;
  }

  @Override
  public boolean output() {
    return isatty(STANDARD_OUTPUT) == 1;
  }

  @Override
  public boolean error() {
    return isatty(2) == 1;
  }

  @Override
  public @Nullable Integer columns() {
    WindowSize size = StackValue.get(WindowSize.class);
    boolean known = ioctl(STANDARD_OUTPUT, requestForSize(), size) == 0 && size.columns() > 0;
    return known ? size.columns() : null;
  }

  @CFunction
  private static native int isatty(int descriptor);

  @CFunction
  private static native int ioctl(int descriptor, long request, WindowSize result);

  @CConstant("TIOCGWINSZ")
  private static native long requestForSize();

  /** What the kernel tells of a terminal's size. */
  @CStruct("struct winsize")
  interface WindowSize extends PointerBase {
    @CField("ws_col")
    @AllowWideningCast
    int columns();
  }

  /** What declares these in C. */
  static final class Headers implements CContext.Directives {
    @Override
    public List<String> getHeaderFiles() {
      return List.of("<sys/ioctl.h>", "<unistd.h>");
    }
  }
}
