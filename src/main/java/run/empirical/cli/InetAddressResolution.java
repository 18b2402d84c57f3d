package run.empirical.cli;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.net.InetAddress;

/**
 * Resolves host names with the system's resolver. The JDK first searches the class path for another
 * resolver. A native program cannot have one, and the search takes a tenth of the time of a
 * look-up.
 */
@TargetClass(InetAddress.class)
final class InetAddressResolution {
  @Alias
  @SuppressWarnings("NullAway") // The JDK sets it.
  private static Resolver BUILTIN_RESOLVER;

  private InetAddressResolution() {}

  @Substitute
  @SuppressWarnings("UnusedMethod") // Called by the JDK.
  private static Resolver loadResolver() {
    return BUILTIN_RESOLVER;
  }

  /** A JDK type that does not exist in Java 17. */
  @TargetClass(className = "java.net.spi.InetAddressResolver")
  interface Resolver {}
}
