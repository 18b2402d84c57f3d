package run.empirical.cli.image;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.net.InetAddress;

/**
 * Host names are resolved by the system, at once. The JDK searches the class path for another
 * resolver first, which an image cannot gain once it is built, and which takes a tenth of a whole
 * look-up.
 */
@TargetClass(InetAddress.class)
final class InetAddressResolution {
  @Alias
  @SuppressWarnings("NullAway") // The JDK's own field, which the JDK sets.
  private static Resolver BUILTIN_RESOLVER;

  private InetAddressResolution() {}

  @Substitute
  @SuppressWarnings("UnusedMethod") // The JDK's own callers use it.
  private static Resolver loadResolver() {
    return BUILTIN_RESOLVER;
  }

  /** The JDK's type, which Java 17 does not have. */
  @TargetClass(className = "java.net.spi.InetAddressResolver")
  interface Resolver {}
}
