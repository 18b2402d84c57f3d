package run.empirical.cli.image;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A key store of the form JCEKS is never read: its entries are serialized objects, and reading
 * those would bring all of Java's serialization.
 */
@TargetClass(className = "com.sun.crypto.provider.JceKeyStore")
final class JceksKeyStore {
  private JceksKeyStore() {}

  @Substitute
  @SuppressWarnings({
    "DoNotCallSuggester",
    "UnusedMethod",
    "UnusedVariable"
  }) // The JDK's own callers use it.
  void engineLoad(@Nullable InputStream stream, char @Nullable [] password) throws IOException {
    throw new IOException("key stores of the form JCEKS are not read");
  }
}
