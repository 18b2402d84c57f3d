package run.empirical.cli.image;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * No handle to a static variable is made at run time. Only {@code SSLContext} would make one, for
 * the process's default way of TLS, which nothing asks for, and that one handle brings all ways to
 * make one.
 */
@TargetClass(MethodHandles.Lookup.class)
final class StaticVariableHandles {
  private StaticVariableHandles() {}

  @Substitute
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // The JDK's own caller uses it.
  private @Nullable VarHandle findStaticVarHandle(Class<?> owner, String name, Class<?> type) {
    return null;
  }
}
